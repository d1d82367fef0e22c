package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.index.Relevance;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.shared.page.Cursor;
import java.util.List;

/**
 * A list as it was asked for, everything checked.
 *
 * @param sort the keys by which it is sorted; ends with the id, silently
 * @param fingerprint of everything that decides which rows the list has, and in which order
 * @param relevance by which rows come first, and then by the keys; null where they come by the keys alone
 * @param after null for the first page
 * @param unknownIds asked for and not there; null where nothing was asked for by id
 */
public record ListQuery<D>(
        Selection<D> selection,
        Relevance relevance,
        List<Sort> sort,
        int limit,
        int fingerprint,
        Cursor after,
        List<String> unknownIds) {

    /** @param key index into the type's sort keys */
    public record Sort(int key, boolean descending) {}

    /** The part of it whose rows are equally relevant. */
    public ListQuery<D> part(Cursor within) {
        return new ListQuery<>(selection, null, sort, limit, fingerprint, within, unknownIds);
    }
}
