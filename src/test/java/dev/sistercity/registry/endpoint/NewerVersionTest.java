package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.CleanDatabase;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newer version of the service writes beside this one: what this one does not know, it keeps, and nothing stops it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class NewerVersionTest extends NewerVersionFixture {

    @Inject
    JobsDone jobs;

    @Inject
    CleanDatabase.Emptying emptying;

    @Test
    void what_is_unknown_in_a_record_is_kept_and_passed_on() throws Exception {
        String before = http.get(path).at("/names/1/value");
        newer(draft -> {
            draft.put("brandNew", 1);
            ((ObjectNode) draft.path("population")).put("method", "census");
            ((ObjectNode) draft.at("/names/1")).put("script", "Latn");
        });

        assertThat(http.get(path).expect(200).at("/names/1/value")).isEqualTo(before);
        http.patch(path, Map.of("website", "https://www.dunedin.govt.nz/"), "*").expect(200);
        assertKept(1);
        List<Map<String, String>> names =
                List.of(Map.of("value", "Ōtepoti", "lang", "mi"), Map.of("value", "Dunedin City", "lang", "en"));
        http.patch(path, Map.of("names", names), "*").expect(200);
        assertKept(0);
        http.delete(path, "*").expect(204);
        http.send("POST", path + "/restore", null, "X-API-Key", Http.KEY, "If-Match", "*")
                .expect(200);
        assertKept(0);
        JsonNode told = http.get("/v1/changes?after=" + (catalog.snapshot().sequence() - 1))
                .json()
                .at("/items/0/unknown");
        assertThat(told.path("/draft/brandNew").asInt()).isEqualTo(1);
        assertThat(told.path("/draft/names/0/script").asText()).isEqualTo("Latn");
        JsonNode line = JSON.readTree(http.get("/v1/exports/cities.ndjson").body());
        assertThat(line.path("unknown")).isEqualTo(told);
        assertThat(http.get(path + "/revisions").expect(200).text()).contains("/brandNew");
    }

    @Test
    void what_is_unknown_comes_back_from_an_export() throws Exception {
        newer(draft -> {
            draft.put("brandNew", 1);
            ((ObjectNode) draft.at("/names/1")).put("script", "Latn");
        });
        byte[] before = http.get("/v1/exports/cities.ndjson").expect(200).body();
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (JsonNode file : http.get("/v1/exports").json().findValues("downloadURL")) {
                String name = file.asText().replaceFirst(".*/", "");
                if (name.endsWith(".ndjson")) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(http.get("/v1/exports/" + name).body());
                }
            }
        }
        emptying.run();

        Reply job = jobs.ended(http.send(
                "POST",
                "/v1/restorations",
                archive.toByteArray(),
                "X-API-Key",
                Http.KEY,
                "Content-Type",
                "application/zip"));

        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        assertThat(http.get("/v1/exports/cities.ndjson").body()).isEqualTo(before);
        assertThat(last().at("/draft/brandNew").asInt()).isEqualTo(1);
    }

    private void assertKept(int name) throws Exception {
        JsonNode draft = last().path("draft");
        assertThat(draft.path("brandNew").asInt()).isEqualTo(1);
        assertThat(draft.at("/population/method").asText()).isEqualTo("census");
        assertThat(draft.at("/names/" + name + "/script").asText()).isEqualTo("Latn");
        assertThat(draft.at("/names/" + (1 - name)).has("script")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enumeration", "type", "nothing", "index"})
    void a_record_that_cannot_be_read_says_so_and_stops_nothing(String change) throws Exception {
        String partner = given.city("Shanghai", "CN");
        String partnership = given.partnership(city, partner, "sister-city");
        Instant earlier = Instant.parse(http.get(path).at("/updatedAt"));
        newer(draft -> {
            switch (change) {
                case "enumeration" -> draft.put("kind", "megacity");
                case "type" -> draft.putArray("population").add(1);
                case "nothing" -> draft.putNull("kind");
                default -> draft.putArray("names");
            }
        });

        Reply refused = http.get(path).expectProblem(503, "newer-version");
        assertThat(refused.header("Retry-After")).isNotNull();
        http.patch(path, Map.of("website", "https://a.example/"), "*").expectProblem(503, "newer-version");
        http.delete(path, "*").expectProblem(503, "newer-version");
        if (!change.equals("nothing")) {
            http.get(path + "?knownAt=2100-01-01T00:00:00Z").expectProblem(503, "newer-version");
        }
        http.get(path + "?knownAt=" + earlier).expect(200);
        Reply list = http.get("/v1/cities").expect(200);
        assertThat(list.ids()).containsExactly(partner);
        assertThat(list.at("/page/unreadable")).isEqualTo("1");
        assertThat(list.at("/page/total")).isEqualTo("1");
        http.get("/v1/partnerships/" + partnership).expect(200);
        http.get(path + "/revisions").expect(200);
        http.get("/v1/changes?after=0").expect(200);
        http.get("/v1/exports/cities.ndjson").expect(200);
        given.source();
        Reply ready = http.get("/q/health/ready").expect(200);
        assertThat(ready.json().findValue("unreadable").asInt()).isEqualTo(1);

        newer(NewerVersionTest::mend);
        http.get(path).expect(200);
        assertThat(http.get("/v1/cities").at("/page/unreadable")).isNull();
    }

    private static void mend(ObjectNode draft) {
        draft.put("kind", "city").remove("population");
        draft.putArray("names")
                .addObject()
                .put("value", "Dunedin")
                .put("lang", "en")
                .put("kind", "official");
    }

    @Test
    void what_only_a_newer_version_does_stops_nothing() throws Exception {
        String check = "change add constraint change_action_check check "
                + "(action in ('created', 'updated', 'deleted', 'merged', 'restored')) not valid";
        // As the newer version's migration does.
        sql("alter table change drop constraint change_action_check");
        try {
            write("cities", city, draft -> {}, "archived");
        } finally {
            sql("alter table " + check);
        }
        http.get(path).expectProblem(503, "newer-version");
        assertThat(http.get("/v1/changes?after=" + (catalog.snapshot().sequence() - 1))
                        .at("/items/0/action"))
                .isEqualTo("archived");
        http.get("/v1/changes/proof?from=1").expect(200);
        write("treaties", UUID.randomUUID().toString(), draft -> {}, "created");
        given.source();
        assertThat(http.get("/q/health/ready").expect(200).text()).contains("treaties");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
