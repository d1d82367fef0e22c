package dev.sistercity.registry.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.endpoint.request.ListReader;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.PartnershipCounts;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The networks that were asked for lately, each kept until something is written. Not for the event loop: the first who asks
 * works it out.
 */
@Singleton
class PartnerGraphs {

    private static final int MOST_KEPT = 8;
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(10);
    /** Networks that are worked on at once: one core is left for the reads from memory. */
    private static final int AT_ONCE = 1;

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final PartnershipCollection partnerships;
    private final CityCollection cities;
    private final ListReader<PartnershipDraft> reader;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Cache<Key, PartnerGraph> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(KEPT_UNUSED)
            .build();

    PartnerGraphs(PartnershipCollection partnerships, CityCollection cities) {
        this.partnerships = partnerships;
        this.cities = cities;
        this.reader = new ListReader<>(partnerships);
    }

    private record Key(long stamp, GraphQuery query) {}

    PartnerGraph get(GraphQuery query, ReadContext readContext) {
        Key key = new Key(readContext.snapshot().stamp(), query);
        PartnerGraph known = kept.getIfPresent(key);
        return known != null ? known : inTurn(() -> kept.get(key, absent -> make(query, readContext)));
    }

    /** The graph's metrics, which take the longest. */
    GraphMetrics metrics(PartnerGraph graph) {
        return inTurn(graph::metrics);
    }

    private PartnerGraph make(GraphQuery query, ReadContext readContext) {
        Selection<PartnershipDraft> selection =
                reader.select(Parameters.of(query.filters(), reader.declared()), readContext);
        return new PartnerGraph(
                readContext.snapshot().records(cities),
                readContext.snapshot().records(partnerships),
                selection.slots(),
                entry -> PartnershipCounts.sides(entry, readContext));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new RegistryException(Kind.UNAVAILABLE, "Too many different networks are being worked out")
                        .with("Retry-After", Long.toString(LONGEST_WAIT_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.UNAVAILABLE, "The server is stopping");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
