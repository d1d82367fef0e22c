package dev.sistercity.registry.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A load balancer that gives each request to the next server in turn; below a path of its host, if that is wanted. */
public final class RoundRobinProxy implements AutoCloseable {

    /** What concerns one connection only, or is set by the client and server here themselves. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<URI> servers;
    private final List<AtomicInteger> counts;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer proxy;
    private final String prefix;

    public RoundRobinProxy(URI... servers) {
        this("", servers);
    }

    /** @param prefix is taken off each address and told to the servers, as {@code /registry}; elsewhere is nothing */
    public RoundRobinProxy(String prefix, URI... servers) {
        this.prefix = prefix;
        this.servers = List.of(servers);
        this.counts = Stream.of(servers).map(server -> new AtomicInteger()).toList();
        try {
            proxy = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        proxy.setExecutor(threads);
        proxy.createContext(prefix + "/", this::pass);
        proxy.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort() + prefix);
    }

    /** How many requests each server got. */
    public List<Integer> counts() {
        return counts.stream().map(AtomicInteger::get).toList();
    }

    private void pass(HttpExchange exchange) throws IOException {
        int next = Math.floorMod(turn.getAndIncrement(), servers.size());
        counts.get(next).incrementAndGet();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        servers.get(next) + exchange.getRequestURI().toString().substring(prefix.length())))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        if (!prefix.isEmpty()) {
            request.setHeader("X-Forwarded-Prefix", prefix);
            request.setHeader("X-Forwarded-For", "192.0.2.1");
            request.setHeader("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"));
        }
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        proxy.stop(0);
        threads.shutdownNow();
    }
}
