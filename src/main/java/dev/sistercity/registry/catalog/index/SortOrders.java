package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.SortKey;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** By what the records of one kind are sorted, and the records in the order of each key. Immutable. */
record SortOrders<D>(SortKeys<D> keys, List<SortedIndex<D>> byKey) {

    SortOrders {
        byKey = List.copyOf(byKey);
    }

    /** Of no records. */
    static <D> SortOrders<D> empty(List<SortKey<D>> all) {
        SortKeys<D> keys = new SortKeys<>(all);
        return new SortOrders<>(
                keys,
                IntStream.range(0, keys.size())
                        .mapToObj(key -> SortedIndex.empty(ascending(keys, key)))
                        .toList());
    }

    /** @param after what becomes of the order of each key */
    SortOrders<D> each(UnaryOperator<SortedIndex<D>> after) {
        return new SortOrders<>(keys, byKey.stream().map(after).toList());
    }

    /** By the key with this index, nulls last, then by id. */
    private static <D> Comparator<Entry<D>> ascending(SortKeys<D> keys, int key) {
        return (a, b) -> {
            int order = compareKeys(keys.of(a, key), keys.of(b, key), false);
            return order != 0 ? order : a.id().compareTo(b.id());
        };
    }

    /** Nulls last, whatever the direction. */
    @SuppressWarnings("unchecked")
    static int compareKeys(Comparable<?> a, Comparable<?> b, boolean descending) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        int order = ((Comparable<Object>) a).compareTo(b);
        return descending ? -order : order;
    }
}
