package dev.sistercity.registry.health;

import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.database.LossRisk;
import io.smallrye.health.api.HealthGroup;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether writing is possible: at {@code /q/health/group/writing}, for people who are to be woken, not for load balancers. */
@HealthGroup("writing")
class WriteAvailability implements HealthCheck {

    private final DatabaseAvailability databaseAvailability;
    private final Follower follower;
    private final LossRisk risk;

    WriteAvailability(DatabaseAvailability databaseAvailability, Follower follower, LossRisk risk) {
        this.databaseAvailability = databaseAvailability;
        this.follower = follower;
        this.risk = risk;
    }

    @Override
    public HealthCheckResponse call() {
        String away = databaseAvailability.awayBecause() != null
                ? databaseAvailability.awayBecause()
                : follower.refusesWritesBecause();
        String reason = away == null ? databaseAvailability.ailment().orElse(null) : away;
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("writing")
                .status(reason == null)
                .withData("since", databaseAvailability.since().toString());
        risk.known().ifPresent(known -> answer.withData("mayLoseAcknowledged", known));
        return (reason == null ? answer : answer.withData("reason", reason)).build();
    }
}
