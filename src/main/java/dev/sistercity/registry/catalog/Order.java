package dev.sistercity.registry.catalog;

import java.util.Arrays;
import java.util.Comparator;
import org.roaringbitmap.RoaringBitmap;

/**
 * All records of a collection sorted by one key. Worked out when first asked for, by merging what has changed into the last
 * order that was worked out: a writer pays nothing for orders nobody reads.
 */
final class Order<D> {

    private final int[] base;
    private final RoaringBitmap touched;
    private final RoaringBitmap live;
    private final Slots<D> slots;
    private final Comparator<Entry<D>> comparator;
    private volatile int[] sorted;

    private Order(
            int[] base, RoaringBitmap touched, RoaringBitmap live, Slots<D> slots, Comparator<Entry<D>> comparator) {
        this.base = base;
        this.touched = touched;
        this.live = live;
        this.slots = slots;
        this.comparator = comparator;
    }

    static <D> Order<D> empty(Comparator<Entry<D>> comparator) {
        return new Order<>(new int[0], new RoaringBitmap(), new RoaringBitmap(), Slots.empty(), comparator);
    }

    /** The same order after a batch in which the records in {@code changed} slots came, changed or went. */
    Order<D> after(RoaringBitmap changed, RoaringBitmap nowLive, Slots<D> nowSlots) {
        int[] known = sorted;
        return known == null
                ? new Order<>(base, RoaringBitmap.or(touched, changed), nowLive, nowSlots, comparator)
                : new Order<>(known, changed, nowLive, nowSlots, comparator);
    }

    /** Slots in ascending order of the key. */
    int[] ascending() {
        int[] known = sorted;
        if (known == null) {
            known = merge();
            sorted = known;
        }
        return known;
    }

    private int[] merge() {
        int[] fresh = Arrays.stream(RoaringBitmap.and(touched, live).toArray())
                .boxed()
                .map(slots::get)
                .sorted(comparator)
                .mapToInt(Entry::slot)
                .toArray();
        int[] merged = new int[live.getCardinality()];
        int next = 0;
        int taken = 0;
        for (int slot : base) {
            if (touched.contains(slot)) {
                continue;
            }
            while (taken < fresh.length && comparator.compare(slots.get(fresh[taken]), slots.get(slot)) < 0) {
                merged[next++] = fresh[taken++];
            }
            merged[next++] = slot;
        }
        System.arraycopy(fresh, taken, merged, next, fresh.length - taken);
        return merged;
    }
}
