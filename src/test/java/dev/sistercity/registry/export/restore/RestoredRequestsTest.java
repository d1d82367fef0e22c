package dev.sistercity.registry.export.restore;

import static dev.sistercity.registry.export.restore.Archives.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.CleanDatabase;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.StarterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change requests of each kind and in each state, in exports and back. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RestoredRequestsTest {

    private static final String REQUESTS = "/v1/change-requests";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    JobsDone jobs;

    @Inject
    Archives archives;

    @Inject
    CleanDatabase.Emptying emptying;

    private String dunedin;
    private String declined;
    private String consent;
    private String strangers;
    private String token;

    @BeforeEach
    void ask() {
        String shanghai = given.city("Shanghai", "CN");
        dunedin = given.city("Dunedin", "NZ");
        consent = consent(given.partnership(shanghai, dunedin, "sister-city"), shanghai);
        Reply stranger = http.post(REQUESTS, asked(dunedin, "patch", "patch", site("a")), "X-API-Key", null)
                .expect(201);
        token = stranger.header("Registry-Token");
        strangers = stranger.header("Location");
        declined = asks(asked(dunedin, "patch", "patch", site("b")));
        answer(declined, "declined");
        answer(
                asks(Map.of(
                        "action",
                        "create",
                        "subject",
                        Map.of("resource", "cities"),
                        "content",
                        Map.of("kind", "city", "name", "Wuxi", "countryCode", "CN"),
                        "reason",
                        "It is missing")),
                "accepted");
        asks(asked(given.city("Mosgiel", "NZ"), "merge", "into", dunedin));
        answer(asks(asked(given.city("Nowhere", "NZ"), "delete", null, null)), "accepted");
    }

    /** An office need not say why it changes what both sides have agreed on. */
    private String consent(String partnership, String shanghai) {
        String path = "/v1/partnerships/" + partnership;
        String office = given.office(shanghai);
        for (String city : List.of(shanghai, dunedin)) {
            String key = city.equals(shanghai) ? office : given.office(city);
            write("PUT", path + "/confirmations/" + city, Map.of("stance", "confirmed"), Http.JSON, key)
                    .expect(200);
        }
        return write("PATCH", path, Map.of("established", "1994"), Http.MERGE_PATCH, office)
                .expect(202)
                .header("Location");
    }

    private Reply write(String method, String path, Object body, String type, String key) {
        return http.send(
                method,
                path,
                Http.bytes(body),
                "Content-Type",
                type,
                "X-API-Key",
                key,
                "If-Match",
                http.get(path.replaceFirst("/confirmations/.*", "")).etag());
    }

    private String asks(Map<String, ?> request) {
        return REQUESTS + "/" + given.record("change-requests", request);
    }

    private static Map<String, String> site(String name) {
        return Map.of("website", "https://" + name + ".example/");
    }

    private static Map<String, Object> asked(String city, String action, String with, Object what) {
        Map<String, Object> asked = new LinkedHashMap<>(Map.of(
                "action",
                action,
                "subject",
                Map.of("resource", "cities", "id", city),
                "reason",
                "So it is",
                "sources",
                List.of("https://example.org/minutes.pdf")));
        if (with != null) {
            asked.put(with, what);
        }
        return asked;
    }

    private void answer(String request, String verdict) {
        http.post(request + "/answers", Map.of("verdict", verdict, "reason", "Seen"), "If-Match", "*")
                .expect(200);
    }

    private Map<String, byte[]> restored() throws IOException, InterruptedException {
        Map<String, byte[]> before = archives.export();
        emptying.run();
        Reply job = jobs.ended(archives.restore(Archives.zip(before)));
        assertThat(job.at("/status")).as("%s", job).isEqualTo("done");
        assertThat(job.at("/report/records/change-requests")).isEqualTo("6");
        return before;
    }

    @Test
    void are_restored_byte_for_byte() throws IOException, InterruptedException {
        Map<String, byte[]> before = restored();

        Map<String, byte[]> after = archives.export();
        assertThat(text(before.get("change-requests.ndjson")).lines()).hasSize(6);
        before.forEach(
                (file, bytes) -> assertThat(text(after.get(file))).as(file).isEqualTo(text(bytes)));
    }

    @Test
    void have_nothing_in_files_that_is_not_read_by_all() {
        archives.export().forEach((file, bytes) -> assertThat(text(bytes))
                .as(file)
                .doesNotContain(token)
                .doesNotContain("scr_")
                .doesNotContain("mandate"));
        String line = text(archives.export().get("change-requests.ndjson"))
                .lines()
                .filter(one ->
                        consent.endsWith(StarterRegistry.json(one).at("/id").textValue()))
                .findFirst()
                .orElseThrow();
        // What the line has beside the view, editions have for all to read.
        http.send("POST", "/v1/editions", null, "X-API-Key", Http.KEY).expect(201);
        String basis = StarterRegistry.json(line).at("/recorded/progress/basis").asText();
        assertThat(basis).isNotBlank();
        assertThat(http.send("GET", "/v1/editions/1/records.ndjson", null)
                        .expect(200)
                        .text()
                        .replace("\\\"", "\""))
                .contains(basis);
    }

    @Test
    void go_on_where_they_stood() throws IOException, InterruptedException {
        restored();

        assertThat(http.get(declined).expect(200).at("/answers/0/verdict")).isEqualTo("declined");
        assertThat(http.get(consent).expect(200).at("/status")).isEqualTo("open");
        // Tokens of the registry before are worth nothing, and keys that asked are known no more.
        http.post(
                        strangers + "/withdrawal",
                        Map.of("reason", "I was mistaken"),
                        "X-API-Key",
                        null,
                        "Registry-Token",
                        token,
                        "If-Match",
                        "*")
                .expectProblem(404, "not-found");
        http.post(
                        consent + "/answers",
                        Map.of("verdict", "accepted", "reason", "Gladly"),
                        "X-API-Key",
                        given.office(dunedin),
                        "If-Match",
                        "*")
                .expectProblem(422, "refused");
        answer(strangers, "accepted");
        assertThat(http.get("/v1/cities/" + dunedin).at("/website")).isEqualTo("https://a.example/");
    }
}
