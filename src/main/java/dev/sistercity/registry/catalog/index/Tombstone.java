package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.change.entity.RecordVersion;
import java.time.Instant;
import java.util.UUID;

/**
 * What is left of a deleted or merged record.
 *
 * @param version that the deletion or the merge made, as it is counted in the record's revisions
 * @param mergedInto the record that took its place; null for a deleted one
 * @param last the record as it last was
 * @param slot that it had: it takes it again when it comes back; -1 where that is not known
 */
public record Tombstone<D>(long version, Instant at, UUID mergedInto, RecordVersion<D> last, int slot) {

    public Tombstone(long version, Instant at, UUID mergedInto, RecordVersion<D> last) {
        this(version, at, mergedInto, last, -1);
    }

    Tombstone<D> in(int known) {
        return new Tombstone<>(version, at, mergedInto, last, known);
    }
}
