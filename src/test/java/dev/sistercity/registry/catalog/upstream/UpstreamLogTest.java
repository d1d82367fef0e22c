package dev.sistercity.registry.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.sistercity.registry.support.TlsOf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamLogTest {

    private static final int MORE_THAN_IS_TAKEN = (32 << 20) + 1;
    /** What the upstream says of numbers beyond its log. */
    private static final int BEYOND = 400;

    private static final String OF_EPOCH = "\"number\": 1, \"forkedAfter\": 0, \"beganAt\": \"2026-01-01T00:00:00Z\"}]";
    private static final String EPOCHS = "\"epochs\": [{\"id\": \"1-a\", " + OF_EPOCH;
    private static final String OTHER_EPOCHS = "\"epochs\": [{\"id\": \"1-b\", " + OF_EPOCH;

    @Test
    void asks_for_fewer_changes_where_they_are_too_large_together() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String to = exchange.getRequestURI().getQuery().replaceAll(".*to=([0-9]+).*", "$1");
            asked.add(to);
            boolean large = Integer.parseInt(to) > 3;
            byte[] body = large ? new byte[MORE_THAN_IS_TAKEN] : new byte[] {'{', '}'};
            try (exchange) {
                exchange.sendResponseHeaders(large ? 200 : BEYOND, body.length);
                exchange.getResponseBody().write(body);
            } catch (IOException brokenOff) {
                // The client has read as much as it takes.
            }
        });
        server.start();
        try {
            UpstreamLog log = log(server);
            assertThat(log.found(0, 10)).isEmpty();
            assertThat(asked).containsExactly("200", "25", "3");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void asks_seldom_where_a_change_alone_is_too_large() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                exchange.sendResponseHeaders(200, MORE_THAN_IS_TAKEN);
                exchange.getResponseBody().write(new byte[MORE_THAN_IS_TAKEN]);
            } catch (IOException brokenOff) {
                // The client has read as much as it takes.
            }
        });
        server.start();
        try {
            UpstreamLog log = log(server);
            for (int look = 0; look < 20; look++) {
                assertThat(catchThrowable(() -> log.look(0))).isInstanceOf(UpstreamAway.class);
            }
            assertThat(requests).hasValueLessThanOrEqualTo(5);
        } finally {
            server.stop(0);
        }
    }

    /** What a look at a log is answered: first the log that is followed from then on, and then what is no log, or another one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\": [], \"epochs\": [], \"previousHash\": \"no\", \"head\": 1}",
                "{\"items\": [], \"epochs\": [], \"previousHash\": \"00\", \"head\": \"one\"}",
                "{\"items\": [{\"hash\": \"01\"}], \"epochs\": [], \"previousHash\": \"00\", \"head\": 1}",
                "{\"items\": [{\"hash\": \"02\"}], " + OTHER_EPOCHS + ", \"previousHash\": \"00\", \"head\": 1}"
            })
    void asks_seldom_where_what_is_answered_is_of_no_use(String useless) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        AtomicReference<String> answer = new AtomicReference<>(
                "{\"items\": [{\"hash\": \"01\"}], " + EPOCHS + ", \"previousHash\": \"00\", \"head\": 1}");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            boolean beyond = exchange.getRequestURI().getQuery().contains("include");
            byte[] body = (beyond ? "{}" : answer.get()).getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(beyond ? BEYOND : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            UpstreamLog log = log(server);
            assertThat(log.look(1).head()).isEqualTo(1);
            requests.set(0);
            answer.set(useless);
            for (int look = 0; look < 20; look++) {
                assertThat(catchThrowable(() -> log.look(1))).isInstanceOf(UpstreamAway.class);
            }
            assertThat(requests).hasValueLessThanOrEqualTo(2);
            assertThat(log.trouble()).isNotNull();
        } finally {
            server.stop(0);
        }
    }

    private static UpstreamLog log(HttpServer server) {
        UpstreamSettings settings = new UpstreamSettings(
                Optional.of("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ObjectMapper mapper = new ObjectMapper();
        Clock clock = Clock.systemUTC();
        return new UpstreamLog(
                settings, new UpstreamClient(settings, mapper, new TlsOf("follow", null), clock), null, mapper, clock);
    }
}
