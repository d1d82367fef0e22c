package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class HistoryTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void tells_who_changed_what_when_and_why() {
        String path = http.post(
                        "/v1/cities?reason=from%20the%20list%20%E5%8F%8B%E5%A5%BD%E5%9F%8E%E5%B8%82",
                        Map.of("kind", "city", "name", "Dunedin", "countryCode", "NZ"))
                .expect(201)
                .header("Location");
        http.patch(
                        path + "?reason=census+of+2018",
                        Map.of("population", Map.of("value", 126_255), "website", "https://a.example/"),
                        http.get(path).etag())
                .expect(200);
        http.patch(
                        path,
                        Map.of(
                                "population",
                                Map.of("value", 126_256),
                                "names",
                                List.of(
                                        Map.of("value", "Dunedin", "lang", "en"),
                                        Map.of("value", "Ōtepoti", "lang", "mi"))),
                        http.get(path).etag())
                .expect(200);
        http.send("DELETE", path + "?reason=twice", null, "X-API-Key", Http.KEY, "If-Match", "*")
                .expect(204);

        List<JsonNode> revisions = items(http.get(path + "/revisions").expect(200));

        assertThat(revisions)
                .extracting(revision -> revision.path("reason").asText("-"))
                .containsExactly("from the list 友好城市", "census of 2018", "-", "twice");
        assertThat(revisions)
                .extracting(revision -> revision.get("actor").asText())
                .containsOnly("registrar");
        assertThat(revisions)
                .allSatisfy(revision -> assertThat(revision.get("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z"));
        assertThat(revisions.get(0).has("changed")).isFalse();
        assertThat(revisions.get(1).get("changed"))
                .extracting(JsonNode::asText)
                .containsExactly("/population", "/website");
        assertThat(revisions.get(2).get("changed"))
                .extracting(JsonNode::asText)
                .containsExactly("/names", "/population/value");
        assertThat(revisions.get(3).get("changed")).isEmpty();
        assertThat(http.get(path + "/revisions/2").at("/changed/1")).isEqualTo("/website");
        assertThat(items(http.get("/v1/changes")))
                .extracting(change -> change.path("reason").asText("-"))
                .containsExactly("from the list 友好城市", "census of 2018", "-", "twice");
    }

    @Test
    void refuses_reasons_that_are_none() {
        String path = "/v1/cities/" + given.city("Dunedin", "NZ");

        for (String reason : List.of("", "%20%20", "%FF", "a%00b", "x".repeat(501))) {
            Reply refused = http.patch(path + "?reason=" + reason, Map.of("website", "https://a.example/"), "*");
            assertThat(refused.expectProblem(400, "malformed").faults()).containsExactly("reason");
        }
        assertThat(http.get(path).at("/version")).isEqualTo("1");
    }

    private static List<JsonNode> items(Reply reply) {
        return StreamSupport.stream(reply.json().get("items").spliterator(), false)
                .toList();
    }
}
