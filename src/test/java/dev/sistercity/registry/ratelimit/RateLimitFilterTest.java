package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.openapi.CommonRefusals;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(RateLimitFilterTest.Strict.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RateLimitFilterTest extends RateLimitFixture {

    private static final String PROXY = "127.0.0.2";

    @Inject
    Given given;

    /** Five reads a minute for a client without a key; an office has eight. */
    public static final class Strict implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "registry.fair-use.pages", "40",
                    "registry.fair-use.anonymous.reads", "5",
                    "registry.fair-use.anonymous.writes", "20",
                    "registry.fair-use.office.reads", "8",
                    "registry.trusted-proxies", PROXY + "/32",
                    "mp.openapi.scan.disable", "true");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(MovingTicker.class, StatedWork.class);
        }
    }

    @Test
    void charges_for_what_is_worked_out_on_another_thread() {
        String city = given.city("Wuxi", "CN");
        String vitality = "/v1/cities/" + city + "/vitality?asOf=2024";
        // Taking the request is charged for as two, working the answer out as two more: with itself that is all.
        work.each(Duration.ofMillis(2));
        http.get(vitality).expect(200);
        http.get(vitality).expectProblem(429, "too-many");

        ticker.move(Duration.ofMinutes(20));
        // It is kept now: nothing has to be worked out.
        http.get(vitality).expect(200);
        http.get(vitality).expect(200);
    }

    @Test
    void says_in_every_answer_what_is_left() {
        Reply found = http.get(LIST).expect(200);
        assertThat(found.header("RateLimit-Policy")).isEqualTo("\"reads\";q=5;w=60");
        assertThat(found.header("RateLimit")).isEqualTo("\"reads\";r=4;t=12");

        Reply same = http.get(LIST, "If-None-Match", found.etag()).expect(304);
        assertThat(same.header("RateLimit-Policy")).isEqualTo("\"reads\";q=5;w=60");
        assertThat(same.header("RateLimit")).isEqualTo("\"reads\";r=3;t=12");

        assertThat(http.get("/v1/nothing").expect(404).header("RateLimit")).isEqualTo("\"reads\";r=2;t=12");
        assertThat(http.get(LIST + "?limit=abc").expect(400).header("RateLimit"))
                .isEqualTo("\"reads\";r=1;t=12");
        assertThat(http.send("HEAD", LIST, null).expect(200).header("RateLimit"))
                .isEqualTo("\"reads\";r=0;t=12");
    }

    @Test
    void refuses_what_is_too_much_and_says_when_to_come_again() {
        read(5, 200);

        Reply refused = http.get(LIST).expectProblem(429, "too-many");
        assertThat(refused.header("Retry-After")).isEqualTo("12");
        assertThat(refused.header("RateLimit")).isEqualTo("\"reads\";r=0;t=12");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"reads\";q=5;w=60");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refused.header("X-Request-Id")).isEqualTo(refused.at("/requestId"));

        ticker.move(Duration.ofSeconds(11));
        assertThat(http.get(LIST).expect(429).header("Retry-After")).isEqualTo("1");
        ticker.move(Duration.ofSeconds(1));
        read(1, 200);
        read(1, 429);
    }

    @Test
    void counts_a_request_that_takes_much_work_as_several() {
        work.each(Duration.ofNanos(2_999_999));
        assertThat(http.get(LIST).expect(200).header("RateLimit")).isEqualTo("\"reads\";r=4;t=12");
        work.each(Duration.ZERO);
        assertThat(http.get(LIST).expect(200).header("RateLimit")).isEqualTo("\"reads\";r=1;t=12");

        work.each(Duration.ofMillis(3));
        read(1, 200);
        assertThat(http.get(LIST).expect(429).header("Retry-After")).isEqualTo("48");
    }

    @Test
    void takes_no_more_than_everything_for_one_request() {
        work.each(Duration.ofHours(1));
        read(1, 200);

        assertThat(http.get(LIST).expect(429).header("Retry-After")).isEqualTo("24");
    }

    @Test
    void explains_the_refusal_to_whoever_was_refused() {
        read(5, 200);
        String type = http.get(LIST).expect(429).at("/type");

        assertThat(http.get(type).expect(200).text()).contains("Too many requests");
    }

    @Test
    void counts_reads_and_writes_apart() {
        read(5, 200);
        read(1, 429);

        Reply write = http.post(LIST, Map.of(), "X-API-Key", null).expect(401);
        assertThat(write.header("RateLimit-Policy")).isEqualTo("\"writes\";q=20;w=60");
        assertThat(write.header("RateLimit")).isEqualTo("\"writes\";r=19;t=3");
        for (int i = 0; i < 19; i++) {
            http.delete(LIST + "/" + UUID.randomUUID(), null, "X-API-Key", null).expect(401);
        }
        http.post(LIST, Map.of(), "X-API-Key", null).expectProblem(429, "too-many");
    }

    @Test
    void lets_exactly_as_many_in_as_may_come_of_those_who_come_at_once() {
        var statuses = AtOnce.run(64, number -> http.get(LIST).status());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(5);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(59);
    }

    @Test
    void sells_nothing_for_unknown_keys() {
        for (int i = 0; i < 5; i++) {
            http.get(LIST, "X-API-Key", "scr_office_" + i).expect(200);
        }
        http.get(LIST, "X-API-Key", "scr_office_x").expect(429);
        http.get(LIST, "Authorization", "Bearer x").expect(429);
        http.get(LIST).expect(429);
    }

    @Test
    void gives_the_holder_of_a_key_a_budget_of_their_own() {
        String key = given.office(given.city("Kyiv", "UA"));
        Patience.until("the key to be known", () -> policy(key).equals("\"reads\";q=8;w=60"));
        ticker.move(Duration.ofSeconds(60));
        read(5, 200);
        read(1, 429);

        for (int i = 0; i < 8; i++) {
            http.get(LIST, "X-API-Key", key).expect(200);
        }
        http.get(LIST, "X-API-Key", key).expect(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP"})
    void believes_nobody_who_names_another_address(String header) {
        for (int i = 0; i < 5; i++) {
            http.get(LIST, header, "for=198.51.100." + i).expect(200);
        }
        http.get(LIST, header, "198.51.100.99").expect(429);
    }

    @Test
    void believes_the_configured_proxy() throws IOException {
        for (int i = 0; i < 8; i++) {
            assertThat(throughProxy("198.51.100." + i)).isEqualTo(200);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(throughProxy("1.2.3." + i + ", 203.0.113.7")).isEqualTo(200);
        }
        assertThat(throughProxy("9.9.9.9, 203.0.113.7")).isEqualTo(429);
    }

    @Test
    void lets_scripts_in_browsers_read_the_refusal() {
        read(5, 200);
        Reply refused = http.get(LIST, "Origin", "https://example.org").expect(429);

        assertThat(refused.header("Access-Control-Allow-Origin")).isNotNull();
        assertThat(refused.header("Access-Control-Expose-Headers").toLowerCase().split(",\\s*"))
                .contains("ratelimit", "ratelimit-policy", "retry-after");
    }

    @Test
    void goes_on_serving_a_connection_after_refusing_a_body() throws IOException {
        for (int i = 0; i < 20; i++) {
            http.post(LIST, Map.of(), "X-API-Key", null).expect(401);
        }
        try (Socket socket = new Socket(http.base().getHost(), http.base().getPort())) {
            socket.setSoTimeout(10_000);
            byte[] body = new byte[300_000];
            socket.getOutputStream()
                    .write(("POST /v1/cities HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                                    + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            assertThat(status(socket.getInputStream())).isEqualTo(429);
            socket.getOutputStream()
                    .write("GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(status(socket.getInputStream())).isEqualTo(200);
        }
    }

    @Test
    void is_in_the_contract_of_every_operation() {
        JsonNode document = http.get("/openapi.json").expect(200).json();

        document.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/v1"))
                .flatMap(path -> path.getValue().properties().stream())
                .filter(operation -> operation.getValue().has("responses"))
                .forEach(operation -> {
                    String name = operation.getValue().path("operationId").asText();
                    assertThat(CommonRefusals.statuses(operation.getValue(), document))
                            .as(name)
                            .contains(429);
                    JsonNode refusal = resolved(operation.getValue().at("/responses/default"), document);
                    for (String header : List.of("Retry-After", "RateLimit", "RateLimit-Policy")) {
                        assertThat(refusal.path("headers").has(header)).as(name).isTrue();
                    }
                });
    }

    private static JsonNode resolved(JsonNode answer, JsonNode document) {
        return answer.has("$ref") ? document.at(answer.get("$ref").asText().substring(1)) : answer;
    }

    private String policy(String key) {
        return http.get("/v1/nothing", "X-API-Key", key).header("RateLimit-Policy");
    }

    /** What a request is answered that a proxy at another loopback address passes on. */
    private int throughProxy(String forwardedFor) throws IOException {
        try (Socket socket = new Socket()) {
            try {
                socket.bind(new InetSocketAddress(PROXY, 0));
            } catch (IOException e) {
                assumeTrue(false, PROXY + " is no address of this machine");
            }
            socket.setSoTimeout(10_000);
            socket.connect(new InetSocketAddress("127.0.0.1", http.base().getPort()));
            socket.getOutputStream()
                    .write(("GET /v1/cities HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + forwardedFor + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return status(socket.getInputStream());
        }
    }

    @Test
    void counts_messages_of_assistants_as_reads() {
        byte[] ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
        for (int left = 4; left >= 0; left--) {
            Reply reply = http.send("POST", "/mcp", ping, "Content-Type", "application/json")
                    .expect(200);
            assertThat(reply.header("RateLimit")).startsWith("\"reads\";r=" + left + ";");
        }
        http.send("POST", "/mcp", ping, "Content-Type", "application/json").expectProblem(429, "too-many");
    }
}
