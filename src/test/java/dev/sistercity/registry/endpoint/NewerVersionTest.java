package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.change.log.Action;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.CleanDatabase;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newer version of the service writes beside this one: what this one does not know, it keeps, and nothing stops it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class NewerVersionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MUTANTS = 60;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    ChangeLog log;

    @Inject
    Catalog catalog;

    @Inject
    DataSource database;

    @Inject
    JobsDone jobs;

    @Inject
    CleanDatabase.Emptying emptying;

    private String city;
    private String path;

    @BeforeEach
    void city() {
        city = given.city(
                "Dunedin",
                "NZ",
                Map.of(
                        "names",
                        List.of(Map.of("value", "Dunedin", "lang", "en"), Map.of("value", "Ōtepoti", "lang", "mi")),
                        "population",
                        Map.of("value", 100000)));
        path = "/v1/cities/" + city;
    }

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

        newer(draft -> {
            draft.put("kind", "city").remove("population");
            draft.putArray("names")
                    .addObject()
                    .put("value", "Dunedin")
                    .put("lang", "en")
                    .put("kind", "official");
        });
        http.get(path).expect(200);
        assertThat(http.get("/v1/cities").at("/page/unreadable")).isNull();
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

    @Test
    void whatever_is_in_a_document_the_log_goes_on() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        JsonNode draft = last().path("draft");
        for (int i = 0; i < MUTANTS; i++) {
            ObjectNode mutant = draft.deepCopy();
            mutate(mutant, random);
            newer(now -> now.removeAll().setAll(mutant));
            int status = http.get(path).status();
            assertThat(status).as("seed %s: %s", seed, mutant).isIn(200, 503);
            assertThat(http.get("/v1/cities").status())
                    .as("seed %s: %s", seed, mutant)
                    .isEqualTo(200);
            assertThat(http.get("/v1/changes?after=" + (catalog.snapshot().sequence() - 1))
                            .status())
                    .as("seed %s: %s", seed, mutant)
                    .isEqualTo(200);
        }
        given.source();
    }

    /** Puts something else somewhere. */
    private static void mutate(ObjectNode draft, Random random) {
        List<JsonNode> places = new ArrayList<>();
        collect(draft, places);
        JsonNode place = places.get(random.nextInt(places.size()));
        List<JsonNode> values = List.of(
                JSON.nullNode(),
                JSON.valueToTree(-1),
                JSON.valueToTree("x"),
                JSON.createArrayNode(),
                JSON.createObjectNode(),
                JSON.createArrayNode().addNull(),
                JSON.valueToTree(1e300),
                JSON.valueToTree(true));
        JsonNode value = values.get(random.nextInt(values.size()));
        if (place instanceof ArrayNode array) {
            array.add(value);
        } else {
            List<String> names = new ArrayList<>();
            place.fieldNames().forEachRemaining(names::add);
            names.add("brandNew");
            ((ObjectNode) place).set(names.get(random.nextInt(names.size())), value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(below -> collect(below, places));
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private JsonNode last() throws SQLException, JsonProcessingException {
        List<Change> all = log.of("cities", UUID.fromString(city));
        return JSON.readTree(all.get(all.size() - 1).document());
    }

    private void newer(Consumer<ObjectNode> change) throws Exception {
        write("cities", city, change, "updated");
    }

    /** As a newer version does it: the row is at another version, and the log has what it says. */
    private void write(String resource, String id, Consumer<ObjectNode> change, String action) throws Exception {
        ObjectNode document = (ObjectNode) last();
        change.accept((ObjectNode) document.path("draft"));
        long version = document.path("version").asLong() + 1;
        document.put("version", version);
        List<Change> logged = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("update city set version = " + version + " where id = '" + id + "'");
            }
            return log.append(List.of(new Change(
                    0,
                    Instant.now(),
                    "registrar",
                    resource,
                    UUID.fromString(id),
                    version,
                    action.equals("updated") ? Action.UPDATED : null,
                    null,
                    document.toString(),
                    null,
                    action)));
        });
        long sequence = logged.get(0).sequence();
        Patience.until("the change to be applied", () -> catalog.snapshot().sequence() >= sequence);
    }
}
