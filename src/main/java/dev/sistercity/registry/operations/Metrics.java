package dev.sistercity.registry.operations;

import dev.sistercity.registry.catalog.Arrivals;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Database;
import dev.sistercity.registry.catalog.Follower;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The registry's own gauges; requests by operation are counted by the framework. */
@Singleton
class Metrics {

    void register(
            @Observes StartupEvent started,
            MeterRegistry meters,
            Catalog catalog,
            Follower follower,
            Arrivals arrivals,
            Database database) {
        catalog.types().forEach(type -> Gauge.builder("registry.records", catalog, c -> c.snapshot()
                        .records(type.name())
                        .size())
                .description("Records in the catalog of this replica")
                .tag("collection", type.name())
                .register(meters));
        Gauge.builder("registry.sequence.applied", catalog, c -> c.snapshot().sequence())
                .description("Number of the last change applied to the catalog of this replica")
                .register(meters);
        Gauge.builder("registry.sequence.lag", follower, Follower::lag)
                .description("Changes known to be written and not yet applied")
                .register(meters);
        Gauge.builder("registry.changes.waiting", arrivals, Arrivals::waiting)
                .description(
                        "Requests, streams and senders of webhooks that wait for the next change, or for one that this "
                                + "replica has not yet")
                .register(meters);
        Gauge.builder("registry.writing.available", database, d -> d.awayBecause() == null ? 1 : 0)
                .description("1 while writing is possible")
                .register(meters);
    }
}
