package dev.sistercity.registry.operations;

import dev.sistercity.registry.catalog.Database;
import io.smallrye.health.api.HealthGroup;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether writing is possible: at {@code /q/health/group/writing}, for people who are to be woken, not for load balancers. */
@HealthGroup("writing")
class Writing implements HealthCheck {

    private final Database database;

    Writing(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        String reason = database.awayBecause();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("writing")
                .status(reason == null)
                .withData("since", database.since().toString());
        return (reason == null ? answer : answer.withData("reason", reason)).build();
    }
}
