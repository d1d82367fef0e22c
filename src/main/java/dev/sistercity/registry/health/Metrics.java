package dev.sistercity.registry.health;

import dev.sistercity.registry.body.BodyBudget;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.SequenceWaiters;
import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.shared.http.Cancellation;
import io.micrometer.core.instrument.FunctionCounter;
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
            SequenceWaiters sequenceWaiters,
            DatabaseAvailability databaseAvailability,
            BodyBudget bodies) {
        countRecords(meters, catalog);
        Gauge.builder("registry.sequence.applied", catalog, c -> c.latest().sequence())
                .description("Number of the last change applied to the catalog of this replica")
                .register(meters);
        Gauge.builder("registry.sequence.lag", follower, Follower::lag)
                .description("Changes known to be written and not yet applied")
                .register(meters);
        Gauge.builder("registry.changes.waiting", sequenceWaiters, SequenceWaiters::waiting)
                .description(
                        "Requests, streams and senders of webhooks that wait for the next change, or for one that this "
                                + "replica has not yet")
                .register(meters);
        Gauge.builder("registry.bodies.memory", bodies, BodyBudget::memoryTaken)
                .description("Bytes reserved for bodies that come in or are worked on")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("registry.bodies.under.way", bodies, BodyBudget::underWay)
                .description("Bodies and files that come in or are worked on")
                .register(meters);
        FunctionCounter.builder("registry.requests.left", this, none -> Cancellation.ended())
                .description("Requests whose work was ended, or not begun, since their callers had left")
                .register(meters);
        Gauge.builder(
                        "registry.writing.available",
                        databaseAvailability,
                        d -> d.awayBecause() == null && follower.refusesWritesBecause() == null ? 1 : 0)
                .description("1 while writing is possible")
                .register(meters);
    }

    private static void countRecords(MeterRegistry meters, Catalog catalog) {
        catalog.types().forEach(type -> Gauge.builder("registry.records", catalog, c -> c.latest()
                        .records(type.name())
                        .size())
                .description("Records in the catalog of this replica")
                .tag("collection", type.name())
                .register(meters));
        catalog.types().forEach(type -> Gauge.builder(
                        "registry.records.unreadable",
                        catalog,
                        c -> c.latest().records(type.name()).unreadable().size())
                .description("Records that a newer version of the registry wrote and this replica cannot read")
                .tag("collection", type.name())
                .register(meters));
    }
}
