package dev.sistercity.registry.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The packaged registry with its starter data, as the README's first command starts it: one for all tests that only read. */
public final class StarterRegistry {

    public static final String KEY = "a-key-for-tests-only";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static RegistryProcess process;

    private StarterRegistry() {}

    /** Started once for the JVM, and killed with it. */
    public static synchronized RegistryProcess process() {
        if (process == null) {
            process = started(new RegistryProcess(directory(), Map.of("registry.bootstrap-key", KEY)));
            Runtime.getRuntime().addShutdownHook(new Thread(process::close));
        }
        return process;
    }

    /** Starts a registry and returns when it is ready. */
    public static RegistryProcess started(RegistryProcess registry) {
        registry.start();
        registry.await(
                "the registry to be ready",
                () -> get(registry, "/q/health/ready").statusCode() == 200);
        return registry;
    }

    /** An empty directory under target. */
    public static Path directory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "registries")), "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the shared registry answers, as JSON. */
    public static JsonNode read(String path) {
        HttpResponse<String> answer = get(process(), path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return json(answer.body());
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static HttpResponse<String> get(RegistryProcess registry, String path) {
        return send(HttpRequest.newBuilder(URI.create(registry.base() + path)).build());
    }

    /** Creates a record with a key for retries. */
    public static HttpResponse<String> post(RegistryProcess registry, String path, String body, String idempotencyKey) {
        return send(HttpRequest.newBuilder(URI.create(registry.base() + path))
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All changes of the feed, one after another. */
    public static String feed(RegistryProcess one) {
        StringBuilder all = new StringBuilder();
        long after = 0;
        JsonNode page;
        do {
            page = json(get(one, "/v1/changes?limit=200&after=" + after).body());
            all.append(page.get("items"));
            after = page.get("last").longValue();
        } while (after < page.get("head").longValue());
        return all.toString();
    }
}
