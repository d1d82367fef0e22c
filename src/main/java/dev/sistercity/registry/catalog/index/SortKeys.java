package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the sort keys of a kind of record come from: out of the entry, if they are kept, or else out of the record. */
final class SortKeys<D> {

    private final List<SortKey<D>> all;
    private final List<SortKey<D>> kept = new ArrayList<>();
    /** Where each key is kept in an entry; -1 for nowhere. */
    private final int[] places;

    SortKeys(List<SortKey<D>> all) {
        this.all = all;
        this.places = new int[all.size()];
        for (int key = 0; key < places.length; key++) {
            places[key] = all.get(key).kept() ? kept.size() : -1;
            if (all.get(key).kept()) {
                kept.add(all.get(key));
            }
        }
    }

    int size() {
        return places.length;
    }

    /** The key with this index. */
    Comparable<?> of(Entry<D> entry, int key) {
        int place = places[key];
        return place < 0 ? all.get(key).of().apply(entry, null) : entry.keys()[place];
    }

    Comparable<?>[] none() {
        return new Comparable<?>[kept.size()];
    }

    /** What is to be kept with an entry; what is there already if nothing has changed. */
    Comparable<?>[] kept(Entry<D> entry, Snapshot snapshot) {
        Comparable<?>[] values = none();
        for (int i = 0; i < values.length; i++) {
            values[i] = kept.get(i).of().apply(entry, snapshot);
        }
        return Arrays.equals(values, entry.keys()) ? entry.keys() : values;
    }
}
