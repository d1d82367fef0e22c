package dev.sistercity.registry.body;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Ends connections whose request was answered before all of its body had come: a refused body, or one that the operation does not take.
 * What comes in a moment is thrown away, so that the sender gets to read the answer; then the connection is closed.
 */
@Singleton
class UnreadBodies {

    /** After the request has its id, before it is looked at. */
    private static final int EARLY = Integer.MIN_VALUE + 1000;

    private static final long MOMENT_MILLIS = 2_000;

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(UnreadBodies::watch);
    }

    private static void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean body = DeclaredLength.of(request) > 0
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.version() == HttpVersion.HTTP_2 && !request.isEnded();
        if (body) {
            Context connection = context.vertx().getOrCreateContext();
            context.addEndHandler(ended -> {
                if (ended.succeeded()) {
                    // Where the end of the request arrives, too, which a worker that has answered runs beside.
                    connection.runOnContext(here -> throwAwayTheRest(context));
                }
            });
        }
        context.next();
    }

    private static void throwAwayTheRest(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        long timer = context.vertx().setTimer(MOMENT_MILLIS, over -> {
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset();
            } else {
                request.connection().close();
            }
        });
        request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
        request.endHandler(end -> context.vertx().cancelTimer(timer));
        request.handler(piece -> {});
        request.resume();
    }
}
