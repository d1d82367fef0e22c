package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.change.entity.RecordVersion;
import java.util.UUID;

/**
 * A record in its place in the catalog.
 *
 * @param slot its number in bitmaps; kept for the record's life
 * @param keys what it is sorted by, as far as that is kept: see {@link SortKeys}; a null sorts last
 */
public record Entry<D>(int slot, RecordVersion<D> recorded, Comparable<?>[] keys) {

    public UUID id() {
        return recorded.id();
    }

    public D draft() {
        return recorded.draft();
    }
}
