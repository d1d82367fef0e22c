package dev.sistercity.registry.health;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.catalog.follow.Rewinds;
import dev.sistercity.registry.catalog.upstream.UpstreamLag;
import dev.sistercity.registry.change.log.LogDamage;
import dev.sistercity.registry.database.LossRisk;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready is a replica that has caught up with the log. It stays so while the database is away: it can still answer, and must
 * not be taken out of the load balancer for that. It is not while it reads anew a log that went back. A follower is not where it is
 * further behind than it may be.
 */
@Readiness
class ReadinessCheck implements HealthCheck {

    private final Follower follower;
    private final Catalog catalog;
    private final Rewinds rewinds;
    private final LogDamage damage;
    private final LossRisk risk;
    private final UpstreamLag upstream;

    ReadinessCheck(
            Follower follower,
            Catalog catalog,
            Rewinds rewinds,
            LogDamage damage,
            LossRisk risk,
            UpstreamLag upstream) {
        this.follower = follower;
        this.catalog = catalog;
        this.rewinds = rewinds;
        this.damage = damage;
        this.risk = risk;
        this.upstream = upstream;
    }

    @Override
    public HealthCheckResponse call() {
        // Not a reason to take it out: what it can read, it answers.
        int unreadable = catalog.latest().all().values().stream()
                .mapToInt(records -> records.unreadable().size())
                .sum();
        String closed = follower.closedBecause();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("caught-up")
                .status(closed == null && !upstream.isTooLong())
                .withData("sequence", catalog.latest().sequence())
                .withData("lag", follower.lag())
                .withData("unreadable", unreadable)
                .withData("unknown-collections", String.join(", ", catalog.unknownCollections()))
                .withData("epoch", catalog.latest().lineage().epochId())
                .withData("rewinds", rewinds.count());
        if (closed != null) {
            answer.withData("reason", closed);
        }
        upstream.told().forEach(answer::withData);
        damage.first().ifPresent(first -> answer.withData("damagedLog", first));
        risk.known().ifPresent(known -> answer.withData("mayLoseAcknowledged", known));
        return answer.build();
    }
}
