package dev.sistercity.registry.health;

import dev.sistercity.registry.shared.work.Worker;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive is a process whose workers all are: one that follows no log, or runs no jobs, is to be started anew. */
@Liveness
class Workers implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        List<String> dead = Worker.dead();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("workers").status(dead.isEmpty());
        return (dead.isEmpty() ? answer : answer.withData("dead", String.join(", ", dead))).build();
    }
}
