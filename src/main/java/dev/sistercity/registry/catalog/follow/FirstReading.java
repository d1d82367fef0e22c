package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.checkpoint.FirstState;
import dev.sistercity.registry.catalog.index.SnapshotEditor;
import dev.sistercity.registry.change.log.Change;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the first state of the catalog: of what it begins with and the log after that. Documents are decoded on all processors, and
 * each record is indexed once, when all are there, instead of with every batch that touches it.
 */
final class FirstReading {

    private final Catalog catalog;
    private final FirstState begun;
    private long sequence;
    private byte[] hash;

    FirstReading(Catalog catalog, FirstState begun) {
        this.catalog = catalog;
        this.begun = begun;
        this.sequence = begun.sequence();
        this.hash = begun.hash();
    }

    /** Number of the last change that was taken. */
    long sequence() {
        return sequence;
    }

    /** Its hash. */
    byte[] hash() {
        return hash;
    }

    /** Takes changes that follow, and have been verified. */
    void take(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<Consumer<SnapshotEditor>> read =
                changes.parallelStream().map(catalog::read).toList();
        read.forEach(each -> each.accept(begun.editor()));
        catalog.note(changes);
        Change last = changes.get(changes.size() - 1);
        sequence = last.sequence();
        hash = last.seal().hash();
    }

    /** Hands over what was taken, indexed. */
    void end() {
        if (sequence > 0) {
            catalog.begin(begun.editor().done(sequence), begun.unknown());
        }
    }
}
