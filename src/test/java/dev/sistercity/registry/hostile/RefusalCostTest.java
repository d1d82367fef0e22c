package dev.sistercity.registry.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal costs no more than what is refused, and says no more than any client reads. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RefusalCostTest {

    private static final int LARGEST = 64 << 10;

    @Inject
    Http http;

    @Test
    void a_batch_of_empty_queries_is_refused_for_its_length() {
        Reply reply = match("{\"queries\":[" + "{},".repeat(39_999) + "{}]}");
        refused(reply);
        assertEquals(1, reply.json().path("errors").size(), reply.text());
    }

    @Test
    void a_batch_of_faulty_queries_names_the_first_hundred() {
        Reply reply = match("{\"queries\":[" + "{},".repeat(999) + "{}]}");
        refused(reply);
        assertEquals(100, reply.json().path("errors").size(), reply.text());
    }

    @Test
    void unknown_names_without_number_are_refused() {
        refused(match("{" + numbered("\"n%d\":1", 1_000) + "}"));
        refused(match("{" + numbered("\"n%d\":1", 70_000) + "}"));
        refused(match("{\"queries\":[" + numbered("{\"nmae%d\":1}", 1_000) + "]}"));
        refused(match("{\"queries\":[{\"name\":\"x\"," + numbered("\"" + "é".repeat(200) + "%d\":1", 900) + "}]}"));
    }

    @Test
    void all_kinds_of_json_that_swells_are_refused() {
        for (String body : new String[] {
            "[" + "[],".repeat(400_000) + "[]]",
            "{\"queries\":[" + "{},".repeat(400_000) + "{}]}",
            "{\"queries\":[" + "[[]],".repeat(200_000) + "[]]}",
            "{\"queries\":[" + "1,".repeat(600_000) + "1]}",
            "{\"queries\":[" + "\"\",".repeat(300_000) + "1]}",
            "{\"queries\":[" + "\"\\u0000\",".repeat(999) + "1]}",
            "{\"queries\":" + "{\"a\":".repeat(300_000),
            "{\"queries\":[{\"name\":\"" + "\\\"".repeat(400_000) + "\"}]}",
            "{\"queries\":[{\"name\":" + "9".repeat(1_000_000) + "}]}",
            "{\"queries\":[{\"latitude\":1e" + "9".repeat(60) + "}]}",
            "{" + "\"a\":1,".repeat(100_000) + "\"a\":1}",
            "{\"" + "k".repeat(1_000_000) + "\":1}"
        }) {
            refused(match(body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/cities", "/v1/partnerships", "/problems", "/problems/malformed", "/v1/changes", "/v1"})
    void query_parameters_without_number_are_refused(String path) {
        for (int number : new int[] {100, 101, 999, 1_001, 30_000}) {
            Reply reply = http.get(path + "?" + numbered("%d", number).replace(',', '&'));
            refused(reply);
        }
        refused(http.get(path + "?" + "&".repeat(60_000) + "x=1"));
        refused(http.get(path + "?" + "é=".repeat(2_000).replace("é", "%C3%A9") + "&" + "n".repeat(200_000)));
        refused(http.get(path + "?" + numbered("n".repeat(900) + "%d", 200).replace(',', '&')));
        refused(http.get(path + "?" + "a&".repeat(60_000) + "a"));
    }

    @Test
    void a_long_address_is_quoted_in_part() {
        Reply reply = http.get("/v1/cities/" + "x".repeat(200_000));
        assertTrue(reply.status() >= 400 && reply.status() < 500, reply.toString());
        assertTrue(reply.body().length < LARGEST, reply.body().length + " bytes");
    }

    private Reply match(String body) {
        return http.send("POST", "/v1/match/cities", body.getBytes(StandardCharsets.UTF_8), "Content-Type", Http.JSON);
    }

    private static void refused(Reply reply) {
        assertEquals(400, reply.status(), reply.toString());
        assertEquals("/problems/malformed", reply.json().path("type").asText());
        assertTrue(reply.body().length < LARGEST, reply.body().length + " bytes");
        assertTrue(reply.json().path("errors").size() <= 100);
    }

    private static String numbered(String pattern, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("%d", Integer.toString(i)))
                .collect(Collectors.joining(","));
    }
}
