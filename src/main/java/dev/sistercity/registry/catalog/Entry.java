package dev.sistercity.registry.catalog;

import dev.sistercity.registry.change.Recorded;
import java.util.UUID;

/**
 * A record in its place in the catalog.
 *
 * @param slot its number in bitmaps; kept for the record's life
 * @param keys what it is sorted by, as far as that is kept: see {@link Keys}; a null sorts last
 */
public record Entry<D>(int slot, Recorded<D> recorded, Comparable<?>[] keys) {

    public UUID id() {
        return recorded.id();
    }

    public D draft() {
        return recorded.draft();
    }
}
