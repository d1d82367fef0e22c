package dev.sistercity.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class WebhookTest {

    private static final String URL = "https://hooks.example.org/cities";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Sql sql;

    @Test
    void shows_the_secret_once_and_keeps_it_out_of_everything_else() {
        Reply made = http.post("/v1/webhooks", Map.of("url", URL), "Idempotency-Key", "w1")
                .expect(201);
        String secret = made.at("/secret");
        String path = made.header("Location");

        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        Reply repeated = http.post("/v1/webhooks", Map.of("url", URL), "Idempotency-Key", "w1")
                .expect(201);
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeated.at("/id")).isEqualTo(made.at("/id"));
        Reply read = http.get(path, "X-API-Key", Http.KEY).expect(200);
        Reply list = http.get("/v1/webhooks", "X-API-Key", Http.KEY).expect(200);
        Reply dry = http.post("/v1/webhooks?dryRun=true", Map.of("url", URL)).expect(200);
        Reply rotated = http.send("POST", path + "/rotate-secret", null, "X-API-Key", Http.KEY, "If-Match", read.etag())
                .expect(200);
        assertThat(rotated.at("/secret")).startsWith("whsec_").isNotEqualTo(secret);
        for (Reply other : List.of(repeated, read, list, dry, http.get(path, "X-API-Key", Http.KEY))) {
            assertThat(other.text()).doesNotContain("whsec_");
        }
        assertThat(sql.query("select body from idempotency", row -> new String(row.getBytes(1))))
                .isNotEmpty()
                .allSatisfy(kept -> assertThat(kept).doesNotContain("whsec_"));
        // Webhooks are private: nothing of them is in the log.
        assertThat(stored.counts()).containsEntry("change_head", 0L);
    }

    @Test
    void is_changed_like_any_record() {
        String city = given.city(
                "Dunedin", "NZ", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "2191562"))));
        Reply made = http.post(
                        "/v1/webhooks",
                        Map.of("url", URL, "cities", List.of("geonames:2191562"), "actions", List.of("created")))
                .expect(201);
        String path = made.header("Location");
        assertThat(made.at("/cities/0/id")).isEqualTo(city);
        assertThat(made.at("/cities/0/name")).isEqualTo("Dunedin");
        assertThat(made.at("/enabled")).isEqualTo("true");
        String etag = http.get(path, "X-API-Key", Http.KEY).etag();
        http.get(path, "X-API-Key", Http.KEY, "If-None-Match", etag).expect(304);

        Reply patched = http.patch(path, "{\"actions\":null,\"enabled\":false,\"resources\":[\"cities\"]}", etag)
                .expect(200);

        assertThat(patched.at("/enabled")).isEqualTo("false");
        assertThat(patched.json().get("actions")).isEmpty();
        assertThat(patched.at("/cities/0/id")).isEqualTo(city);
        assertThat(patched.at("/version")).isEqualTo("2");
        assertThat(patched.etag())
                .isEqualTo(http.get(path, "X-API-Key", Http.KEY).etag());
        http.patch(path, "{\"enabled\":true}", etag).expectProblem(412, "stale");
        http.patch(path, "{\"enabled\":true}", null).expectProblem(428, "precondition-required");
        http.patch(path, "{\"enabld\":null}", "*").expectProblem(400, "malformed");
        assertThat(http.patch(path + "?dryRun=true", "{\"enabled\":true}", "*").at("/enabled"))
                .isEqualTo("true");
        assertThat(http.get(path, "X-API-Key", Http.KEY).at("/enabled")).isEqualTo("false");
        http.delete(path, etag).expectProblem(412, "stale");
        http.delete(path, patched.etag()).expect(204);
        http.get(path, "X-API-Key", Http.KEY).expectProblem(404, "not-found");
        assertThat(stored.count("webhook_secret")).isZero();
    }

    @Test
    void names_what_cannot_be_filtered_by() {
        for (Map.Entry<String, List<String>> wrong : Map.of(
                        "resources", List.of("partnership"),
                        "cities", List.of("geonames:1"),
                        "countryCodes", List.of("QQ"),
                        "actions", List.of("erased"))
                .entrySet()) {
            Reply refused = http.post("/v1/webhooks", Map.of("url", URL, wrong.getKey(), wrong.getValue()));
            assertThat(refused.status()).as("%s", refused).isIn(400, 422);
            assertThat(refused.faults()).containsExactly("/" + wrong.getKey() + "/0");
        }
        assertThat(http.post("/v1/webhooks", Map.of("url", URL, "resources", List.of("partnership")))
                        .text())
                .contains("Did you mean partnerships");
        assertThat(stored.count("webhook")).isZero();
    }

    @Test
    void belongs_to_whoever_made_it() {
        String dunedin = given.office(given.city("Dunedin", "NZ"));
        String kyoto = given.office(given.city("Kyoto", "JP"));
        String app = given.key(Map.of("role", "partner-app"));
        String path = http.post("/v1/webhooks", Map.of("url", URL), "X-API-Key", dunedin)
                .expect(201)
                .header("Location");
        String ofApp = http.post("/v1/webhooks", Map.of("url", URL), "X-API-Key", app)
                .expect(201)
                .at("/id");
        String delivery = http.send("POST", path + "/test", null, "X-API-Key", dunedin)
                .expect(202)
                .header("Location");

        assertThat(http.get(path, "X-API-Key", dunedin).expect(200).at("/owner"))
                .startsWith("office:");
        http.get(path, "X-API-Key", Http.KEY).expect(200);
        http.get(delivery, "X-API-Key", Http.KEY).expect(200);
        assertThat(http.get("/v1/webhooks", "X-API-Key", Http.KEY).ids()).hasSize(2);
        assertThat(http.get("/v1/webhooks", "X-API-Key", app).ids()).containsExactly(ofApp);
        for (String other : List.of(kyoto, app)) {
            http.get(path, "X-API-Key", other).expectProblem(404, "not-found");
            http.get(path + "/deliveries", "X-API-Key", other).expectProblem(404, "not-found");
            http.get(delivery, "X-API-Key", other).expectProblem(404, "not-found");
            http.patch(path, "{\"enabled\":false}", "*", "X-API-Key", other).expectProblem(404, "not-found");
            http.delete(path, "*", "X-API-Key", other).expectProblem(404, "not-found");
            http.post(path + "/replay", Map.of("after", 0), "X-API-Key", other).expectProblem(404, "not-found");
            for (String action : List.of(path + "/test", path + "/rotate-secret", delivery + "/redeliver")) {
                http.send("POST", action, null, "X-API-Key", other, "If-Match", "*")
                        .expectProblem(404, "not-found");
            }
        }
        http.get("/v1/webhooks").expectProblem(401, "unauthenticated");
        http.get(path).expectProblem(401, "unauthenticated");
        http.post("/v1/webhooks", Map.of("url", URL), "X-API-Key", "unknown").expectProblem(401, "unauthenticated");
    }

    @Test
    void turns_pages_of_webhooks_and_of_deliveries() {
        String path = null;
        for (int i = 0; i < 5; i++) {
            path = http.post("/v1/webhooks", Map.of("url", URL + i)).expect(201).header("Location");
        }
        String link = null;
        for (String list : List.of("/v1/webhooks", path + "/deliveries", path + "/deliveries?status=pending")) {
            if (list.endsWith("deliveries")) {
                for (int i = 0; i < 5; i++) {
                    http.send("POST", path + "/test", null, "X-API-Key", Http.KEY)
                            .expect(202);
                }
            }
            List<String> all = http.get(list, "X-API-Key", Http.KEY).expect(200).ids();
            assertThat(all).hasSize(5).doesNotHaveDuplicates();
            List<String> seen = new java.util.ArrayList<>();
            link = list + (list.contains("?") ? "&" : "?") + "limit=2";
            while (link != null) {
                Reply page = http.get(link, "X-API-Key", Http.KEY).expect(200);
                assertThat(page.at("/page/total")).isEqualTo("5");
                seen.addAll(page.ids());
                String next = page.header("Link");
                link = next == null ? null : next.substring(1, next.indexOf('>'));
            }
            assertThat(seen).isEqualTo(all);
        }
        assertThat(http.get(path + "/deliveries?status=failed", "X-API-Key", Http.KEY)
                        .ids())
                .isEmpty();
        JsonNode page =
                http.get(path + "/deliveries?limit=2", "X-API-Key", Http.KEY).json();
        http.get(
                        path + "/deliveries?limit=2&status=pending&cursor="
                                + page.at("/page/nextCursor").asText(),
                        "X-API-Key",
                        Http.KEY)
                .expectProblem(400, "malformed");
    }

    @Test
    void lets_nobody_have_more_than_fifty() {
        for (int i = 0; i < WebhookRegister.MOST_OF_ONE_OWNER; i++) {
            http.post("/v1/webhooks", Map.of("url", URL)).expect(201);
        }
        http.post("/v1/webhooks", Map.of("url", URL)).expectProblem(422, "refused");
    }
}
