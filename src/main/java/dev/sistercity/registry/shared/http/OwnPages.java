package dev.sistercity.registry.shared.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Pages of the registry itself may do what their readers may: screens report what they have played, the explorer tries things
 * out. The rule for pages of others, that they read alone, goes by the header Origin, which browsers send with what writes to
 * the page's own server too.
 */
@Singleton
class OwnPages {

    private static final int BEFORE_CORS = 310;

    void install(@Observes Filters filters) {
        filters.register(OwnPages::recognise, BEFORE_CORS);
    }

    private static void recognise(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && isOwn(origin, request)) {
            request.headers().remove(HttpHeaders.ORIGIN);
        }
        context.next();
    }

    /** Scripts cannot set either header. Behind a proxy that renames the host the first one still tells (Fetch Metadata, W3C). */
    private static boolean isOwn(String origin, HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || origin.equals("https://" + host)
                || origin.equals("http://" + host);
    }
}
