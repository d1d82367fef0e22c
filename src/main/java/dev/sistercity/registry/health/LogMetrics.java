package dev.sistercity.registry.health;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.LogVerifier;
import dev.sistercity.registry.catalog.follow.Rewinds;
import dev.sistercity.registry.catalog.upstream.UpstreamLag;
import dev.sistercity.registry.change.log.LogDamage;
import dev.sistercity.registry.lineage.Epoch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Whether the log is as it was written, in numbers. */
@Singleton
class LogMetrics {

    void register(
            @Observes StartupEvent started,
            MeterRegistry meters,
            Catalog catalog,
            Rewinds rewinds,
            LogVerifier verifier,
            LogDamage damage,
            UpstreamLag upstream) {
        FunctionCounter.builder("registry.log.rewinds", rewinds, Rewinds::count)
                .description("How often this replica found that the log had gone back, since it started")
                .register(meters);
        Gauge.builder("registry.log.epoch", catalog, LogMetrics::epoch)
                .description("Number of the epoch of the log; one more each time the database went back, or may have")
                .register(meters);
        Gauge.builder("registry.log.verified", verifier, LogVerifier::verified)
                .description("Number of the last change that this round of verification has looked at")
                .register(meters);
        FunctionCounter.builder("registry.log.verifications", verifier, LogVerifier::rounds)
                .description("How often the whole log has been verified, since this replica started")
                .register(meters);
        if (upstream.isOfAFollower()) {
            Gauge.builder("registry.follow.behind", upstream, UpstreamLag::seconds)
                    .description(
                            "Since when not all that the followed registry had was here; up to 30 where it has nothing new")
                    .baseUnit("seconds")
                    .register(meters);
        }
        Gauge.builder("registry.log.breaks", damage, LogDamage::count)
                .description("Places where the log is known not to be as it was written")
                .register(meters);
    }

    private static long epoch(Catalog catalog) {
        Epoch epoch = catalog.latest().lineage().epoch();
        return epoch == null ? 0 : epoch.number();
    }
}
