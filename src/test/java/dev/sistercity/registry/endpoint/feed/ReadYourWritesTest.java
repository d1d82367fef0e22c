package dev.sistercity.registry.endpoint.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.SequenceWaiters;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ReadYourWritesTest {

    private static final String HEADER = "Registry-Sequence";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    SequenceWaiters arrivals;

    @Test
    void says_on_every_answer_how_far_it_is_once() {
        String city = given.city("Dunedin", "NZ");
        for (Reply reply : List.of(
                http.get("/v1"),
                http.get("/v1/cities"),
                http.get("/v1/cities/" + city),
                http.get("/v1/cities/no-id"),
                http.get("/v1/cities?limt=1"),
                http.get("/v1/nosuch"),
                http.get("/v1/changes"),
                http.get("/v1/changes/stream"),
                http.get("/v1/changes/proof"),
                http.get("/v1/cities/" + city + "/revisions"),
                http.get("/v1/cities/" + city, "If-None-Match", "*"),
                http.post("/v1/cities", "{}"),
                http.send("POST", "/v1/cities", new byte[0]))) {
            assertThat(reply.headers().get(HEADER)).as("%s", reply).containsExactly("1");
        }
        assertThat(http.post("/v1/cities", Map.of("kind", "city", "name", "Oslo", "countryCode", "NO"))
                        .headers()
                        .get(HEADER))
                .containsExactly("2");
    }

    @Test
    void goes_on_at_once_when_it_is_that_far() {
        given.city("Dunedin", "NZ");
        for (String known : List.of("0", "1", "01")) {
            http.get("/v1/cities", HEADER, known).expect(200);
        }
        assertThat(arrivals.waiting()).isZero();
    }

    @Test
    void waits_with_reads_and_writes_until_it_is_that_far() throws Exception {
        String city = given.city("Dunedin", "NZ");
        List<CompletableFuture<Reply>> held = List.of(
                async("GET", "/v1/cities/" + city, null),
                async("GET", "/v1/cities", null),
                async("GET", "/v1/changes/proof", null),
                async("GET", "/v1", null),
                async("POST", "/v1/cities", Map.of("kind", "city", "name", "Ōsaka", "countryCode", "JP")));
        Patience.until(held.size() + " to wait", () -> arrivals.waiting() == held.size());
        assertThat(held).noneMatch(CompletableFuture::isDone);

        given.city("Oslo", "NO");

        for (CompletableFuture<Reply> one : held) {
            Reply reply = one.get(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(reply.status()).as("%s", reply).isIn(200, 201);
            assertThat(Long.parseLong(reply.header(HEADER))).isGreaterThanOrEqualTo(2);
        }
        assertThat(held.get(4).get().at("/name")).isEqualTo("Ōsaka");
        assertThat(arrivals.waiting()).isZero();
    }

    private CompletableFuture<Reply> async(String method, String path, Object body) {
        return CompletableFuture.supplyAsync(() -> body == null
                ? http.send(method, path, null, HEADER, "2")
                : http.send(
                        method,
                        path,
                        Http.bytes(body),
                        HEADER,
                        "2",
                        "X-API-Key",
                        Http.KEY,
                        "Content-Type",
                        "application/json"));
    }

    @Test
    void says_after_a_while_that_there_is_no_such_change_and_does_nothing() throws Exception {
        given.city("Dunedin", "NZ");
        Map<String, String> body = Map.of("kind", "city", "name", "Oslo", "countryCode", "NO");

        List<CompletableFuture<Reply>> refused = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> i == 0
                        ? http.post("/v1/cities", body, HEADER, "3")
                        : http.get("/v1/cities", HEADER, "9223372036854775807")))
                .toList();

        for (CompletableFuture<Reply> one : refused) {
            Reply reply = one.get(Patience.SECONDS, TimeUnit.SECONDS).expectProblem(409, "history-lost");
            assertThat(reply.headers().get(HEADER)).containsExactly("1");
        }
        assertThat(arrivals.waiting()).isZero();
        assertThat(http.get("/v1/cities").ids()).hasSize(1);
    }

    @Test
    void refuses_the_number_of_another_history() {
        given.city("Dunedin", "NZ");
        String epoch = http.get("/v1").expect(200).header("Registry-Epoch");

        http.get("/v1/cities", HEADER, "1", "Registry-Epoch", epoch).expect(200);
        Reply refused = http.get("/v1/cities", HEADER, "1", "Registry-Epoch", "1-00000000")
                .expectProblem(409, "history-lost");
        assertThat(refused.at("/detail"))
                .contains("of epoch 1-00000000 is not in")
                .contains(epoch);
        http.get("/v1/cities", HEADER, "1-00000000deadbeef").expectProblem(409, "history-lost");
        http.get("/v1/cities", HEADER, "1", "Registry-Epoch", "?").expectProblem(400, "malformed");
        assertThat(arrivals.waiting()).isZero();
    }

    @Test
    void refuses_what_is_no_number() {
        for (String wrong : List.of("", "x", "-1", "1.0", "+1", "0x1", "1,2", "9223372036854775808", "１")) {
            Reply reply = http.get("/v1/cities", HEADER, wrong).expectProblem(400, "malformed");
            assertThat(reply.faults()).containsExactly(HEADER);
        }
        http.get("/v1/cities", HEADER, "0", HEADER, "0").expectProblem(400, "malformed");
        http.get("/q/health/live", HEADER, "x").expect(200);
    }
}
