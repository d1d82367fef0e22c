package dev.sistercity.registry.shared.deprecation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeprecationsTest {

    private static final Deprecations OLD = new Deprecations(List.of(
            Deprecations.Deprecation.of("GET", "/v1/old/{id}", "2026-01-01", "2027-01-02", "/v1/new"),
            Deprecations.Deprecation.of("POST", "/v1/older", "2025-06-30", "", "/docs")));

    @Test
    void tells_callers_since_when_until_when_and_what_instead() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Router router = Router.router(vertx);
            OLD.install(router);
            router.route("/v1/*").handler(context -> context.response()
                    .putHeader("Link", "<x>; rel=\"next\"")
                    .end());
            HttpServer server =
                    done(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));

            MultiMap old = headers(vertx, server, HttpMethod.GET, "/v1/old/7");
            assertThat(old.get("Deprecation")).isEqualTo("@1767225600");
            assertThat(old.get("Sunset")).isEqualTo("Sat, 2 Jan 2027 00:00:00 GMT");
            assertThat(old.getAll("Link")).containsExactly("<x>; rel=\"next\"", "</v1/new>; rel=\"deprecation\"");
            MultiMap older = headers(vertx, server, HttpMethod.POST, "/v1/older");
            assertThat(older.get("Deprecation")).startsWith("@");
            assertThat(older.contains("Sunset")).isFalse();
            for (MultiMap others : List.of(
                    headers(vertx, server, HttpMethod.POST, "/v1/old/7"),
                    headers(vertx, server, HttpMethod.GET, "/v1/old/7/parts"),
                    headers(vertx, server, HttpMethod.GET, "/v1/newer"))) {
                assertThat(others.contains("Deprecation")).isFalse();
            }
        } finally {
            done(vertx.close());
        }
    }

    private static MultiMap headers(Vertx vertx, HttpServer server, HttpMethod method, String path) throws Exception {
        return done(vertx.createHttpClient()
                .request(method, server.actualPort(), "127.0.0.1", path)
                .compose(request -> request.send())
                .map(response -> response.headers()));
    }

    private static <T> T done(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    /** A client that reads the contract and one that reads headers learn the same. */
    @Test
    void what_is_announced_is_what_the_contract_marks() throws IOException {
        TreeSet<String> marked = new TreeSet<>();
        JsonNode paths =
                new ObjectMapper().readTree(new File("openapi/openapi.json")).get("paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (operation.getValue().path("deprecated").asBoolean()) {
                marked.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
            }
        }));
        TreeSet<String> announced = new TreeSet<>();
        new Deprecations().all().forEach(one -> announced.add(one.method() + " " + one.path()));

        assertThat(announced).isEqualTo(marked);
    }
}
