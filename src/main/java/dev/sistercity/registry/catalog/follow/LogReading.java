package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.change.log.ChainCheck;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.HashChain;
import dev.sistercity.registry.change.log.LogDamage;
import dev.sistercity.registry.change.log.LogWatch;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * Reads the log into the catalog, and verifies it while doing so: what was applied is still in it, and every change follows
 * the one before it. One thread at a time.
 */
@Singleton
class LogReading {

    private static final int BATCH = 5_000;

    private final Catalog catalog;
    private final ChangeLog log;
    private final LogWatch watch;
    private final LogDamage damage;
    private final Rewinds rewinds;
    /** Of the last change that was applied. */
    private byte[] hash = HashChain.beginning();

    private volatile long head;
    private volatile String stoppedBecause;

    LogReading(Catalog catalog, ChangeLog log, LogWatch watch, LogDamage damage, Rewinds rewinds) {
        this.catalog = catalog;
        this.log = log;
        this.watch = watch;
        this.damage = damage;
        this.rewinds = rewinds;
    }

    /** Number of the last change known to be written. */
    long head() {
        return Math.max(head, catalog.latest().sequence());
    }

    /** Why the log cannot be followed further; null if it can. */
    String stoppedBecause() {
        return stoppedBecause;
    }

    /** Forgets everything. */
    void clear() {
        head = 0;
        hash = HashChain.beginning();
        stoppedBecause = null;
        damage.clear();
        catalog.clear();
    }

    /**
     * Applies changes of this replica's own.
     *
     * @return false if they do not follow: then the log has to be read
     */
    boolean take(List<Change> changes) {
        long here = catalog.latest().sequence();
        if (catalog.closedBecause() != null
                || ChainCheck.firstBreak(here, hash, changes).isPresent()) {
            return false;
        }
        apply(changes);
        return true;
    }

    /**
     * Reads what is new.
     *
     * @param wanted whether the caller still wants it
     * @return whether this replica has all that was written when it began to read
     */
    boolean read(BooleanSupplier wanted) throws SQLException {
        if (rewinds.settling()) {
            settle();
        }
        LogWatch.State state = watch.look(catalog.latest().sequence());
        if (state.standby()) {
            // It may lag behind, and takes no writes anyway.
            return false;
        }
        if (holds(state)) {
            damage.good(catalog.latest().sequence(), catalog.latest().sequence());
        } else {
            if (isTorn(state)) {
                return stopped(new ChainCheck.Break(
                        0,
                        catalog.latest().sequence(),
                        "change " + catalog.latest().sequence() + " is missing or altered"));
            }
            rewinds.begin();
            settle();
            state = watch.look(0);
        }
        know(state);
        head = state.head();
        return readOn(wanted) && reached(state) && opened();
    }

    /** Whether the last change that was applied is still in the log. */
    private boolean holds(LogWatch.State state) {
        return catalog.latest().sequence() == 0 || Arrays.equals(hash, state.hashHere());
    }

    /** Whether the head of the log says that what was applied is there, or more, and yet it is not: no state that ever was. */
    private boolean isTorn(LogWatch.State state) {
        long here = catalog.latest().sequence();
        return state.hashHere() == null && state.head() > here
                || state.head() == here && Arrays.equals(hash, state.headHash());
    }

    private void settle() throws SQLException {
        if (rewinds.settle()) {
            clear();
        }
    }

    private void know(LogWatch.State state) throws SQLException {
        if (state.elsewhere() || state.epoch() == null) {
            watch.moved();
        }
        if (state.elsewhere() || !catalog.latest().lineage().epochId().equals(state.epoch())) {
            catalog.know(catalog.latest().lineage().with(watch.epochs()));
        }
    }

    /** A stretch of the log, and where it breaks. */
    private record Stretch(List<Change> changes, Optional<ChainCheck.Break> broken) {

        boolean isFull() {
            return changes.size() == BATCH && broken.isEmpty();
        }

        List<Change> good() {
            return broken.map(at -> changes.subList(0, at.index())).orElse(changes);
        }
    }

    /**
     * While one stretch is applied, the next is read and verified.
     *
     * @return false where the chain breaks
     */
    private boolean readOn(BooleanSupplier wanted) throws SQLException {
        Stretch stretch = stretch(catalog.latest().sequence(), hash);
        while (true) {
            CompletableFuture<Stretch> ahead = stretch.isFull() ? ahead(stretch) : null;
            apply(stretch.good());
            if (stretch.broken().isPresent()) {
                return stopped(stretch.broken().get());
            }
            if (ahead == null || !wanted.getAsBoolean()) {
                return ahead == null;
            }
            stretch = arrived(ahead);
        }
    }

    private Stretch stretch(long after, byte[] hashBefore) throws SQLException {
        List<Change> changes = log.found(after, BATCH);
        return new Stretch(changes, ChainCheck.firstBreak(after, hashBefore, changes));
    }

    private CompletableFuture<Stretch> ahead(Stretch before) {
        Change last = before.changes().get(BATCH - 1);
        CompletableFuture<Stretch> ahead = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try {
                        ahead.complete(stretch(last.sequence(), last.seal().hash()));
                    } catch (SQLException | RuntimeException | Error e) {
                        ahead.completeExceptionally(e);
                    }
                },
                "change-reader");
        reader.setDaemon(true);
        reader.start();
        return ahead;
    }

    private static Stretch arrived(CompletableFuture<Stretch> ahead) throws SQLException {
        try {
            return ahead.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException away) {
                throw away;
            }
            throw e;
        }
    }

    private void apply(List<Change> changes) {
        if (!changes.isEmpty()) {
            catalog.apply(changes);
            damage.good(
                    changes.get(0).sequence(), changes.get(changes.size() - 1).sequence());
            hash = changes.get(changes.size() - 1).seal().hash();
        }
    }

    private boolean reached(LogWatch.State before) throws SQLException {
        long here = catalog.latest().sequence();
        if (here >= before.head()) {
            return true;
        }
        LogWatch.State now = watch.look(here);
        // Where it went back in between, the next reading says so.
        return now.head() >= before.head()
                && stopped(new ChainCheck.Break(0, here + 1, "change " + (here + 1) + " is missing"));
    }

    private boolean opened() {
        stoppedBecause = null;
        if (catalog.closedBecause() != null) {
            catalog.open();
        }
        return true;
    }

    private boolean stopped(ChainCheck.Break at) {
        damage.found(at.sequence(), at.what());
        stoppedBecause = "the log in the database is damaged: " + at.what();
        return false;
    }
}
