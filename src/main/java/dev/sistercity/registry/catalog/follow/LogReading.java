package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.checkpoint.Checkpoints;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.ChainCheck;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.HashChain;
import dev.sistercity.registry.change.log.LogDamage;
import dev.sistercity.registry.change.log.LogSource;
import dev.sistercity.registry.change.log.LogWatch;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Reads the log into the catalog, and verifies it while doing so: what was applied is still in it, and every change follows
 * the one before it. One thread at a time.
 */
@Singleton
class LogReading {

    private static final Logger LOG = Logger.getLogger(LogReading.class);

    private final Catalog catalog;
    private final LogSource log;
    private final LogDamage damage;
    private final Rewinds rewinds;
    private final Checkpoints checkpoints;
    /** Of the last change that was applied. */
    private volatile byte[] hash = HashChain.beginning();

    /** Whether the first state could not be made as a whole: then change after change is applied, and what is at fault is found. */
    private boolean singly;

    private volatile long head;
    private volatile String stoppedBecause;

    LogReading(Catalog catalog, LogSource log, LogDamage damage, Rewinds rewinds, Checkpoints checkpoints) {
        this.catalog = catalog;
        this.log = log;
        this.damage = damage;
        this.rewinds = rewinds;
        this.checkpoints = checkpoints;
    }

    /** Number of the last change known to be written. */
    long head() {
        return Math.max(head, catalog.latest().sequence());
    }

    /** Why the log cannot be followed further; null if it can. */
    String stoppedBecause() {
        return stoppedBecause;
    }

    /** Why the log cannot be followed at this moment though nothing of it is known to be wrong; null if it can. */
    String trouble() {
        return log.trouble();
    }

    /** Forgets everything. */
    void clear() {
        head = 0;
        hash = HashChain.beginning();
        singly = false;
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
        take(changes, this::apply);
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
        LogWatch.State state = log.look(catalog.latest().sequence());
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
            state = log.look(0);
        }
        know(state);
        head = state.head();
        boolean whole = catalog.latest().sequence() == 0 && !singly && head > 0
                ? readFirst(wanted)
                : readOn(catalog.latest().sequence(), hash, this::apply, wanted);
        return whole && reached(state) && opened();
    }

    /** Reads a checkpoint, and the log after it; what was read before the database went away is kept. */
    private boolean readFirst(BooleanSupplier wanted) throws SQLException {
        FirstReading first = new FirstReading(catalog, checkpoints.read(catalog.latest()));
        try {
            boolean whole = readOn(first.sequence(), first.hash(), first::take, wanted);
            if (wanted.getAsBoolean()) {
                end(first);
            }
            return whole && wanted.getAsBoolean();
        } catch (SQLException e) {
            end(first);
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The registry cannot be read in as a whole: the log is read again, change after change", e);
            clear();
            singly = true;
            return false;
        }
    }

    private void end(FirstReading first) {
        first.end();
        hash = first.hash();
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
            log.moved();
        }
        if (state.elsewhere() || !catalog.latest().lineage().epochId().equals(state.epoch())) {
            catalog.know(catalog.latest().lineage().with(log.epochs()));
        }
    }

    /**
     * While one stretch is taken, the next is read and verified.
     *
     * @param after number of the change before the first, {@code hashBefore} its hash
     * @return false where the chain breaks
     */
    private boolean readOn(long after, byte[] hashBefore, Consumer<List<Change>> taking, BooleanSupplier wanted)
            throws SQLException {
        LogStretch stretch = LogStretch.read(log, after, hashBefore);
        while (true) {
            CompletableFuture<LogStretch> ahead = stretch.isFull() ? stretch.ahead(log) : null;
            take(stretch.good(), taking);
            if (stretch.broken().isPresent()) {
                return stopped(stretch.broken().get());
            }
            if (ahead == null || !wanted.getAsBoolean()) {
                return ahead == null;
            }
            stretch = LogStretch.arrived(ahead);
        }
    }

    private void take(List<Change> changes, Consumer<List<Change>> taking) {
        if (!changes.isEmpty()) {
            taking.accept(changes);
            damage.good(
                    changes.get(0).sequence(), changes.get(changes.size() - 1).sequence());
        }
    }

    private void apply(List<Change> changes) {
        catalog.apply(changes);
        hash = changes.get(changes.size() - 1).seal().hash();
    }

    /** The hash of the last change of what the catalog holds; empty if that is something else by now. */
    Optional<byte[]> hashOf(Snapshot snapshot) {
        byte[] now = hash;
        return snapshot.sequence() > 0 && snapshot.lineage().has(snapshot.sequence(), now)
                ? Optional.of(now)
                : Optional.empty();
    }

    private boolean reached(LogWatch.State before) throws SQLException {
        long here = catalog.latest().sequence();
        if (here >= before.head()) {
            return true;
        }
        LogWatch.State now = log.look(here);
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
        damage.found(at.sequence(), at.what(), log.advice());
        stoppedBecause = "the log in " + log.name() + " is damaged: " + at.what();
        return false;
    }
}
