package dev.sistercity.registry.body;

import dev.sistercity.registry.shared.http.Cancellation;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Takes the body of a request in before the operation gets a thread: after its caller was asked for, on the event loop. The
 * framework's own way has a thread wait for each body, however slowly it comes, and looks at no limit before all of it is there.
 * Filters that do not block have to go before all others.
 */
@Singleton
public class BodyFilter {

    private final BodyIntake intake;

    BodyFilter(BodyIntake intake) {
        this.intake = intake;
    }

    /** @throws RegistryException TOO_LARGE, TOO_SLOW, TOO_MANY, UNAVAILABLE, UNSUPPORTED_TYPE */
    @TakesBody
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    public Uni<Void> takeIn(
            RoutingContext request, ResourceInfo operation, ResteasyReactiveContainerRequestContext filtered) {
        BodyLimit limit =
                operation.getResourceMethod().getAnnotation(TakesBody.class).value();
        // Not when the connection is gone: what the operation has of the body stays in memory until it is done.
        return intake.takeIn(request, limit, end -> filtered.getServerRequestContext()
                .registerCompletionCallback((CompletionCallback) fault -> end.run()));
    }

    /** On the thread of the operation: a client that left while waiting for one is not worked for. */
    @TakesBody
    @ServerRequestFilter(priority = Priorities.USER)
    public void refuseWhenLeft(RoutingContext request) {
        Cancellation.of(request).check();
    }
}
