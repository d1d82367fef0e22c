package dev.sistercity.registry.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Talks to the running application, sending paths, headers and bytes just as they are given. */
@Singleton
public class Http {

    public static final String KEY = "test-key-0123456789";
    public static final String JSON = "application/json";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final int MOST_AT_ONCE = 128;

    private final Vertx vertx;
    private final HttpClient client;
    /** Looked up once: one percent of all samples of a test run were in this look-up. */
    private volatile URI base;

    Http(Vertx vertx) {
        this.vertx = vertx;
        client = vertx.createHttpClient(
                new HttpClientOptions().setMaxInitialLineLength(1 << 20),
                new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE));
    }

    /** Where the application answers, without a slash at the end. */
    public URI base() {
        if (base == null) {
            String url = ConfigProvider.getConfig().getValue("test.url", String.class);
            base = URI.create(url.replaceFirst("/$", ""));
        }
        return base;
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Reply post(String path, Object body, String... headers) {
        return send("POST", path, bytes(body), with(headers, "Content-Type", JSON, "X-API-Key", KEY));
    }

    public Reply patch(String path, Object body, String ifMatch, String... headers) {
        return send(
                "PATCH",
                path,
                bytes(body),
                with(headers, "Content-Type", MERGE_PATCH, "X-API-Key", KEY, "If-Match", ifMatch));
    }

    public Reply delete(String path, String ifMatch, String... headers) {
        return send("DELETE", path, null, with(headers, "X-API-Key", KEY, "If-Match", ifMatch));
    }

    /**
     * @param body null for none
     * @param headers names and values in turn; a null value leaves its header out
     */
    public Reply send(String method, String path, byte[] body, String... headers) {
        String request = method + " " + path;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setHost(base().getHost())
                .setPort(base().getPort())
                .setURI(path);
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i + 1] != null) {
                options.addHeader(headers[i], headers[i + 1]);
            }
        }
        try {
            CompletableFuture<Reply> reply = new CompletableFuture<>();
            // All of it on one event loop: the body of an answer that is looked at from elsewhere may be gone by then.
            vertx.runOnContext(start -> client.request(options)
                    .compose(sent -> body == null ? sent.send() : sent.send(Buffer.buffer(body)))
                    .compose(answer -> isEndless(answer)
                            ? left(answer).map(reply(request, answer, new byte[0]))
                            : answer.body().map(bytes -> reply(request, answer, bytes.getBytes())))
                    .onSuccess(reply::complete)
                    .onFailure(reply::completeExceptionally));
            return reply.get(Patience.SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("No answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Of a stream only the head is looked at; {@link EventStream} reads on. */
    private static boolean isEndless(HttpClientResponse answer) {
        return "text/event-stream".equals(answer.getHeader("Content-Type"));
    }

    private static Future<Void> left(HttpClientResponse answer) {
        answer.exceptionHandler(asWanted -> {});
        answer.request().reset();
        return Future.succeededFuture();
    }

    private static Reply reply(String request, HttpClientResponse answer, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        answer.headers()
                .names()
                .forEach(name -> headers.put(name, answer.headers().getAll(name)));
        return new Reply(request, answer.statusCode(), headers, body);
    }

    /** Strings and bytes as they are, all else as JSON. */
    public static byte[] bytes(Object body) {
        try {
            return body instanceof byte[] bytes
                    ? bytes
                    : body instanceof String text
                            ? text.getBytes(StandardCharsets.UTF_8)
                            : MAPPER.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The headers of a test, and those of the defaults that it does not set itself. */
    private static String[] with(String[] own, String... defaults) {
        List<String> all = new ArrayList<>(Arrays.asList(own));
        for (int i = 0; i < defaults.length; i += 2) {
            if (!all.contains(defaults[i])) {
                all.add(defaults[i]);
                all.add(defaults[i + 1]);
            }
        }
        return all.toArray(String[]::new);
    }
}
