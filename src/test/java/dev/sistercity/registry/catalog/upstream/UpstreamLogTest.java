package dev.sistercity.registry.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class UpstreamLogTest {

    private static final int MORE_THAN_IS_TAKEN = (32 << 20) + 1;
    /** What the upstream says of numbers beyond its log. */
    private static final int BEYOND = 400;

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
            UpstreamSettings settings = new UpstreamSettings(
                    Optional.of("http://127.0.0.1:" + server.getAddress().getPort()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            ObjectMapper mapper = new ObjectMapper();
            Clock clock = Clock.systemUTC();
            UpstreamLog log =
                    new UpstreamLog(settings, new UpstreamClient(settings, mapper, clock), null, mapper, clock);
            assertThat(log.found(0, 10)).isEmpty();
            assertThat(asked).containsExactly("200", "25", "3");
        } finally {
            server.stop(0);
        }
    }
}
