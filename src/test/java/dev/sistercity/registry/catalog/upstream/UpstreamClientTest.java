package dev.sistercity.registry.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private volatile byte[] body = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
    private volatile String header = "X-Nothing";
    private volatile String value = "0";
    private volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private HttpServer server;
    private UpstreamClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        UpstreamSettings settings = new UpstreamSettings(
                Optional.of("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        client = new UpstreamClient(settings, new ObjectMapper(), new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Not as SQLException, which is a list of exceptions to the assertions. */
    private Throwable refused() {
        return catchThrowable(() -> client.get("/v1", null, PATIENCE));
    }

    private void answers(String name, String text, int code) {
        header = name;
        value = text;
        status = code;
    }

    @Test
    void after_a_refusal_nothing_is_asked_before_the_time_that_was_told() throws UpstreamAway {
        answers("Retry-After", "60", 429);
        assertThat(refused()).isInstanceOfSatisfying(UpstreamAway.class, away -> {
            if (!away.isBusy()) {
                throw new AssertionError(away);
            }
        });
        answers("X-Nothing", "0", 200);
        now = now.plusSeconds(59);
        assertThat(refused()).hasMessageContaining("429");
        assertThat(requests).hasValue(1);
        now = now.plusSeconds(14);
        assertThat(client.get("/v1", null, PATIENCE).body().at("/a").asInt()).isEqualTo(1);
        assertThat(client.get("/v1", null, PATIENCE).status()).isEqualTo(200);
        assertThat(requests).hasValue(3);
    }

    @Test
    void pauses_grow_to_ten_seconds_and_no_upstream_can_ask_for_days() {
        answers("X-Nothing", "0", 500);
        for (int i = 0; i < 20; i++) {
            refused();
            now = now.plusSeconds(12);
        }
        assertThat(requests).hasValue(20);
        answers("Retry-After", "999999999", 503);
        refused();
        now = now.plusSeconds(721);
        refused();
        assertThat(requests).hasValue(22);
        now = now.plusSeconds(300);
        refused();
        assertThat(requests).hasValue(22);
    }

    @Test
    void what_is_no_answer_of_a_registry_is_refused_and_costs_little() throws IOException {
        body = "<html>".getBytes(StandardCharsets.UTF_8);
        assertThat(refused()).isNotNull();
        now = now.plusSeconds(60);
        answers("Location", "http://127.0.0.1:1/", 301);
        assertThat(refused()).hasMessageContaining("301");
        now = now.plusSeconds(60);
        body = zeros();
        answers("Content-Encoding", "gzip", 200);
        assertThat(refused()).hasMessageContaining("when it is unpacked").hasCauseInstanceOf(AnswerTooLarge.class);
        // Less may be asked for at once.
        body = new byte[(32 << 20) + 1];
        answers("X-Nothing", "0", 200);
        assertThat(refused()).hasMessageContaining("an answer has more than").hasCauseInstanceOf(AnswerTooLarge.class);
        now = now.plusSeconds(60);
        server.stop(0);
        assertThat(refused()).hasMessageContaining("cannot be followed");
    }

    /** 300 MB, packed. */
    private static byte[] zeros() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 300; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        return packed.toByteArray();
    }
}
