package dev.sistercity.registry.catalog;

import dev.sistercity.registry.shared.page.Cursor;
import java.util.List;

/**
 * A list as it was asked for, everything checked.
 *
 * @param sort the keys by which it is sorted; ends with the id, silently
 * @param fingerprint of everything that decides which rows the list has, and in which order
 * @param after null for the first page
 */
public record ListQuery<D>(Selection<D> selection, List<Sort> sort, int limit, int fingerprint, Cursor after) {

    /** @param key index into the type's sort keys */
    public record Sort(int key, boolean descending) {}
}
