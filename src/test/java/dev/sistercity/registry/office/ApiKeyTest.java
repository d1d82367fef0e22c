package dev.sistercity.registry.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ApiKeyTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    DataSource database;

    @Test
    void is_shown_once_and_stored_as_a_hash() throws SQLException {
        Map<String, String> draft = Map.of("role", "partner-app", "label", "A map");
        Reply made = http.post("/v1/api-keys", draft, "Idempotency-Key", "once").expect(201);
        String key = made.at("/key");

        assertThat(key).matches("scr_app_[A-Za-z0-9_-]{43}");
        assertThat(http.post("/v1/api-keys", draft, "Idempotency-Key", "once")
                        .expect(201)
                        .json())
                .isEqualTo(without(made, "key"));
        String path = "/v1/api-keys/" + made.at("/id");
        assertThat(http.get(path, "X-API-Key", Http.KEY).text()).doesNotContain(key);
        assertThat(everythingStored()).doesNotContain(key.substring("scr_app_".length()));
    }

    @Test
    void is_good_until_it_is_revoked_or_over() {
        String city = given.city("Wuxi", "CN");
        String office = given.record("offices", Map.of("name", "An office", "city", city));
        Reply made = http.post("/v1/api-keys", Map.of("office", office, "role", "office"))
                .expect(201);
        String key = made.at("/key");
        String path = "/v1/api-keys/" + made.at("/id");
        assertThat(http.get("/v1/me", "X-API-Key", key).expect(200).at("/role")).isEqualTo("office");

        http.delete(path, null, "X-API-Key", key).expectProblem(428, "precondition-required");
        http.delete(path, "*", "X-API-Key", key).expect(204);

        http.get("/v1/me", "X-API-Key", key).expectProblem(401, "unauthenticated");
        http.patch("/v1/cities/" + city, Map.of(), "*", "X-API-Key", key).expectProblem(401, "unauthenticated");
        assertThat(http.get(path, "X-API-Key", Http.KEY).at("/revokedAt")).isNotEmpty();
        http.post("/v1/api-keys", Map.of("role", "partner-app", "expiresAt", "2020-01-01T00:00:00Z"))
                .expectProblem(422, "refused");
    }

    @Test
    void is_one_of_few_that_an_office_may_have_at_once() {
        String city = given.city("Wuxi", "CN");
        String office = given.record("offices", Map.of("name", "An office", "city", city));
        Map<String, String> draft = Map.of("office", office, "role", "office");
        Reply first = http.post("/v1/api-keys", draft).expect(201);
        Map<String, String> app = Map.of("role", "partner-app");

        List<Integer> answers = AtOnce.run(10, number -> http.post("/v1/api-keys", app, "X-API-Key", first.at("/key"))
                .status());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(7);
        Reply refused =
                http.post("/v1/api-keys", draft, "X-API-Key", first.at("/key")).expectProblem(422, "refused");
        assertThat(refused.faults()).containsExactly("/office");
        http.post("/v1/api-keys", draft).expectProblem(422, "refused");
        given.office(given.city("Suzhou", "CN"));
        String other = http.get("/v1/api-keys?limit=200", "X-API-Key", first.at("/key")).ids().stream()
                .filter(id -> !id.equals(first.at("/id")))
                .findFirst()
                .orElseThrow();
        http.delete("/v1/api-keys/" + other, "*", "X-API-Key", first.at("/key")).expect(204);
        http.post("/v1/api-keys", app, "X-API-Key", first.at("/key")).expect(201);
    }

    @Test
    void that_is_good_for_nothing_is_refused_in_the_same_words_whatever_is_wrong_with_it() {
        Reply revoked = http.post("/v1/api-keys", Map.of("role", "partner-app")).expect(201);
        http.delete("/v1/api-keys/" + revoked.at("/id"), "*").expect(204);
        Reply unknown =
                http.get("/v1/me", "X-API-Key", "scr_app_" + "A".repeat(43)).expectProblem(401, "unauthenticated");

        assertThat(http.get("/v1/me", "X-API-Key", revoked.at("/key"))
                        .expect(401)
                        .at("/detail"))
                .isEqualTo(unknown.at("/detail"));
        assertThat(http.get("/v1/me", "Authorization", "Bearer x.y.z")
                        .expect(401)
                        .at("/detail"))
                .isEqualTo(unknown.at("/detail"));
        assertThat(unknown.header("WWW-Authenticate")).contains("Bearer", "ApiKey");
        http.get("/v1/me", "X-API-Key", Http.KEY, "Authorization", "Bearer x.y.z")
                .expectProblem(400, "malformed");
        http.get("/v1/me", "X-API-Key", Http.KEY, "X-API-Key", Http.KEY).expectProblem(400, "malformed");
    }

    @Test
    void that_is_refused_counts_in_the_metrics_of_what_it_was_tried_for() {
        String partner = http.post("/v1/api-keys", Map.of("role", "partner-app"))
                .expect(201)
                .at("/key");
        http.patch("/v1/forums/" + UUID.randomUUID(), Map.of(), "*", "X-API-Key", null)
                .expect(401);
        http.patch("/v1/forums/" + UUID.randomUUID(), Map.of(), "*", "X-API-Key", "scr_app_" + "B".repeat(43))
                .expect(401);
        http.patch("/v1/forums/" + UUID.randomUUID(), Map.of(), "*", "X-API-Key", partner)
                .expect(403);

        assertThat(http.get("/q/metrics").expect(200).text())
                .containsPattern("http_server_requests_seconds_count.*PATCH.*\"401\",uri=\"/v1/forums/\\{id}\"} [2-9]")
                .containsPattern("http_server_requests_seconds_count.*PATCH.*\"403\",uri=\"/v1/forums/\\{id}\"} ");
    }

    @Test
    void says_when_it_was_last_used() throws InterruptedException {
        Reply made = http.post("/v1/api-keys", Map.of("role", "partner-app")).expect(201);
        String path = "/v1/api-keys/" + made.at("/id");
        assertThat(http.get(path, "X-API-Key", Http.KEY).at("/usedAt")).isNull();
        http.get("/v1/cities", "X-API-Key", made.at("/key")).expect(200);
        http.get("/v1/me", "X-API-Key", made.at("/key")).expect(200);
        Patience.until("its use to be taken down", () -> usedAt(path) != null);
        String used = usedAt(path);
        http.get("/v1/me", "X-API-Key", made.at("/key")).expect(200);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(usedAt(path)).as("once a minute").isEqualTo(used);
    }

    private String usedAt(String path) {
        return http.get(path, "X-API-Key", Http.KEY).at("/usedAt");
    }

    @Test
    void that_may_only_read_writes_nothing() {
        String city = given.city("Wuxi", "CN");
        String office = given.record("offices", Map.of("name", "An office", "city", city));
        String key = given.key(Map.of("office", office, "role", "office", "scopes", List.of("read")));

        assertThat(http.get("/v1/me", "X-API-Key", key).expect(200).at("/mayWrite"))
                .isEqualTo("false");
        http.patch("/v1/cities/" + city, Map.of("website", "https://example.org"), "*", "X-API-Key", key)
                .expectProblem(403, "forbidden");
        http.post("/v1/api-keys", Map.of("role", "office"), "X-API-Key", key).expectProblem(403, "forbidden");
    }

    @Test
    void is_made_and_seen_by_its_office_and_no_other() {
        String one = given.office(given.city("Wuxi", "CN"));
        String other = given.office(given.city("Dunedin", "NZ"));
        String office = http.get("/v1/me", "X-API-Key", other).at("/office/id");

        Reply made = http.post("/v1/api-keys", Map.of("role", "partner-app"), "X-API-Key", one)
                .expect(201);
        http.post("/v1/api-keys", Map.of("role", "office", "office", office), "X-API-Key", one)
                .expectProblem(403, "forbidden");
        String path = "/v1/api-keys/" + made.at("/id");
        http.get(path, "X-API-Key", one).expect(200);
        http.get(path, "X-API-Key", other).expectProblem(404, "not-found");
        http.delete(path, "*", "X-API-Key", other).expectProblem(404, "not-found");
        assertThat(http.get("/v1/api-keys", "X-API-Key", one).at("/page/total")).isEqualTo("2");
        assertThat(http.get("/v1/api-keys", "X-API-Key", made.at("/key")).at("/page/total"))
                .isEqualTo("1");
        assertThat(http.get("/v1/api-keys?limit=1", "X-API-Key", Http.KEY).at("/page/nextCursor"))
                .isNotEmpty();
        http.get("/v1/api-keys").expectProblem(401, "unauthenticated");
    }

    private static Object without(Reply reply, String property) {
        return ((com.fasterxml.jackson.databind.node.ObjectNode) reply.json()).without(property);
    }

    private String everythingStored() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select k::text from api_key k union all "
                        + "select convert_from(body, 'UTF8') from idempotency union all select document from change")) {
            while (rows.next()) {
                all.append(rows.getString(1)).append('\n');
            }
        }
        return all.toString();
    }
}
