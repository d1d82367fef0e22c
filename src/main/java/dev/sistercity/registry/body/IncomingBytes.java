package dev.sistercity.registry.body;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;

/** A body that stays in memory. */
final class IncomingBytes extends IncomingBody {

    private Buffer bytes = Buffer.buffer();

    IncomingBytes(RoutingContext context, BodyLimit limit, BodyBudget.Share share, Duration time) {
        super(context, limit, share, time);
    }

    @Override
    void keep(Buffer piece) {
        bytes.appendBuffer(piece);
    }

    @Override
    Future<Void> finish() {
        return Future.succeededFuture();
    }

    /** As the request's body, which is where the framework looks before it reads by itself. */
    @Override
    void handOver(RoutingContextInternal request) {
        request.setBody(bytes);
    }

    @Override
    void forget() {
        bytes = Buffer.buffer();
    }
}
