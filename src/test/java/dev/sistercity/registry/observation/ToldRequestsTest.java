package dev.sistercity.registry.observation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.RareSettingsProfile;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server's requests, as its log and a toy collector of OpenTelemetry see them. */
@QuarkusTest
@TestProfile(RareSettingsProfile.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ToldRequestsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String OTHER = "5bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @Inject
    Http http;

    @Inject
    Given given;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<JsonNode> spans = new CopyOnWriteArrayList<>();
    private final Handler lineHandler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        Logger.getLogger("access-log").addHandler(lineHandler);
        collector = HttpServer.create(new InetSocketAddress("127.0.0.1", RareSettingsProfile.collectorPort()), 0);
        collector.createContext("/v1/traces", exchange -> {
            JsonNode sent = new ObjectMapper().readTree(exchange.getRequestBody());
            sent.at("/resourceSpans/0/scopeSpans/0/spans").forEach(spans::add);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void leave() {
        collector.stop(0);
        Logger.getLogger("access-log").removeHandler(lineHandler);
    }

    @Test
    void a_request_is_a_line_and_a_span_of_its_callers_trace() {
        String city = given.city("Ulm", "DE");
        http.get(
                "/v1/cities/" + city + "?lang=de",
                "traceparent",
                "00-" + OTHER + "-" + PARENT + "-00",
                "User-Agent",
                "a \"b\"");
        http.get("/v1/cities/" + city + "?lang=de", "traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .expect(200);
        http.get("/v1/nowhere?token=secret").expect(404);

        Patience.until("lines", () -> lines.stream().anyMatch(line -> line.contains("/v1/nowhere")));
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000\\] "
                                + "\"GET /v1/cities/" + city
                                + "\\?lang=de HTTP/[12]\\.[01]\" 200 [1-9]\\d* \"-\" \"a \\\\\"b\\\\\"\""))
                .anyMatch(line -> line.contains("GET /v1/nowhere?token=- ") && line.contains(" 404 "))
                .noneMatch(line -> line.contains("secret"));
        Patience.until("a span", () -> spans.stream()
                .anyMatch(span -> span.at("/traceId").asText().equals(TRACE)));
        assertThat(spans)
                .noneMatch(span -> span.at("/traceId").asText().equals(OTHER))
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.at("/parentSpanId").asText()).isEqualTo(PARENT);
                    assertThat(span.at("/spanId").asText())
                            .matches("[0-9a-f]{16}")
                            .isNotEqualTo(PARENT);
                    assertThat(span.at("/name").asText()).startsWith("GET");
                    assertThat(span.at("/kind").asInt()).isEqualTo(2);
                    assertThat(span.at("/endTimeUnixNano").asLong())
                            .isGreaterThan(span.at("/startTimeUnixNano").asLong());
                    assertThat(span.toString())
                            .contains("{\"key\":\"url.path\",\"value\":{\"stringValue\":\"/v1/cities/" + city + "\"}}")
                            .contains("{\"key\":\"http.response.status_code\",\"value\":{\"intValue\":\"200\"}}");
                });
    }
}
