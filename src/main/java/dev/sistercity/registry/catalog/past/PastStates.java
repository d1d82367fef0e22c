package dev.sistercity.registry.catalog.past;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.EarlierChanges;
import dev.sistercity.registry.database.DatabaseFault;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.ref.SoftReference;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The registry as it was known at earlier times. States are made on one thread of their own, for all who ask for the same one
 * at once, and a few are kept for as long as they are asked for.
 */
@Singleton
public class PastStates {

    /** Each takes the memory of what has changed since, and of the indexes over that. */
    private static final int MOST_KEPT = 4;

    /** From which others are made, for as long as there is memory. */
    private static final int MOST_REMEMBERED = 16;

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST_TIMES = 1_000;
    private static final int MOST_WAITING = 64;
    /** Changes that are under way have earlier times than they are seen at. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Catalog catalog;
    private final EarlierChanges earlier;
    private final PastSnapshots snapshots;
    private final Clock clock;
    private final ThreadPoolExecutor maker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), PastStates::thread);
    private final AsyncCache<Which, Snapshot> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(KEPT)
            .executor(Runnable::run)
            .buildAsync();
    private final Deque<SoftReference<Snapshot>> made = new ArrayDeque<>();
    private final Cache<AtTime, Long> sequences = Caffeine.newBuilder()
            .maximumSize(MOST_TIMES)
            .executor(Runnable::run)
            .build();

    PastStates(Catalog catalog, EarlierChanges earlier, PastSnapshots snapshots, Clock clock) {
        this.clock = clock;
        this.catalog = catalog;
        this.earlier = earlier;
        this.snapshots = snapshots;
    }

    /** @param history the fingerprints of the log that it belongs to: they are others after the log went back */
    private record Which(Object history, long sequence) {}

    private record AtTime(Object history, Instant time) {}

    /**
     * The registry as it was recorded at a time.
     *
     * @throws RegistryException by the future: UNAVAILABLE if too many wait already or the database is away; MALFORMED if too
     *     much has changed since
     */
    public CompletableFuture<PastState> at(Instant time) {
        Snapshot now = catalog.snapshot();
        AtTime wanted = new AtTime(now.lineage().fingerprints(), time);
        Long known = sequences.getIfPresent(wanted);
        return CompletableFuture.completedFuture(known)
                .thenCompose(sequence -> sequence != null
                        ? CompletableFuture.completedFuture(sequence)
                        : CompletableFuture.supplyAsync(() -> sequence(wanted, now), maker))
                .thenCompose(sequence -> snapshot(sequence, now))
                .thenApply(then -> new PastState(time, then, now));
    }

    private long sequence(AtTime wanted, Snapshot now) {
        try {
            long sequence = Math.min(earlier.lastAt(wanted.time()), now.sequence());
            if (wanted.time().isBefore(clock.instant().minus(SETTLED))) {
                sequences.put(wanted, sequence);
            }
            return sequence;
        } catch (Sql.Failure e) {
            throw away((SQLException) e.getCause());
        }
    }

    private CompletableFuture<Snapshot> snapshot(long sequence, Snapshot now) {
        if (sequence >= now.sequence()) {
            return CompletableFuture.completedFuture(now);
        }
        return kept.get(
                new Which(now.lineage().fingerprints(), sequence),
                (Which which, Executor on) -> CompletableFuture.supplyAsync(() -> make(sequence, now), maker));
    }

    private Snapshot make(long sequence, Snapshot now) {
        try {
            Snapshot state = snapshots.at(sequence, now, made());
            remember(state);
            return state;
        } catch (SQLException e) {
            throw away(e);
        } catch (Sql.Failure e) {
            throw away((SQLException) e.getCause());
        }
    }

    private void remember(Snapshot state) {
        synchronized (made) {
            made.addFirst(new SoftReference<>(state));
            if (made.size() > MOST_REMEMBERED) {
                made.removeLast();
            }
        }
    }

    /** States that were made before, and for which there is memory still. */
    private List<Snapshot> made() {
        synchronized (made) {
            return made.stream()
                    .map(SoftReference::get)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    private static RegistryException away(SQLException e) {
        return new RegistryException(
                        Kind.UNAVAILABLE,
                        "What was known earlier is read from the database, and "
                                + DatabaseFault.of(e).reason())
                .with("Retry-After", "2");
    }

    /** What to tell a reader where {@link #at} failed. */
    public static RegistryException refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RegistryException refusal) {
            return refusal;
        }
        String why = cause instanceof RejectedExecutionException
                ? "Too many ask for the registry of earlier times at this moment"
                : "What was known then cannot be told at this moment";
        return new RegistryException(Kind.UNAVAILABLE, why).with("Retry-After", "5");
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "past-states");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    void stop(@Observes ShutdownEvent ending) {
        maker.shutdownNow();
    }
}
