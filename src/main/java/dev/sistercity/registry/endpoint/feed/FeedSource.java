package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.catalog.RecentChanges;
import dev.sistercity.registry.catalog.SequenceWaiters;
import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.endpoint.read.Replica;
import dev.sistercity.registry.lineage.Position;
import dev.sistercity.registry.shared.problem.RegistryException;
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

    /** For a look at the log, which takes some milliseconds. */
    private static final Duration ASKING = Duration.ofSeconds(2);

    private final Replica replica;
    private final RecentChanges recent;
    private final SequenceWaiters sequenceWaiters;
    private final ChangeLog log;
    private final DatabaseAvailability databaseAvailability;
    private final Follower follower;
    private final ExecutorService logReaders = Executors.newFixedThreadPool(LOG_READERS, work -> {
        Thread thread = new Thread(work, "feed-log-reader");
        thread.setDaemon(true);
        return thread;
    });

    FeedSource(
            Replica replica,
            RecentChanges recent,
            SequenceWaiters sequenceWaiters,
            ChangeLog log,
            DatabaseAvailability databaseAvailability,
            Follower follower) {
        this.replica = replica;
        this.recent = recent;
        this.sequenceWaiters = sequenceWaiters;
        this.log = log;
        this.databaseAvailability = databaseAvailability;
        this.follower = follower;
    }

    /**
     * Changes that follow a number.
     *
     * @param changes those that the filter takes, in order
     * @param last the place up to which was looked
     * @param snapshot the registry, at {@code last} or later
     */
    record Stretch(List<Change> changes, Position last, Snapshot snapshot) {

        boolean atHead() {
            return last.sequence() >= snapshot.sequence();
        }
    }

    /**
     * The next changes after a place that a filter takes, as far as this replica knows them. Comes on a worker's thread.
     *
     * @param epoch that the client knows; null if it does not say
     * @throws RegistryException by the Uni: HISTORY_LOST if the place is in no history that stands; UNAVAILABLE if they are no
     *     longer in memory and the database is away
     */
    Uni<Stretch> after(Position after, String epoch, FeedFilter filter, int limit) {
        return Uni.createFrom().deferred(() -> look(after, epoch, filter, limit));
    }

    private Uni<Stretch> look(Position after, String epoch, FeedFilter filter, int limit) {
        Snapshot snapshot = replica.snapshot();
        if (isAhead(after, epoch, snapshot)) {
            return read(ASKING).map(read -> ahead(after, epoch, read)).emitOn(workers());
        }
        snapshot.lineage().require(after, epoch, snapshot.sequence());
        long sequence = after.sequence();
        long head = snapshot.sequence();
        if (sequence == head) {
            return Uni.createFrom()
                    .item(stretch(List.of(), limit, head, snapshot))
                    .emitOn(workers());
        }
        long upTo = filter.takesAll() ? head : Math.min(head, sequence + STRIDE);
        Optional<List<Change>> kept = recent.after(sequence, upTo, filter.takesAll() ? limit : STRIDE)
                .filter(changes -> areOf(snapshot, changes));
        return kept.isPresent()
                ? Uni.createFrom()
                        .item(kept.get())
                        .emitOn(workers())
                        .map(changes -> stretch(taken(changes, filter, limit), limit, upTo, snapshot))
                : Uni.createFrom()
                        .item(() -> stretch(logged(sequence, upTo, filter, limit, snapshot), limit, upTo, snapshot))
                        .runSubscriptionOn(logReaders)
                        .emitOn(workers());
    }

    /** Whether another replica may know more than this one, so that the log has to be asked whether there is such a thing. */
    static boolean isAhead(Position after, String epoch, Snapshot snapshot) {
        return after.sequence() > snapshot.sequence()
                || epoch != null && !snapshot.lineage().knows(epoch);
    }

    /** Where the log was read and does not have it, it was lost; where that cannot be told, it is waited for. */
    private Stretch ahead(Position after, String epoch, boolean read) {
        Snapshot snapshot = replica.snapshot();
        if (read) {
            requireInLog(after, epoch, snapshot);
        }
        return new Stretch(List.of(), after, snapshot);
    }

    /** @throws RegistryException HISTORY_LOST unless the place is in the log as this replica has just read it */
    static void requireInLog(Position after, String epoch, Snapshot read) {
        if (after.sequence() > read.sequence()) {
            throw read.lineage().lost(after, epoch);
        }
        read.lineage().require(after, epoch, read.sequence());
    }

    /** The log may have gone back between the one look and the other. */
    private static boolean areOf(Snapshot snapshot, List<Change> changes) {
        return changes.stream().allMatch(change -> snapshot.lineage()
                .has(change.sequence(), change.seal().hash()));
    }

    /**
     * Comes when the log has been read as far as it was written when this was asked.
     *
     * @return false if that cannot be done
     */
    Uni<Boolean> read(Duration patience) {
        return Uni.createFrom()
                .<Boolean>emitter(reading -> follower.whenRead(reading::complete))
                .ifNoItem()
                .after(patience)
                .recoverWithItem(false);
    }

    /** Comes, on a worker's thread, when the change with this number has been applied, the time is over or the service ends. */
    Uni<Void> arrival(long sequence, Duration patience) {
        // A timer of less than a millisecond is refused: rounded up.
        Duration rounded = Duration.ofMillis(Math.max(0, patience.toMillis()) + 1);
        return Uni.createFrom()
                .<Void>emitter(
                        waiting -> waiting.onTermination(sequenceWaiters.when(sequence, () -> waiting.complete(null))))
                .ifNoItem()
                .after(rounded)
                .recoverWithItem((Void) null)
                .emitOn(workers());
    }

    boolean closing() {
        return sequenceWaiters.closing();
    }

    private static List<Change> taken(List<Change> changes, FeedFilter filter, int limit) {
        return filter.takesAll()
                ? changes
                : changes.stream().filter(filter::takes).limit(limit).toList();
    }

    private List<Change> logged(long sequence, long upTo, FeedFilter filter, int limit, Snapshot snapshot) {
        if (!databaseAvailability.reachable()) {
            throw Replica.away(databaseAvailability.unreachable());
        }
        try {
            ChangeLog.Wanted wanted = new ChangeLog.Wanted(filter.resources(), filter.city());
            return replica.ofOneHistory(log.after(sequence, upTo, wanted, limit), snapshot);
        } catch (SQLException e) {
            throw Replica.away(e);
        }
    }

    private static Stretch stretch(List<Change> changes, int limit, long upTo, Snapshot snapshot) {
        long last = changes.size() == limit ? changes.get(limit - 1).sequence() : upTo;
        return new Stretch(changes, snapshot.lineage().position(last), snapshot);
    }

    private static Executor workers() {
        return Infrastructure.getDefaultWorkerPool();
    }

    void stop(@Observes ShutdownEvent ending) {
        logReaders.shutdownNow();
    }
}
