package dev.sistercity.registry.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BinaryOperator;

/** Stands before a registry on a port of 127.0.0.1, by HTTPS, and hands GETs on; answers may be altered on their way, or come from elsewhere. */
public final class AlteringProxy implements AutoCloseable {

    private static final int BAD_GATEWAY = 502;
    private static final List<String> HANDED_ON = List.of("Registry-Epoch", "X-API-Key");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpsServer server;
    private volatile URI target;
    private volatile BinaryOperator<String> alteration = (path, body) -> body;

    /** @param certificate for {@code ip:127.0.0.1} */
    public AlteringProxy(URI target, OwnCertificate certificate) {
        this.target = target;
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handOn);
        server.start();
    }

    public URI base() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on another registry answers. */
    public void leadTo(URI other) {
        target = other;
    }

    /** @param altered makes the body that is answered from the path with its query and the body as it came */
    public void alter(BinaryOperator<String> altered) {
        alteration = altered;
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + path));
            HANDED_ON.forEach(name -> {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            });
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            byte[] body = alteration.apply(path, answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException | InterruptedException e) {
            exchange.sendResponseHeaders(BAD_GATEWAY, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
