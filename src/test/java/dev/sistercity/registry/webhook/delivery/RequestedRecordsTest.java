package dev.sistercity.registry.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.webhook.target.KnownNames;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What subscribers are told of records that somebody asks for. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RequestedRecordsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Replicas replicas;

    @Inject
    KnownNames names;

    @Test
    void tells_of_a_request_and_of_the_record_that_comes_of_it_and_never_of_the_token() {
        names.reset();
        String dunedin = given.city("Dunedin", "NZ");
        String office = given.office(dunedin);
        Map<String, ?> content = Map.of(
                "kind",
                "sister-city",
                "parties",
                List.of(Map.of("city", dunedin), Map.of("city", given.city("Wuxi", "CN"))));
        Map<String, ?> draft = Map.of(
                "action",
                "create",
                "subject",
                Map.of("resource", "partnerships"),
                "content",
                content,
                "reason",
                "The minutes say so");
        try (TestReceiver receiver = new TestReceiver()) {
            http.post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
            Reply asked =
                    http.post("/v1/change-requests", draft, "X-API-Key", null).expect(201);
            http.post(
                            asked.header("Location") + "/answers",
                            Map.of("verdict", "accepted", "reason", "So it is"),
                            "X-API-Key",
                            office,
                            "If-Match",
                            asked.etag())
                    .expect(200);
            replicas.settle();

            assertThat(receiver.got())
                    .extracting(got -> got.json().at("/type").asText())
                    .containsExactly("change-request.created", "change-request.updated", "partnership.created");
            assertThat(receiver.got().get(2).json().at("/data/id").asText()).isEqualTo(asked.at("/subject/id"));
            assertThat(receiver.got()).allSatisfy(got -> assertThat(got.body())
                    .doesNotContain(asked.header("Registry-Token"), "scr_request"));
        }
    }
}
