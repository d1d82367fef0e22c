package dev.sistercity.registry.shared.http;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.ProblemMapper;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forms of the site are sent by pages of the site alone: a reader who is signed in there is known by a cookie. The API knows callers by
 * keys, which no browser sends by itself, so that pages of any origin may write there.
 */
@Singleton
class SameOriginRequests {

    private static final int BEFORE_CORS = 310;
    private static final String API = "/v1/";
    private static final String RECONCILIATION = "/reconcile";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Those that {@code quarkus.http.cors.methods} lists beside them. */
    private static final Set<HttpMethod> WRITING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final ProblemMapper problems;
    /** Empty where the world's address is not configured. */
    private final Optional<String> publicOrigin;

    SameOriginRequests(
            ProblemMapper problems, @ConfigProperty(name = "registry.public-url") Optional<String> publicUrl) {
        this.problems = problems;
        this.publicOrigin = publicUrl.map(SameOriginRequests::origin);
    }

    /** Of an address, as browsers write it (RFC 6454): in small letters, and without the port that its scheme has anyway. */
    static String origin(String url) {
        String origin = url.replaceFirst("^([^/]*+//[^/]*+).*", "$1").toLowerCase(Locale.ROOT);
        String usual = origin.startsWith("https:") ? ":443" : ":80";
        return origin.endsWith(usual) ? origin.substring(0, origin.length() - usual.length()) : origin;
    }

    void install(@Observes Filters filters) {
        filters.register(this::recognise, BEFORE_CORS);
    }

    private void recognise(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && isOwn(origin, request)) {
            request.headers().remove(HttpHeaders.ORIGIN);
        } else if (origin != null && !READING.contains(request.method()) && !isOfApi(context.normalizedPath())) {
            problems.end(
                    new RegistryException(
                            Kind.FORBIDDEN,
                            "Pages of other sites may only read here; they write by the API, at addresses that begin with /v1/"),
                    context);
            return;
        } else if (origin != null && !READING.contains(request.method()) && !WRITING.contains(request.method())) {
            // CORS would refuse a method that there is not with nothing but a status. No page sends it without asking
            // first.
            request.headers().remove(HttpHeaders.ORIGIN);
        }
        context.next();
    }

    private static boolean isOfApi(String path) {
        return path.startsWith(API) || path.equals(RECONCILIATION);
    }

    /**
     * Scripts cannot set either header. Behind a proxy that renames the host the first one still tells (Fetch Metadata, W3C), and where a browser
     * does not send it, the address that is configured.
     */
    private boolean isOwn(String origin, HttpServerRequest request) {
        // HTTP/2 has no Host: both protocols have an authority.
        HostAndPort host = request.authority();
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || origin.equals("https://" + host)
                || origin.equals("http://" + host)
                || publicOrigin.filter(origin::equals).isPresent();
    }
}
