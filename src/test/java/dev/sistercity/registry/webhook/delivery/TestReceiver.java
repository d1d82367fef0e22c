package dev.sistercity.registry.webhook.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A receiver on loopback: keeps what it gets, and answers as it is told. */
public final class TestReceiver implements AutoCloseable {

    public static final String ADDRESS = "127.0.0.2";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile Answering answering = exchange -> exchange.sendResponseHeaders(204, -1);

    /** Answers a call. */
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A request as it came. */
    public record Got(String host, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.get(name).get(0);
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long sequence() {
            return json().at("/data/sequence").asLong();
        }

        /** As the library of Standard Webhooks sees it, which also looks at the time. */
        boolean verifies(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            }
        }
    }

    public TestReceiver() {
        this(ADDRESS, null);
    }

    /** @param tls null for none */
    TestReceiver(String address, SSLContext tls) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(address, 0);
            if (tls == null) {
                server = HttpServer.create(anyPort, 0);
            } else {
                HttpsServer secure = HttpsServer.create(anyPort, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(new Got(exchange.getRequestHeaders().getFirst("Host"), headers, body));
        try (exchange) {
            answering.answer(exchange);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://" + ADDRESS + ":" + port() + "/hook?a=b";
    }

    public List<Got> got() {
        return got;
    }

    public List<Long> sequences() {
        return got.stream().map(Got::sequence).toList();
    }

    void answers(Answering how) {
        answering = how;
    }

    void answers(int status) {
        answering = exchange -> exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
