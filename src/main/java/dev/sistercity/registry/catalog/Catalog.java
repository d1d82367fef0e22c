package dev.sistercity.registry.catalog;

import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.RecordDocument;
import dev.sistercity.registry.change.Recorded;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The read side: the whole registry in this replica's memory. One thread, the follower of the log, applies changes; readers
 * take the current snapshot and never wait.
 */
@Singleton
public class Catalog {

    private final RecordDocument documents;
    private final List<RecordType<?>> types;
    private final RecentChanges recent;
    private final Arrivals arrivals;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile Snapshot current;

    /** @param types in the order in which they are indexed: a type's facets may look at those of types before it */
    public Catalog(RecordDocument documents, @All List<RecordType<?>> types, RecentChanges recent, Arrivals arrivals) {
        this.documents = documents;
        this.recent = recent;
        this.arrivals = arrivals;
        this.types = types.stream().filter(type -> type.stored() == type).toList();
        this.current = Snapshot.empty(this.types);
    }

    public Snapshot snapshot() {
        return current;
    }

    public List<RecordType<?>> types() {
        return types;
    }

    /** Back to the beginning of the log; only while nothing is applied. */
    void clear() {
        current = Snapshot.empty(types);
        recent.clear();
        arrivals.arrived(0);
    }

    /** Applies changes that follow one another, the first of them the next after {@link Snapshot#sequence}. */
    void apply(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        SnapshotEditor editor = new SnapshotEditor(current);
        long sequence = current.sequence();
        for (Change change : changes) {
            if (change.sequence() != sequence + 1) {
                throw new IllegalStateException("Change " + change.sequence() + " does not follow " + sequence);
            }
            sequence = change.sequence();
            apply(editor, change);
        }
        Snapshot next = editor.done(sequence);
        // Before the snapshot: whoever sees a number can also read its change.
        recent.add(changes);
        lock.lock();
        try {
            current = next;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        arrivals.arrived(sequence);
    }

    /** Waits until the change with this number has been applied. @return false if it has not in time */
    public boolean awaits(long sequence, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (current.sequence() < sequence) {
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

    private void apply(SnapshotEditor editor, Change change) {
        RecordType<?> type = editor.type(change.resource());
        if (type == null) {
            // Written by a newer version of the service beside this one.
            return;
        }
        apply(editor, type, change);
    }

    private <D> void apply(SnapshotEditor editor, RecordType<D> type, Change change) {
        Recorded<D> recorded = documents.read(change.document(), type.draftType());
        if (change.action().leavesTombstone()) {
            editor.remove(
                    change.resource(),
                    change.recordId(),
                    new Tombstone<>(change.version(), change.at(), recorded.mergedInto(), recorded));
        } else {
            editor.put(change.resource(), recorded);
        }
    }
}
