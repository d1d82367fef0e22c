package dev.sistercity.registry.changerequest;

import static dev.sistercity.registry.changerequest.Submitted.creation;
import static dev.sistercity.registry.changerequest.Submitted.deletion;
import static dev.sistercity.registry.changerequest.Submitted.merge;
import static dev.sistercity.registry.changerequest.Submitted.pair;
import static dev.sistercity.registry.changerequest.Submitted.subject;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests in the log, beside a version that cannot read them, and what came of them in exports. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SubmissionKeptTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Submitted submitted;

    @Inject
    AnonymousQuota share;

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

    private String dunedin;
    private String wuxi;

    @BeforeEach
    void cities() {
        dunedin = given.city("Dunedin", "NZ");
        wuxi = given.city("Wuxi", "CN");
    }

    /** Others send from the same address. */
    @AfterEach
    void forget() {
        share.forget();
    }

    @Test
    void has_requests_for_patches_in_the_log_as_the_version_before_wrote_them() throws IOException {
        Map<String, Object> correction = new LinkedHashMap<>();
        correction.put("subject", Map.of("resource", "cities", "id", dunedin));
        correction.put("action", "patch");
        correction.put("patch", Map.of("website", "https://www.dunedin.govt.nz/"));
        correction.put("reason", "So it is");
        String id = submitted.asks(correction).expect(201).at("/id");

        JsonNode draft = last(id).path("draft");

        assertThat(draft.fieldNames())
                .toIterable()
                .containsExactly("subject", "patch", "reason", "sources", "progress");
        assertThat(http.get("/v1/change-requests/" + id).at("/action")).isEqualTo("patch");
    }

    /** As this version stands to the next one: what it cannot read it keeps, decides nothing about, and lets nothing stop. */
    @Test
    void keeps_what_it_cannot_read_and_merges_beside_it() throws Exception {
        String twin = given.city("Wuxi", "CN");
        Reply asked = submitted.asks(creation("partnerships", pair(dunedin, wuxi, Map.of())));
        String request = asked.header("Location");
        newer(asked.at("/id"));

        http.get(request).expectProblem(503, "newer-version");
        assertThat(http.get("/v1/change-requests").at("/page/unreadable")).isEqualTo("1");
        submitted.answers(request, Http.KEY, "accepted", Map.of(), "*").expectProblem(503, "newer-version");
        http.post("/v1/cities/" + twin + "/merge", Map.of("into", dunedin), "If-Match", "*")
                .expect(200);
        assertThat(last(asked.at("/id")).at("/draft/progress/kind").asText()).isEqualTo("FROM_THE_FUTURE");
        assertThat(http.get("/v1/partnerships").at("/page/total")).isEqualTo("0");
    }

    private void newer(String id) throws Exception {
        ObjectNode document = (ObjectNode) last(id);
        ((ObjectNode) document.at("/draft/progress")).put("kind", "FROM_THE_FUTURE");
        document.put("version", 2);
        long sequence = QuarkusTransaction.requiringNew().call(() -> {
            sql("update change_request set version = 2 where id = '" + id + "'");
            return log.append(List.of(new Change(
                            0,
                            Instant.now(),
                            "registrar",
                            "change-requests",
                            UUID.fromString(id),
                            2,
                            Action.UPDATED,
                            null,
                            document.toString(),
                            null,
                            "updated")))
                    .get(0)
                    .sequence();
        });
        Patience.until("the change to be applied", () -> catalog.snapshot().sequence() >= sequence);
    }

    private JsonNode last(String id) throws IOException {
        List<Change> all = QuarkusTransaction.requiringNew().call(() -> log.of("change-requests", UUID.fromString(id)));
        return JSON.readTree(all.get(all.size() - 1).document());
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** The version before looks for OPEN requests when it merges, and could read none of these. */
    @Test
    void is_not_found_among_the_open_ones_by_the_version_before() throws SQLException {
        Reply asked = submitted.asks(creation("partnerships", pair(dunedin, wuxi, Map.of())));
        assertThat(count("OPEN") + count("SUBMITTED") * 10).isEqualTo(10);
        submitted.answers(asked.header("Location"), Http.KEY, "declined").expect(200);
        assertThat(count("DECLINED")).isEqualTo(1);
    }

    private int count(String status) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                var rows = sql.executeQuery("select count(*) from change_request where status = '" + status + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void makes_the_same_registry_of_an_export_of_what_was_asked_for() throws IOException, InterruptedException {
        Map<String, Object> precise = Map.of(
                "kind",
                "city",
                "name",
                "Oslo",
                "countryCode",
                "NO",
                "latitude",
                -0.5,
                "longitude",
                1e-7,
                "population",
                Map.of("value", 1_084_795.5));
        Reply city = submitted.asks(creation("cities", precise)).expect(201);
        Reply twin = submitted.asks(merge("cities", given.city("Dunedin", "NZ"), dunedin));
        Reply ring = submitted.asks(creation("partnerships", pair(dunedin, wuxi, Map.of("established", "1994?"))));
        Reply gone = submitted.asks(deletion("cities", given.city("Atlantis", "GR")));
        for (Reply asked : List.of(city, twin, ring, gone)) {
            submitted.answers(asked.header("Location"), Http.KEY, "accepted").expect(200);
        }
        submitted.asks(creation("forums", Map.of("kind", "forum", "name", "Open", "hostCity", wuxi)));
        assertThat(http.get(subject(city)).at("/population/value")).isEqualTo("1084795.5");
        Map<String, byte[]> before = export();
        emptying.run();

        Reply job = jobs.ended(http.send(
                "POST", "/v1/restorations", zip(before), "Content-Type", "application/zip", "X-API-Key", Http.KEY));

        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        Map<String, byte[]> after = export();
        before.forEach((file, bytes) ->
                assertThat(new String(after.get(file))).as(file).isEqualTo(new String(bytes)));
    }

    private Map<String, byte[]> export() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        http.get("/v1/exports").json().findValues("downloadURL").forEach(address -> {
            String file = address.asText().replaceFirst(".*/", "");
            if (file.endsWith(".ndjson")) {
                files.put(file, http.get("/v1/exports/" + file).body());
            }
        });
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return archive.toByteArray();
    }
}
