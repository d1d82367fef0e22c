package dev.sistercity.registry.body;

import dev.sistercity.registry.ratelimit.ClientAddresses;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/**
 * Reads bodies within the operation's {@link BodyLimit}, the time a body may take and the {@link BodyBudget}. Application
 * scoped, so that it is made with the first body: filters are made before there are settings.
 */
@ApplicationScoped
public class BodyIntake {

    private final BodySettings settings;
    private final BodyBudget budget;
    private final ClientAddresses clientAddresses;

    BodyIntake(BodySettings settings, BodyBudget budget, ClientAddresses clientAddresses) {
        this.settings = settings;
        this.budget = budget;
        this.clientAddresses = clientAddresses;
    }

    /**
     * Reads all of a body and makes it known to the framework, or to {@link ReceivedFile}.
     *
     * @param whenDone takes what is to be run when the request is done with
     * @throws RegistryException TOO_LARGE, TOO_SLOW, TOO_MANY, UNAVAILABLE, UNSUPPORTED_TYPE; the result fails with them, too
     */
    public Uni<Void> takeIn(RoutingContext context, BodyLimit limit, Consumer<Runnable> whenDone) {
        refusePacked(context.request());
        if (DeclaredLength.of(context.request()) > limit.bytes()) {
            throw IncomingBody.tooLarge(limit);
        }
        boolean file = limit.isFile();
        BodyBudget.Share share = budget.begin(clientAddresses.of(context), file);
        IncomingBody body = file
                ? new IncomingFile(context, limit, share, settings.fileTime())
                : new IncomingBytes(context, limit, share, settings.time());
        whenDone.accept(body::release);
        Context own = Vertx.currentContext();
        return Uni.createFrom().<Void>emitter(taken -> body.takeIn()
                .onComplete(end -> own.runOnContext(now -> {
                    if (end.succeeded()) {
                        body.handOver((RoutingContextInternal) context);
                        taken.complete(null);
                    } else {
                        taken.fail(end.cause());
                    }
                })));
    }

    /** A body that is packed would have to be unpacked before it is known how large it is. */
    private static void refusePacked(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new RegistryException(
                    Kind.UNSUPPORTED_TYPE,
                    "Bodies are taken as they are, without Content-Encoding; a packed file is sent by its Content-Type");
        }
    }
}
