package dev.sistercity.registry.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sistercity.registry.support.OwnCertificate;
import dev.sistercity.registry.support.TlsOf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        client = client(settings("http://127.0.0.1:" + server.getAddress().getPort() + "/"), null);
    }

    private static UpstreamSettings settings(String address) {
        return new UpstreamSettings(Optional.of(address), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @param trusted in place of those that the JDK trusts; null for these */
    private UpstreamClient client(UpstreamSettings settings, OwnCertificate trusted) {
        return new UpstreamClient(settings, new ObjectMapper(), new TlsOf("follow", trusted), new Clock() {
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
    void the_reason_of_a_refusal_is_told_in_a_line() {
        body = "{\"detail\": \"the registry that\\nit follows answers this\"}".getBytes(StandardCharsets.UTF_8);
        answers("X-Nothing", "0", 503);
        assertThat(refused()).hasMessageEndingWith("it answers 503: the registry that it follows answers this");
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

    /** What stands where a registry should: whole answers, as they come over the wire. */
    static Stream<Arguments> garbage() {
        String ok = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                        "<!doctype html><html><body>Welcome</body></html>",
                        "",
                        "{\"items\": [{\"canonical\": \"change/1",
                        "{\"a\": 1} and more",
                        "[".repeat(100_000),
                        "\0\0\0",
                        "\"text\"",
                        "[1, 2]",
                        "null")
                .flatMap(text -> Stream.of(
                        arguments(ok + "Content-Length: " + text.length() + "\r\n\r\n" + text),
                        arguments(
                                ok + "Content-Encoding: gzip\r\nContent-Length: " + text.length() + "\r\n\r\n" + text),
                        arguments(ok + "Content-Length: " + (text.length() + 9) + "\r\n\r\n" + text),
                        arguments(ok + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n" + text),
                        arguments(text)));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbage_is_refused_in_one_line_and_followed_by_a_pause(String answer) throws IOException {
        try (WireServer wire = new WireServer(answer, Duration.ZERO)) {
            client = client(settings(wire.address()), null);
            assertThat(catchThrowable(() -> client.get("/v1", null, PATIENCE)))
                    .isInstanceOf(UpstreamAway.class)
                    .message()
                    .startsWith("The registry at " + wire.address() + " cannot be followed: ")
                    .doesNotContain("\n")
                    .hasSizeLessThan(300);
            int asked = wire.requests();
            assertThat(refused()).isInstanceOf(UpstreamAway.class);
            assertThat(wire.requests()).isEqualTo(asked);
        }
    }

    @Test
    void bytes_that_come_one_by_one_are_waited_for_no_longer_than_patience_has_it() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + " ".repeat(100_000);
        try (WireServer wire = new WireServer(answer, Duration.ofMillis(20))) {
            client = client(settings(wire.address()), null);
            long began = System.nanoTime();
            assertThat(catchThrowable(() -> client.get("/v1", null, Duration.ofSeconds(1))))
                    .hasMessageContaining("no answer in 1 s");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void an_upstream_is_known_by_a_certificate_of_its_own_authority_where_that_is_set(@TempDir Path directory)
            throws Exception {
        OwnCertificate certificate = new OwnCertificate(directory, "ip:127.0.0.1");
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        secure.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        secure.start();
        try {
            int port = secure.getAddress().getPort();
            UpstreamSettings named = settings("https://127.0.0.1:" + port);
            assertThat(client(named, certificate).get("/v1", null, PATIENCE).status())
                    .isEqualTo(200);
            assertThat(catchThrowable(() -> client(named, null).get("/v1", null, PATIENCE)))
                    .isInstanceOf(UpstreamAway.class)
                    .hasMessageContaining("certificat");
            // Trusted, but for another name.
            assertThat(catchThrowable(() -> client(settings("https://localhost:" + port), certificate)
                            .get("/v1", null, PATIENCE)))
                    .isInstanceOf(UpstreamAway.class)
                    .hasMessageContaining("localhost");
        } finally {
            secure.stop(0);
        }
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
