package dev.sistercity.client;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Requests of the layer itself: JSON there and back. */
final class Calls {

    private final String base;
    private final Transport transport;
    private final ObjectMapper mapper;
    /** Writes the nulls that are entries of a map, and none of drafts that stand in it. */
    private final ObjectMapper patches;

    /** @param base address of the registry, without a slash at the end */
    Calls(String base, Transport transport, ObjectMapper mapper) {
        this.base = base;
        this.transport = transport;
        this.mapper = mapper;
        this.patches = mapper.copy().setDefaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, ALWAYS));
    }

    <T> T get(String path, Filters parameters, Class<T> type) {
        return read(send(request(path, parameters).GET().build()), type);
    }

    /**
     * @param body null for none
     * @param ifMatch null for none
     */
    HttpResponse<InputStream> write(String method, String path, Object body, String ifMatch, Write write) {
        HttpRequest.Builder request = request(path, write.parameters());
        if (body != null) {
            request.setHeader(
                    "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (ifMatch != null) {
            request.setHeader("If-Match", ifMatch);
        }
        if (write.key() != null) {
            request.setHeader("Idempotency-Key", write.key());
        }
        return send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body)))
                .build());
    }

    <T> T read(HttpResponse<InputStream> answer, Class<T> type) {
        try (InputStream body = answer.body()) {
            return mapper.readValue(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, Filters parameters) {
        return HttpRequest.newBuilder(URI.create(base + path + parameters.query()))
                .header("Accept", "application/json");
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return transport.send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while the registry was asked");
        }
    }

    private byte[] bytes(Object body) {
        try {
            return (body instanceof Map<?, ?> ? patches : mapper).writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("This cannot be written as JSON", e);
        }
    }
}
