package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.AtOnce;
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

/** A request that is repeated with its Idempotency-Key is carried out once. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class IdempotencyTest {

    @Inject
    Http http;

    @Inject
    Stored stored;

    @Test
    void answers_a_repeated_request_as_it_did_the_first_time() {
        Map<String, Object> body = Map.of("kind", "city", "name", "Dunedin", "countryCode", "NZ");
        Reply first = http.post("/v1/cities", body, "Idempotency-Key", "one", "Accept-Language", "de")
                .expect(201);
        http.patch(first.header("Location"), "{\"website\":\"https://a.example/\"}", "*")
                .expect(200);

        Reply again = http.post("/v1/cities", body, "Idempotency-Key", "one").expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        for (String header : List.of("ETag", "Location", "Content-Type")) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(stored.count("city")).isEqualTo(1);
        http.post("/v1/cities", Map.of("kind", "city", "name", "Oslo", "countryCode", "NO"), "Idempotency-Key", "one")
                .expectProblem(422, "key-reused");
        http.post("/v1/sources", body, "Idempotency-Key", "one").expect(400);
        http.post("/v1/cities?allowDuplicate=yes", body, "Idempotency-Key", "two")
                .expect(201);
        assertThat(stored.count("city")).isEqualTo(2);
    }

    @Test
    void does_not_keep_a_refusal_for_the_key_it_came_with() {
        http.post(
                        "/v1/cities",
                        Map.of("kind", "city", "name", "X", "countryCode", "NZ", "latitude", 1),
                        "Idempotency-Key",
                        "one")
                .expectProblem(422, "refused");

        http.post("/v1/cities", Map.of("kind", "city", "name", "X", "countryCode", "NZ"), "Idempotency-Key", "one")
                .expect(201);
    }

    @Test
    void makes_one_record_of_concurrent_requests_with_the_same_key() {
        Map<String, Object> body = Map.of("kind", "city", "name", "Dunedin", "countryCode", "NZ");

        List<Reply> replies = AtOnce.run(32, i -> http.post("/v1/cities", body, "Idempotency-Key", "same"));

        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.status()).as("%s", reply).isEqualTo(201));
        assertThat(replies.stream().map(Reply::text).distinct()).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.header("Idempotency-Replayed") == null))
                .hasSize(1);
        assertThat(stored.count("city")).isEqualTo(1);
    }
}
