package dev.sistercity.registry.body;

import dev.sistercity.registry.shared.http.Cancellation;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;

/** A body on its way in: read on the event loop, piece by piece, each looked at before it is kept. */
abstract class IncomingBody {

    private final RoutingContext context;
    private final BodyLimit limit;
    private final BodyBudget.Share share;
    private final Duration time;
    private final Promise<Void> taken = Promise.promise();
    private long size;
    private long timer;

    IncomingBody(RoutingContext context, BodyLimit limit, BodyBudget.Share share, Duration time) {
        this.context = context;
        this.limit = limit;
        this.share = share;
        this.time = time;
    }

    /** Keeps a piece. */
    abstract void keep(Buffer piece);

    /** Puts what was kept in order after the last piece. */
    abstract Future<Void> finish();

    /** Makes the body known to those who will read it. */
    abstract void handOver(RoutingContextInternal request);

    /** Forgets what was kept. */
    abstract void forget();

    final HttpServerRequest request() {
        return context.request();
    }

    final RoutingContext context() {
        return context;
    }

    /** Reads all of it. The future fails with a {@link RegistryException}, or with the fault of the disk. */
    final Future<Void> takeIn() {
        HttpServerRequest request = request();
        if (request.isEnded()) {
            return finish();
        }
        timer = context.vertx().setTimer(time.toMillis(), late -> fail(tooSlow()));
        request.handler(this::piece)
                .exceptionHandler(gone -> fail(new Cancellation.CallerLeft()))
                .endHandler(end -> finish().onSuccess(done -> succeed()).onFailure(this::fail));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
        return taken.future();
    }

    /** Gives back what was taken, when the request is done with. */
    final void release() {
        context.vertx().cancelTimer(timer);
        forget();
        share.close();
    }

    final void fail(Throwable fault) {
        if (taken.tryFail(fault)) {
            context.vertx().cancelTimer(timer);
            request().pause();
            forget();
            // At once: of many bodies that together are too much, some shall come through.
            share.close();
        }
    }

    private void succeed() {
        context.vertx().cancelTimer(timer);
        taken.tryComplete();
    }

    private void piece(Buffer piece) {
        if (taken.future().isComplete()) {
            return;
        }
        size += piece.length();
        if (size > limit.bytes()) {
            fail(tooLarge(limit));
            return;
        }
        try {
            share.grow(size);
        } catch (RegistryException full) {
            fail(full.with("Connection", "close"));
            return;
        }
        keep(piece);
    }

    static RegistryException tooLarge(BodyLimit limit) {
        RegistryException refusal = limit == BodyLimit.NONE
                ? new RegistryException(Kind.MALFORMED, "This takes no body")
                : new RegistryException(
                        Kind.TOO_LARGE, "This operation takes a body of " + limit.words() + " at the most");
        return refusal.with("Connection", "close");
    }

    private RegistryException tooSlow() {
        return new RegistryException(
                        Kind.TOO_SLOW, "The body has not come within " + time.toSeconds() + " s of the request")
                .with("Connection", "close");
    }
}
