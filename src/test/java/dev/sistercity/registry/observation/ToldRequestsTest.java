package dev.sistercity.registry.observation;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
    /** What the collector was sent, a byte a character. */
    private final List<String> sent = new CopyOnWriteArrayList<>();

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
            byte[] body = exchange.getRequestBody().readAllBytes();
            sent.add(new String(body, StandardCharsets.ISO_8859_1));
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
        http.get("/v1/nowhere?token=secret", "Referer", "https://example.org/desk?token=secret")
                .expect(404);

        Patience.until("lines", () -> lines.stream().anyMatch(line -> line.contains("/v1/nowhere")));
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000\\] "
                                + "\"GET /v1/cities/" + city
                                + "\\?lang=de HTTP/[12]\\.[01]\" 200 [1-9]\\d* \"-\" \"a \\\\\"b\\\\\"\""))
                .anyMatch(line -> line.contains("GET /v1/nowhere?token=- ")
                        && line.contains(" 404 ")
                        && line.contains("\"https://example.org/desk?token=-\""))
                .noneMatch(line -> line.contains("secret"));
        http.get("/v1/nowhere?lang=de&token=secret", "traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .expect(404);
        Patience.until("spans", () -> sent().contains("/v1/cities/" + city) && sent().contains("/v1/nowhere"));
        assertThat(sent())
                .contains(bytes(TRACE), bytes(PARENT), "url.path", "http.response.status_code", "sister-city-registry")
                .contains("lang=de&token=-")
                .doesNotContain(bytes(OTHER), "secret");
    }

    private String sent() {
        return String.join("", sent);
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
