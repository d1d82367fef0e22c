package dev.sistercity.registry.endpoint.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.SequenceWaiters;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.EventStream;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ChangeFeedTest {

    private static final int WRITERS = 64;
    /** More than there are threads for work that blocks, and by far more than connections to the database. */
    private static final int POLLS = 400;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    SequenceWaiters arrivals;

    @Test
    void comes_without_a_gap_and_in_order_while_many_write() {
        int each = 4;
        List<Long> expected =
                LongStream.rangeClosed(1, (long) WRITERS * each).boxed().toList();

        CompletableFuture<List<Long>> polled = CompletableFuture.supplyAsync(() -> poll(expected.size()));
        CompletableFuture<List<Long>> streamed = CompletableFuture.supplyAsync(() -> stream(expected.size()));
        AtOnce.run(WRITERS, i -> IntStream.range(0, each)
                .mapToObj(n -> given.source(i + "/" + n))
                .toList());

        assertThat(polled.join()).isEqualTo(expected);
        assertThat(streamed.join()).isEqualTo(expected);
        assertThat(poll(expected.size())).as("afterwards").isEqualTo(expected);
    }

    private List<Long> poll(int many) {
        List<Long> seen = new ArrayList<>();
        long after = 0;
        while (seen.size() < many) {
            JsonNode page = http.get("/v1/changes?limit=7&waitSeconds=30&after=" + after)
                    .expect(200)
                    .json();
            page.get("items").forEach(change -> seen.add(change.get("sequence").longValue()));
            after = page.get("last").longValue();
            assertThat(page.get("head").longValue()).isGreaterThanOrEqualTo(after);
        }
        return seen;
    }

    private List<Long> stream(int many) {
        try (EventStream stream = new EventStream(http.base(), "/v1/changes/stream")) {
            return IntStream.range(0, many)
                    .mapToObj(i -> stream.next().sequence())
                    .toList();
        }
    }

    @Test
    void waits_for_the_next_change_and_holds_neither_thread_nor_connection() throws Exception {
        given.city("Dunedin", "NZ");
        // A connection each: one of HTTP/2 takes a hundred requests at once.
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest poll = HttpRequest.newBuilder(URI.create(http.base() + "/v1/changes?after=1&waitSeconds=60"))
                .build();

        List<CompletableFuture<HttpResponse<String>>> polls = IntStream.range(0, POLLS)
                .mapToObj(i -> client.sendAsync(poll, HttpResponse.BodyHandlers.ofString()))
                .toList();
        Patience.until(POLLS + " to wait", () -> arrivals.waiting() == POLLS);
        http.get("/v1/cities").expect(200);
        http.get("/v1/changes/proof").expect(200);
        assertThat(polls).noneMatch(CompletableFuture::isDone);
        given.city("Oslo", "NO");

        for (CompletableFuture<HttpResponse<String>> one : polls) {
            HttpResponse<String> answer = one.get(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode page = new ObjectMapper().readTree(answer.body());
            assertThat(page.at("/items/0/record/name").asText()).isEqualTo("Oslo");
            assertThat(page.get("last").longValue()).isEqualTo(2);
        }
        assertThat(arrivals.waiting()).isZero();
    }

    @Test
    void answers_empty_when_nothing_came_in_time() {
        given.city("Dunedin", "NZ");

        for (Reply page : AtOnce.run(100, i -> http.get("/v1/changes?after=1&waitSeconds=1"))) {
            assertThat(page.expect(200).text())
                    .matches("\\{\"items\":\\[],\"last\":1,\"head\":1,"
                            + "\"position\":\"1-[0-9a-f]{16}\",\"epoch\":\"1-[0-9a-f]{8}\"}");
            assertThat(page.header("Link")).isNull();
        }
        assertThat(arrivals.waiting()).isZero();
        http.get("/v1/changes?waitSeconds=61").expectProblem(400, "malformed");
    }

    @Test
    void says_of_a_change_that_the_log_does_not_have_that_it_does_not() {
        given.city("Dunedin", "NZ");

        for (String number : List.of("2", "2147483648", "3000000000", "9223372036854775807")) {
            Reply refused = http.get("/v1/changes?after=" + number).expectProblem(409, "history-lost");
            assertThat(refused.at("/detail")).contains("Change " + number + " is not in the registry's log");
        }
        for (String wrong : List.of("9223372036854775808", "1-", "1-abc", "1-ABCDEF01", "-1", "1-" + "0".repeat(65))) {
            assertThat(http.get("/v1/changes?after=" + wrong)
                            .expectProblem(400, "malformed")
                            .faults())
                    .containsExactly("after");
        }
    }

    @Test
    void goes_on_after_a_position_and_refuses_one_of_another_history() {
        given.city("Dunedin", "NZ");
        given.city("Oslo", "NO");
        Reply first = http.get("/v1/changes?limit=1").expect(200);
        String hash = first.at("/items/0/hash");

        for (String position : List.of(first.at("/position"), "1-" + hash, "1-" + hash.substring(0, 8), "1")) {
            assertThat(http.get("/v1/changes?after=" + position).expect(200).at("/items/0/sequence"))
                    .isEqualTo("2");
        }
        assertThat(first.at("/position")).isEqualTo("1-" + hash.substring(0, 16));
        assertThat(first.header("Link")).contains("after=" + first.at("/position"));
        assertThat(first.header("Registry-Epoch")).isEqualTo(first.at("/epoch"));
        assertThat(http.get("/v1").at("/epoch")).isEqualTo(first.at("/epoch"));
        Reply refused = http.get("/v1/changes?after=1-00000000deadbeef").expectProblem(409, "history-lost");
        assertThat(refused.at("/detail")).contains("/v1/exports");
        http.get("/v1/changes?after=1-00000000deadbeef&waitSeconds=5").expectProblem(409, "history-lost");
        http.get("/v1/changes/stream?after=1-00000000deadbeef").expectProblem(409, "history-lost");
        http.get("/v1/changes/stream", "Last-Event-ID", "1-00000000deadbeef").expectProblem(409, "history-lost");
        http.get("/v1/changes?after=1", "Registry-Epoch", "1-00000000").expectProblem(409, "history-lost");
        http.get("/v1/changes?after=1", "Registry-Epoch", first.at("/epoch")).expect(200);
        http.get("/v1/changes?after=1", "Registry-Epoch", "x").expectProblem(400, "malformed");
    }

    @Test
    void comes_as_lines_of_json() {
        given.city("Dunedin", "NZ");
        given.city("Oslo", "NO");
        JsonNode items = http.get("/v1/changes").json().get("items");

        for (Reply lines : List.of(
                http.get("/v1/changes?format=ndjson"), http.get("/v1/changes", "Accept", "application/x-ndjson"))) {
            lines.expect(200);
            assertThat(lines.header("Content-Type")).isEqualTo("application/x-ndjson");
            assertThat(lines.text()).isEqualTo(items.get(0) + "\n" + items.get(1) + "\n");
        }
        http.get("/v1/changes?format=csv").expect(400);
        http.get("/v1/changes", "Accept", "text/event-stream").expectProblem(406, "not-acceptable");
    }

    @Test
    void comes_for_one_collection_or_one_city_only() {
        String dunedin =
                given.city("Dunedin", "NZ", Map.of("identifiers", List.of(Map.of("scheme", "x", "value", "1"))));
        String shanghai = given.city("Shanghai", "CN");
        String oslo = given.city("Oslo", "NO");
        given.source();
        given.partnership(dunedin, shanghai, "sister-city");
        given.partnership(shanghai, oslo, "sister-city");
        http.delete("/v1/cities/" + given.city("Nowhere", "NZ", Map.of("partOf", dunedin)), "*")
                .expect(204);

        assertThat(sequences("/v1/changes?resource=partnerships")).containsExactly(5L, 6L);
        assertThat(sequences("/v1/changes?resource=partnerships&resource=sources"))
                .containsExactly(4L, 5L, 6L);
        assertThat(sequences("/v1/changes?city=" + dunedin)).containsExactly(1L, 5L, 7L, 8L);
        assertThat(sequences("/v1/changes?city=x:1&resource=partnerships")).containsExactly(5L);
        assertThat(http.get("/v1/changes?city=x:1&limit=2").header("Link"))
                .matches("</v1/changes\\?after=5-[0-9a-f]{16}&city=x%3A1&limit=2>; rel=\"next\"");
        assertThat(http.get("/v1/changes?city=" + oslo + "&after=6").at("/last"))
                .as("looked through to the head")
                .isEqualTo("8");
        http.get("/v1/changes?city=x:2").expectProblem(400, "malformed");
        assertThat(http.get("/v1/changes?resource=partnership")
                        .expectProblem(400, "malformed")
                        .at("/detail"))
                .contains("Did you mean partnerships?");

        // Older ones, which are no longer in memory, from the log.
        for (int i = 0; i < 60; i++) {
            given.source("Source " + i);
        }
        assertThat(sequences("/v1/changes?city=" + dunedin)).containsExactly(1L, 5L, 7L, 8L);
        assertThat(sequences("/v1/changes?resource=partnerships&city=" + oslo)).containsExactly(6L);
        assertThat(sequences("/v1/changes?after=2&limit=3")).containsExactly(3L, 4L, 5L);
    }

    @Test
    void waits_for_what_the_filter_takes_and_passes_over_the_rest() throws Exception {
        String oslo = given.city("Oslo", "NO");
        CompletableFuture<Reply> poll =
                CompletableFuture.supplyAsync(() -> http.get("/v1/changes?after=1&waitSeconds=60&city=" + oslo));
        Patience.until("1 to wait", () -> arrivals.waiting() == 1);
        given.source();
        Patience.until("1 to wait", () -> arrivals.waiting() == 1);
        assertThat(poll).isNotDone();

        given.partnership(oslo, given.city("Dunedin", "NZ"), "sister-city");

        Reply page = poll.get(Patience.SECONDS, TimeUnit.SECONDS).expect(200);
        assertThat(page.at("/items/0/resource")).isEqualTo("partnerships");
        assertThat(page.at("/items/0/sequence")).isEqualTo("4");
    }

    @Test
    void lets_caches_keep_only_pages_that_are_full() {
        given.city("Dunedin", "NZ");
        given.city("Oslo", "NO");

        assertThat(http.get("/v1/changes?limit=1").header("Cache-Control")).contains("s-maxage");
        assertThat(http.get("/v1/changes?limit=3").header("Cache-Control")).isEqualTo("public, no-cache");
    }

    private List<Long> sequences(String path) {
        return StreamSupport.stream(
                        http.get(path).expect(200).json().get("items").spliterator(), false)
                .map(change -> change.get("sequence").longValue())
                .toList();
    }
}
