package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.SnapshotEditor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.lineage.Lineage;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The read side: the whole registry in this replica's memory. One thread, the follower of the log, applies changes; readers
 * take the current snapshot and never wait.
 */
@Singleton
public class Catalog {

    private final ChangeReader reader;
    private final List<RecordCollection<?>> types;
    private final RecentChanges recent;
    private final SequenceWaiters sequenceWaiters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile Snapshot current;
    private volatile String closedBecause;

    public Catalog(
            RecordDocument documents,
            @All List<RecordCollection<?>> types,
            RecentChanges recent,
            SequenceWaiters sequenceWaiters) {
        this.recent = recent;
        this.sequenceWaiters = sequenceWaiters;
        this.types = CollectionOrder.indexing(
                types.stream().filter(type -> type.stored() == type).toList());
        this.reader = new ChangeReader(documents, this.types);
        this.current = Snapshot.empty(this.types);
    }

    /**
     * The registry as this replica has it.
     *
     * @throws RegistryException UNAVAILABLE after the log went back, until this replica has read it anew
     */
    public Snapshot snapshot() {
        String closed = closedBecause;
        if (closed != null) {
            throw new RegistryException(Kind.UNAVAILABLE, "This replica cannot answer yet: " + closed)
                    .with("Retry-After", "2");
        }
        return current;
    }

    /** How far this replica has read, whether or not requests may be answered from it. */
    public Snapshot latest() {
        return current;
    }

    /** Why no request may be answered from what is here; null if requests may. */
    public String closedBecause() {
        return closedBecause;
    }

    /** From now on no request is answered from what is here. */
    public void close(String because) {
        closedBecause = because;
    }

    /** What is here is true again. Requests that wait look again: what they wait for may never come. */
    public void open() {
        closedBecause = null;
        sequenceWaiters.callAll();
    }

    /** Takes over what the database says of the history. */
    public void know(Lineage lineage) {
        publish(current.with(lineage));
    }

    /** All collections that store records, in the order in which they are indexed: facets may look at those of collections before. */
    public List<RecordCollection<?>> types() {
        return types;
    }

    /** Kinds of records that only a newer version has, by their collections' names. */
    public Set<String> unknownCollections() {
        return reader.unknownCollections();
    }

    /** Back to the beginning of the log; only while nothing is applied. */
    public void clear() {
        current = Snapshot.empty(types);
        recent.clear();
        sequenceWaiters.arrived(0);
    }

    /** Takes down changes of a state that is being made, the first of them the next after those before. */
    public void note(List<Change> changes) {
        changes.forEach(this::fingerprint);
        recent.add(changes, Optional.empty());
    }

    /**
     * Takes over a state that was made of the log otherwise than change by change; only while nothing is applied.
     *
     * @param unknown kinds of records that only a newer version has, as {@link #unknownCollections} answers them
     */
    public void begin(Snapshot made, Set<String> unknown) {
        reader.knowUnknown(unknown);
        recent.continueAfter(made.sequence());
        publish(made);
        sequenceWaiters.arrived(made.sequence());
    }

    /** Takes changes that come before those that are in memory, to be read from there too. */
    public void recall(List<Change> earlier) {
        Change last = earlier.get(earlier.size() - 1);
        Snapshot here = current;
        if (last.sequence() <= here.sequence()
                && here.lineage().has(last.sequence(), last.seal().hash())) {
            recent.precede(earlier);
        }
    }

    private void fingerprint(Change change) {
        current.lineage().fingerprints().put(change.sequence(), change.seal().hash());
    }

    /** Applies changes that follow one another, the first of them the next after {@link Snapshot#sequence}. */
    public void apply(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        long sequence = current.sequence();
        for (Change change : changes) {
            if (change.sequence() != sequence + 1) {
                throw new IllegalStateException("Change " + change.sequence() + " does not follow " + sequence);
            }
            sequence = change.sequence();
            fingerprint(change);
        }
        Snapshot next = after(current, changes, sequence);
        // Before the snapshot: a reader who sees a number can also read its change.
        recent.add(changes, altered(current, next, changes));
        publish(next);
        sequenceWaiters.arrived(sequence);
    }

    /** Views that cannot be made stop the log as little as records that cannot be read. */
    private static Optional<Map<Long, List<RecordKey>>> altered(Snapshot before, Snapshot next, List<Change> changes) {
        try {
            return AlteredViews.between(before, next, changes);
        } catch (NullPointerException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private void publish(Snapshot next) {
        lock.lock();
        try {
            current = next;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the change with this number has been applied.
     *
     * @return false if it has not in time
     */
    public boolean awaits(long sequence, Duration patience) throws InterruptedException {
        return awaits(() -> current.sequence() >= sequence, patience);
    }

    /**
     * Waits until this very change has been applied, not another one with its number.
     *
     * @return false if it has not in time
     */
    public boolean awaits(Change change, Duration patience) throws InterruptedException {
        long sequence = change.sequence();
        return awaits(
                () -> current.sequence() >= sequence
                        && current.lineage().has(sequence, change.seal().hash()),
                patience);
    }

    private boolean awaits(BooleanSupplier reached, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (!reached.getAsBoolean()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = advanced.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The registry as it would be after these changes, which have no numbers yet: for answers before a commit. */
    public Snapshot with(List<Change> changes) {
        Snapshot before = current;
        SnapshotEditor editor = new SnapshotEditor(before);
        changes.forEach(change -> apply(editor, change));
        return editor.done(before.sequence());
    }

    /** The registry before the first change. */
    public Snapshot beginning() {
        return Snapshot.empty(types);
    }

    /** Another state with changes that follow it in the log; no reader sees it by that. */
    public Snapshot after(Snapshot before, List<Change> changes) {
        return after(before, changes, changes.get(changes.size() - 1).sequence());
    }

    /**
     * Reads the document of a change, on any thread.
     *
     * @return puts what was read into a state that is being made
     */
    public Consumer<SnapshotEditor> read(Change change) {
        return reader.read(change);
    }

    /** Puts a record, in a state that is being made, as one of its changes left it. */
    public void replay(SnapshotEditor editor, Change change) {
        apply(editor, change);
    }

    /** One record may be beyond this version, the log never: what cannot be taken in is hidden, and the rest goes on. */
    private Snapshot after(Snapshot before, List<Change> changes, long sequence) {
        try {
            SnapshotEditor editor = new SnapshotEditor(before);
            changes.forEach(change -> apply(editor, change));
            return editor.done(sequence);
        } catch (RuntimeException e) {
            if (changes.size() == 1) {
                SnapshotEditor editor = new SnapshotEditor(before);
                reader.hide(editor, changes.get(0), e);
                return editor.done(sequence);
            }
        }
        Snapshot next = before;
        for (Change change : changes) {
            next = after(next, List.of(change), change.sequence());
        }
        return next;
    }

    private void apply(SnapshotEditor editor, Change change) {
        reader.read(change).accept(editor);
    }
}
