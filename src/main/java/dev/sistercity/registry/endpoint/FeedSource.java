package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.catalog.Arrivals;
import dev.sistercity.registry.catalog.Database;
import dev.sistercity.registry.catalog.RecentChanges;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ChangeLog;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The changes in their order: the latest from memory, older ones from the log, and those to come when they have come. */
@Singleton
class FeedSource {

    /** Changes that are looked through at a time for those that a filter takes. */
    private static final int STRIDE = 2_000;

    /** Of the database's connections; the others are for writers. */
    private static final int LOG_READERS = 4;

    private final Replica replica;
    private final RecentChanges recent;
    private final Arrivals arrivals;
    private final ChangeLog log;
    private final Database database;
    private final ExecutorService logReaders = Executors.newFixedThreadPool(LOG_READERS, work -> {
        Thread thread = new Thread(work, "feed-log-reader");
        thread.setDaemon(true);
        return thread;
    });

    FeedSource(Replica replica, RecentChanges recent, Arrivals arrivals, ChangeLog log, Database database) {
        this.replica = replica;
        this.recent = recent;
        this.arrivals = arrivals;
        this.log = log;
        this.database = database;
    }

    /**
     * Changes that follow a number.
     *
     * @param changes those that the filter takes, in order
     * @param last the number up to which was looked
     * @param snapshot the registry, at {@code last} or later
     */
    record Stretch(List<Change> changes, long last, Snapshot snapshot) {

        boolean atHead() {
            return last >= snapshot.sequence();
        }
    }

    /**
     * The next changes after a number that a filter takes, as far as this replica knows them. Comes on a worker's thread.
     * Fails with UNAVAILABLE where they are no longer in memory and the database is away.
     */
    Uni<Stretch> after(long sequence, FeedFilter filter, int limit) {
        Snapshot snapshot = replica.snapshot();
        long head = snapshot.sequence();
        if (sequence >= head) {
            return Uni.createFrom()
                    .item(new Stretch(List.of(), sequence, snapshot))
                    .emitOn(workers());
        }
        long upTo = filter.takesAll() ? head : Math.min(head, sequence + STRIDE);
        Optional<List<Change>> kept = recent.after(sequence, upTo, filter.takesAll() ? limit : STRIDE);
        return kept.isPresent()
                ? Uni.createFrom()
                        .item(kept.get())
                        .emitOn(workers())
                        .map(changes -> stretch(taken(changes, filter, limit), limit, upTo, snapshot))
                : Uni.createFrom()
                        .item(() -> stretch(logged(sequence, upTo, filter, limit), limit, upTo, snapshot))
                        .runSubscriptionOn(logReaders)
                        .emitOn(workers());
    }

    /** Comes, on a worker's thread, when the change with this number has been applied, the time is over or the service ends. */
    Uni<Void> arrival(long sequence, Duration patience) {
        // A timer of less than a millisecond is refused: rounded up.
        Duration rounded = Duration.ofMillis(Math.max(0, patience.toMillis()) + 1);
        return Uni.createFrom()
                .<Void>emitter(waiting -> waiting.onTermination(arrivals.when(sequence, () -> waiting.complete(null))))
                .ifNoItem()
                .after(rounded)
                .recoverWithItem((Void) null)
                .emitOn(workers());
    }

    boolean closing() {
        return arrivals.closing();
    }

    private static List<Change> taken(List<Change> changes, FeedFilter filter, int limit) {
        return filter.takesAll()
                ? changes
                : changes.stream().filter(filter::takes).limit(limit).toList();
    }

    private List<Change> logged(long sequence, long upTo, FeedFilter filter, int limit) {
        if (!database.reachable()) {
            throw Histories.away();
        }
        try {
            return log.after(sequence, upTo, new ChangeLog.Wanted(filter.resources(), filter.city()), limit);
        } catch (SQLException e) {
            throw Histories.away();
        }
    }

    private static Stretch stretch(List<Change> changes, int limit, long upTo, Snapshot snapshot) {
        long last = changes.size() == limit ? changes.get(limit - 1).sequence() : upTo;
        return new Stretch(changes, last, snapshot);
    }

    private static Executor workers() {
        return Infrastructure.getDefaultWorkerPool();
    }

    void stop(@Observes ShutdownEvent ending) {
        logReaders.shutdownNow();
    }
}
