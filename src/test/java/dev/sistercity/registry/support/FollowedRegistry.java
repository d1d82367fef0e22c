package dev.sistercity.registry.support;

import static dev.sistercity.registry.support.StarterRegistry.KEY;
import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.post;
import static dev.sistercity.registry.support.StarterRegistry.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** A packaged registry with the starter data, one that follows it without a database, and a proxy between them, by HTTPS. */
public final class FollowedRegistry implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public final Path upstreamData = PreparedData.directory();
    public final Path followerData = StarterRegistry.directory();
    public final RegistryProcess upstream =
            started(new RegistryProcess(upstreamData, Map.of("registry.bootstrap-key", KEY)));
    private final OwnCertificate certificate = new OwnCertificate(StarterRegistry.directory(), "ip:127.0.0.1");
    public final AlteringProxy proxy = new AlteringProxy(upstream.base(), certificate);
    public final RegistryProcess follower = new RegistryProcess(
            followerData,
            Map.of(
                    "registry.follow",
                    proxy.base().toString(),
                    "quarkus.tls.follow.trust-store.pem.certs",
                    certificate.pem().toString()));
    private int written;

    /** Until the follower has what upstream has. */
    public void awaitSame() {
        follower.await("the follower to have all", () -> place(follower).equals(place(upstream)));
    }

    private static String place(RegistryProcess registry) {
        var headers = get(registry, "/v1/changes?limit=1&after=0").headers();
        return headers.firstValue("Registry-Sequence").orElseThrow()
                + " "
                + headers.firstValue("Registry-Epoch").orElseThrow();
    }

    /** What both answer. */
    public HttpResponse<String> same(String path, int status) {
        HttpResponse<String> there = get(upstream, path);
        HttpResponse<String> here = get(follower, path);
        assertThat(there.statusCode()).as(path).isEqualTo(status);
        assertThat(here.statusCode()).as(path).isEqualTo(status);
        if (status == 200) {
            // Refusals name their requests.
            assertThat(here.body()).as(path).isEqualTo(there.body());
        }
        assertThat(here.headers().firstValue("ETag"))
                .as(path)
                .isEqualTo(there.headers().firstValue("ETag"));
        return here;
    }

    /** A feed as both answer it, but for what each replica works out by itself of changes that it did not apply one by one. */
    public void sameFeed(String path) {
        assertThat(untouched(follower, path)).isEqualTo(untouched(upstream, path));
    }

    private static JsonNode untouched(RegistryProcess registry, String path) {
        JsonNode page = json(get(registry, path).body());
        assertThat(page.get("items")).as(path).isNotEmpty();
        page.get("items").forEach(change -> ((ObjectNode) change).remove("touched"));
        return page;
    }

    /**
     * Registers a source at upstream.
     *
     * @return its id
     */
    public String write() {
        HttpResponse<String> answer = post(
                upstream,
                "/v1/sources",
                "{\"kind\": \"other\", \"title\": \"A source " + ++written + "\"}",
                "source-" + written + "-" + System.nanoTime());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer.body()).at("/id").asText();
    }

    /** Deletes a source at upstream. */
    public void delete(String source) {
        String path = "/v1/sources/" + source;
        String tag = get(upstream, path).headers().firstValue("ETag").orElseThrow();
        assertThat(send(HttpRequest.newBuilder(URI.create(upstream.base() + path))
                                .header("X-API-Key", KEY)
                                .header("If-Match", tag)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
    }

    /** Asks for a path as of a change, or later. */
    public static HttpResponse<String> asked(RegistryProcess registry, String path, String sequence) {
        return send(HttpRequest.newBuilder(URI.create(registry.base() + path)).header("Registry-Sequence", sequence));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        follower.close();
        proxy.close();
        upstream.close();
    }
}
