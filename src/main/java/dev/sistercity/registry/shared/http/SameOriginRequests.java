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
import java.util.Set;

/**
 * Pages of the registry itself may do what their readers may: screens report what they have played, the explorer tries things
 * out. The rule for pages of others, that they read alone, goes by the header Origin, which browsers send with what writes to
 * the page's own server too.
 */
@Singleton
class SameOriginRequests {

    private static final int BEFORE_CORS = 310;
    private static final Set<String> QUESTIONS = Set.of("/v1/match/cities", "/v1/match/partnerships");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ProblemMapper problems;

    SameOriginRequests(ProblemMapper problems) {
        this.problems = problems;
    }

    void install(@Observes Filters filters) {
        filters.register(this::recognise, BEFORE_CORS);
    }

    private void recognise(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && isOwn(origin, request)) {
            request.headers().remove(HttpHeaders.ORIGIN);
        } else if (origin != null && !READING.contains(request.method()) && !storesNothing(context)) {
            // CORS would refuse it too, with nothing but a status.
            problems.end(
                    new RegistryException(
                            Kind.FORBIDDEN,
                            "Scripts of other sites may only read here: send this without Origin, from a server or a program"),
                    context);
            return;
        }
        context.next();
    }

    /** A question that is too long for an address is a read. */
    private static boolean storesNothing(RoutingContext context) {
        return context.request().method() == HttpMethod.POST && QUESTIONS.contains(context.normalizedPath());
    }

    /** Scripts cannot set either header. Behind a proxy that renames the host the first one still tells (Fetch Metadata, W3C). */
    private static boolean isOwn(String origin, HttpServerRequest request) {
        // HTTP/2 has no Host: both protocols have an authority.
        HostAndPort host = request.authority();
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || origin.equals("https://" + host)
                || origin.equals("http://" + host);
    }
}
