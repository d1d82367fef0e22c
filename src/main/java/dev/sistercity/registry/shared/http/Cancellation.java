package dev.sistercity.registry.shared.http;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.LongAdder;

/** Whether the caller of a request has left: work that takes long, or had to wait, asks before it goes on. From any thread. */
public final class Cancellation {

    private static final LongAdder LEFT = new LongAdder();

    private final HttpServerResponse response;

    private Cancellation(HttpServerResponse response) {
        this.response = response;
    }

    public static Cancellation of(RoutingContext request) {
        return new Cancellation(request.response());
    }

    /** Whether the connection is gone, so that no answer will be read. */
    public boolean isRequested() {
        return response.closed();
    }

    /** @throws RegistryException if the caller has left; no client reads it */
    public void check() {
        if (isRequested()) {
            throw new CallerLeft();
        }
    }

    /** How often work was ended, or not begun, since its caller had left. */
    public static long ended() {
        return LEFT.sum();
    }

    /** Ends work, often in great numbers, so without the trace of calls that led to it. */
    public static final class CallerLeft extends RegistryException {

        private static final long serialVersionUID = 1L;

        public CallerLeft() {
            super(Kind.UNAVAILABLE, "The caller has left");
            LEFT.increment();
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
