package dev.sistercity.registry.catalog.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * All records of a collection sorted by one key. Worked out when first asked for, from the last order that was worked out and what
 * has changed since: a writer pays nothing for orders that are never read, and a reader after a few writes for these alone.
 */
final class SortedIndex<D> {

    /** Above this the records as they were are not kept any longer for the sake of an order that may never be read. */
    private static final int FEW = 1_024;

    private final int[] base;
    /** The records as they were when {@code base} was in order; null where too many have changed since. */
    private final State<D> before;

    private final RoaringBitmap touched;
    private final State<D> now;
    private final Comparator<Entry<D>> comparator;
    private volatile int[] sorted;

    private record State<D>(RoaringBitmap live, ChunkedVector<D> slots) {}

    private SortedIndex(
            int[] base, State<D> before, RoaringBitmap touched, State<D> now, Comparator<Entry<D>> comparator) {
        this.base = base;
        this.before = before;
        this.touched = touched;
        this.now = now;
        this.comparator = comparator;
    }

    static <D> SortedIndex<D> empty(Comparator<Entry<D>> comparator) {
        State<D> nothing = new State<>(new RoaringBitmap(), ChunkedVector.empty());
        return new SortedIndex<>(new int[0], nothing, new RoaringBitmap(), nothing, comparator);
    }

    /** The same order after a batch in which the records in {@code changed} slots came, changed or went. */
    SortedIndex<D> after(RoaringBitmap changed, RoaringBitmap nowLive, ChunkedVector<D> nowSlots) {
        int[] known = sorted;
        RoaringBitmap altered = known == null ? RoaringBitmap.or(touched, changed) : changed;
        State<D> from = known == null ? before : now;
        return new SortedIndex<>(
                known == null ? base : known,
                altered.getCardinality() > FEW ? null : from,
                altered,
                new State<>(nowLive, nowSlots),
                comparator);
    }

    /** Slots in ascending order of the key. */
    int[] ascending() {
        int[] known = sorted;
        if (known == null) {
            known = before == null ? merge() : insert();
            sorted = known;
        }
        return known;
    }

    /** What came or changed, in order. */
    private List<Entry<D>> fresh() {
        return Arrays.stream(RoaringBitmap.and(touched, now.live()).toArray())
                .mapToObj(now.slots()::get)
                .sorted(comparator)
                .toList();
    }

    /** Finds the places of what has changed by halving, and copies what lies between them. */
    private int[] insert() {
        int[] gone = Arrays.stream(RoaringBitmap.and(touched, before.live()).toArray())
                .map(slot -> place(before.slots().get(slot)))
                .sorted()
                .toArray();
        Splice splice = new Splice(base, gone, now.live().getCardinality());
        for (Entry<D> entry : fresh()) {
            splice.copyTo(place(entry));
            splice.add(entry.slot());
        }
        splice.copyTo(base.length);
        return splice.result;
    }

    /** Where in the base the first record stands that does not come before this one. */
    private int place(Entry<D> entry) {
        int low = 0;
        int high = base.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comparator.compare(before.slots().get(base[middle]), entry) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Copies an array in runs, without the elements at some places. */
    private static final class Splice {

        private final int[] from;
        private final int[] without;
        private final int[] result;
        private int read;
        private int left;
        private int written;

        /** @param without places in {@code from}, ascending */
        Splice(int[] from, int[] without, int size) {
            this.from = from;
            this.without = without;
            this.result = new int[size];
        }

        void copyTo(int end) {
            while (left < without.length && without[left] < end) {
                run(without[left]);
                read++;
                left++;
            }
            run(end);
        }

        private void run(int end) {
            System.arraycopy(from, read, result, written, end - read);
            written += end - read;
            read = end;
        }

        void add(int slot) {
            result[written++] = slot;
        }
    }

    /** Goes through all that was in order before. */
    private int[] merge() {
        List<Entry<D>> fresh = fresh();
        int[] merged = new int[now.live().getCardinality()];
        int next = 0;
        int taken = 0;
        for (int slot : base) {
            if (touched.contains(slot)) {
                continue;
            }
            while (taken < fresh.size()
                    && comparator.compare(fresh.get(taken), now.slots().get(slot)) < 0) {
                merged[next++] = fresh.get(taken++).slot();
            }
            merged[next++] = slot;
        }
        while (taken < fresh.size()) {
            merged[next++] = fresh.get(taken++).slot();
        }
        return merged;
    }
}
