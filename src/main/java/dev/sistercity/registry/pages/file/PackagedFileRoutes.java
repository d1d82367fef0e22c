package dev.sistercity.registry.pages.file;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/**
 * Serves the contract and the explorer from memory: compressed where the caller takes it, with an {@code ETag}, and for a year
 * where the address names the version, as the explorer's page does ({@code ?v=}).
 */
@Singleton
class PackagedFileRoutes {

    /** The contract at its plain addresses: a day, then the ETag tells whether it is still the same. */
    private static final String A_DAY = "public, max-age=86400";
    /** Pages: their ETag tells at each visit whether they are the same. */
    private static final String REVALIDATE = "no-cache";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String PAGE = "/explorer/";

    private final PackagedFiles files;
    private final ProblemMapper problems;

    PackagedFileRoutes(PackagedFiles files, ProblemMapper problems) {
        this.files = files;
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.routeWithRegex("/openapi(\\.json|\\.ya?ml|-3\\.0\\.json)?").handler(this::answer);
        router.routeWithRegex("/(ogc|reconcile)/api").handler(this::answer);
        router.route("/explorer").handler(this::answer);
        router.routeWithRegex("/explorer/[a-z.-]*").handler(this::answer);
        router.routeWithRegex("/assets/[a-z.-]*").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        String path = file(context.request());
        if (!files.has(path)) {
            context.next();
        } else if (!isRead(context.request().method())) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problems.end(new RegistryException(Kind.METHOD_NOT_ALLOWED, "Only GET and HEAD are allowed here"), context);
        } else if (context.request().path().equals("/explorer")) {
            context.response()
                    .setStatusCode(308)
                    .putHeader(HttpHeaders.LOCATION, PAGE)
                    .putHeader(HttpHeaders.CACHE_CONTROL, REVALIDATE);
            context.end();
        } else if (files.atHand(path) != null) {
            send(context, path, files.atHand(path));
        } else {
            context.vertx()
                    .executeBlocking(() -> files.get(path), false)
                    .onSuccess(file -> send(context, path, file))
                    .onFailure(context::fail);
        }
    }

    private static boolean isRead(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    private static String file(HttpServerRequest request) {
        return switch (request.path()) {
            case "/openapi" -> wantsJson(request) ? "/openapi.json" : "/openapi.yaml";
            case "/openapi.yml" -> "/openapi.yaml";
            case "/explorer" -> PAGE;
            default -> request.path();
        };
    }

    /** The parameter {@code format}, or else {@code Accept}; YAML by default. */
    private static boolean wantsJson(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam("format"))
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("json");
    }

    private static void send(RoutingContext context, String path, PackagedFile file) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.ETAG, file.entityTag())
                .putHeader(HttpHeaders.CACHE_CONTROL, freshness(request, path, file))
                .putHeader(
                        HttpHeaders.VARY, path.equals("/openapi.yaml") ? "Accept, Accept-Encoding" : "Accept-Encoding");
        if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), file)) {
            response.setStatusCode(304);
            context.end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType());
        if (file.compressed() != null && takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            context.end(file.compressed());
        } else {
            context.end(file.plain());
        }
    }

    private static String freshness(HttpServerRequest request, String path, PackagedFile file) {
        if (file.version().equals(request.getParam("v"))) {
            return FOR_EVER;
        }
        return path.startsWith("/openapi") ? A_DAY : REVALIDATE;
    }

    private static boolean names(String ifNoneMatch, PackagedFile file) {
        return ifNoneMatch != null
                && (ifNoneMatch.contains(file.version()) || ifNoneMatch.strip().equals("*"));
    }

    private static boolean takesGzip(String codings) {
        if (codings == null) {
            return false;
        }
        for (String coding : codings.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.split(";", -1);
            if ((parts[0].strip().equals("gzip") || parts[0].strip().equals("*"))
                    && !(parts.length > 1 && parts[1].strip().matches("q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }
}
