package dev.sistercity.registry.catalog.checkpoint;

import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.SnapshotEditor;
import dev.sistercity.registry.change.log.HashChain;
import java.util.Set;

/**
 * What a catalog begins with, before it reads the log.
 *
 * @param editor has all records as they were then
 * @param sequence number of the last change that is in it; 0 for none
 * @param hash of that change
 * @param unknown kinds of records that only a newer version has, by their collections' names
 */
public record FirstState(SnapshotEditor editor, long sequence, byte[] hash, Set<String> unknown) {

    /** @param empty without any record */
    static FirstState nothing(Snapshot empty) {
        return new FirstState(new SnapshotEditor(empty), 0, HashChain.beginning(), Set.of());
    }
}
