package dev.sistercity.registry.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A desk that many ask something of. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DeskOfManyRequestsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    /** However many requests there are about an office's city: what others dispute is seen, and its own requests are told. */
    @Test
    void shows_what_is_disputed_among_any_number_of_requests() {
        String dunedin = given.city("Dunedin", "NZ");
        String kyoto = given.city("Kyoto", "JP");
        String ours = given.office(dunedin);
        String theirs = given.office(kyoto);
        String partnership = "/v1/partnerships/" + given.partnership(dunedin, kyoto, "sister-city");
        http.send(
                        "PUT",
                        partnership + "/confirmations/" + kyoto,
                        Http.bytes(Map.of("stance", "disputed")),
                        "X-API-Key",
                        theirs,
                        "If-Match",
                        http.get(partnership).etag(),
                        "Content-Type",
                        Http.JSON)
                .expect(200);
        String app = given.key(Map.of("role", "partner-app", "label", "An app"));
        for (int i = 0; i < 150; i++) {
            Map<String, ?> request = Map.of(
                    "action",
                    "create",
                    "subject",
                    Map.of("resource", "forums"),
                    "content",
                    Map.of("kind", "forum", "name", "Forum " + i, "hostCity", dunedin),
                    "reason",
                    "So it was");
            http.post("/v1/change-requests", request, "X-API-Key", i == 0 ? theirs : app)
                    .expect(201);
        }

        List<String> said = found(ours, "saidAboutUs");
        assertThat(said).hasSize(100).contains("disputed " + partnership);
        assertThat(said.stream().filter(item -> item.startsWith("submission "))).hasSize(99);
        assertThat(found(theirs, "awaitsOthers"))
                .singleElement()
                .asString()
                .startsWith("submission /v1/change-requests/");
    }

    private List<String> found(String key, String part) {
        List<String> found = new ArrayList<>();
        for (JsonNode item :
                http.get("/v1/desk", "X-API-Key", key).expect(200).json().get(part)) {
            found.add(item.get("why").asText() + " " + item.get("path").asText());
        }
        return found;
    }
}
