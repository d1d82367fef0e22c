package dev.sistercity.registry.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Talks to the running application, sending paths, headers and bytes just as they are given. */
@Singleton
public class Http {

    public static final String KEY = "test-key-0123456789";
    public static final String JSON = "application/json";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Where the application answers, without a slash at the end. */
    public URI base() {
        String base = ConfigProvider.getConfig().getValue("test.url", String.class);
        return URI.create(base.replaceFirst("/$", ""));
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

    public Reply delete(String path, String ifMatch) {
        return send("DELETE", path, null, "X-API-Key", KEY, "If-Match", ifMatch);
    }

    /** @param body null for none @param headers names and values in turn; a null value leaves its header out */
    public Reply send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i + 1] != null) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    method + " " + path, answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
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

    private static String[] with(String[] more, String... first) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
