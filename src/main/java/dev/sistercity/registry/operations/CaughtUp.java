package dev.sistercity.registry.operations;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Follower;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready is a replica that has once caught up with the log. It stays so while the database is away: it can still answer, and
 * must not be taken out of the load balancer for that.
 */
@Readiness
class CaughtUp implements HealthCheck {

    private final Follower follower;
    private final Catalog catalog;

    CaughtUp(Follower follower, Catalog catalog) {
        this.follower = follower;
        this.catalog = catalog;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("caught-up")
                .status(follower.caughtUp())
                .withData("sequence", catalog.snapshot().sequence())
                .withData("lag", follower.lag())
                .build();
    }
}
