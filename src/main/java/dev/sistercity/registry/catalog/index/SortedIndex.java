package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.shared.work.WorkLimit;
import java.util.ArrayList;
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

    private final Order base;
    /** The records as they were when {@code base} was in order; null where too many have changed since. */
    private final State<D> before;

    private final RoaringBitmap touched;
    private final State<D> now;
    private final Comparator<Entry<D>> comparator;
    private volatile Order sorted;

    private record State<D>(RoaringBitmap live, ChunkedVector<D> slots) {}

    private SortedIndex(
            Order base, State<D> before, RoaringBitmap touched, State<D> now, Comparator<Entry<D>> comparator) {
        this.base = base;
        this.before = before;
        this.touched = touched;
        this.now = now;
        this.comparator = comparator;
    }

    static <D> SortedIndex<D> empty(Comparator<Entry<D>> comparator) {
        State<D> nothing = new State<>(new RoaringBitmap(), ChunkedVector.empty());
        return new SortedIndex<>(Order.of(new int[0]), nothing, new RoaringBitmap(), nothing, comparator);
    }

    /** The same order after a batch in which the records in {@code changed} slots came, changed or went. */
    SortedIndex<D> after(RoaringBitmap changed, RoaringBitmap nowLive, ChunkedVector<D> nowSlots) {
        Order known = sorted;
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
    Order ascending() {
        Order known = sorted;
        if (known == null) {
            WorkLimit.count(before == null ? now.live().getCardinality() : touched.getCardinality());
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

    /** Finds the places of what has changed by halving, and makes the blocks anew that they are in. */
    private Order insert() {
        int[] gone = Arrays.stream(RoaringBitmap.and(touched, before.live()).toArray())
                .map(slot -> place(before.slots().get(slot)))
                .sorted()
                .toArray();
        List<Entry<D>> fresh = fresh();
        int[] come = fresh.stream().mapToInt(Entry::slot).toArray();
        return base.with(
                new Edit(gone, come, fresh.stream().mapToInt(this::place).toArray()));
    }

    /** Where in the base the first record stands that does not come before this one. */
    private int place(Entry<D> entry) {
        Order.Reader reader = base.reader();
        int low = 0;
        int high = base.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comparator.compare(before.slots().get(reader.at(middle)), entry) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Goes through all that was in order before. */
    private Order merge() {
        List<Entry<D>> fresh = fresh();
        int[] merged = new int[now.live().getCardinality()];
        int next = 0;
        int taken = 0;
        for (int slot : base.toArray()) {
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
        return Order.of(merged);
    }

    /** Slots one after the other, in blocks: what changes a few of five million copies a few blocks, and not all. Immutable. */
    static final class Order {

        private static final int BLOCK = 1 << 10;

        /** None is empty. */
        private final int[][] blocks;
        /** How many slots stand before each block, and how many there are in all. */
        private final int[] starts;

        private Order(List<int[]> blocks) {
            this.blocks = blocks.toArray(int[][]::new);
            this.starts = new int[blocks.size() + 1];
            for (int i = 0; i < this.blocks.length; i++) {
                starts[i + 1] = starts[i] + this.blocks[i].length;
            }
        }

        static Order of(int[] slots) {
            List<int[]> blocks = new ArrayList<>();
            addSplit(slots, slots.length, blocks);
            return new Order(blocks);
        }

        private static void addSplit(int[] slots, int length, List<int[]> blocks) {
            if (length > 0 && length <= 2 * BLOCK) {
                blocks.add(Arrays.copyOf(slots, length));
                return;
            }
            for (int from = 0; from < length; from += BLOCK) {
                blocks.add(Arrays.copyOfRange(slots, from, Math.min(length, from + BLOCK)));
            }
        }

        int size() {
            return starts[blocks.length];
        }

        int[] toArray() {
            int[] all = new int[size()];
            for (int i = 0; i < blocks.length; i++) {
                System.arraycopy(blocks[i], 0, all, starts[i], blocks[i].length);
            }
            return all;
        }

        Reader reader() {
            return new Reader();
        }

        /** The block of a place; of the end, the last one. */
        private int blockOf(int place) {
            int found = Arrays.binarySearch(starts, 0, blocks.length, place);
            return found >= 0 ? found : -found - 2;
        }

        /** The same after an edit. */
        Order with(Edit edit) {
            if (blocks.length == 0) {
                return of(edit.come);
            }
            List<int[]> edited = new ArrayList<>(blocks.length + 1);
            int next = 0;
            while (!edit.isOver()) {
                int touched = blockOf(edit.place());
                edited.addAll(Arrays.asList(blocks).subList(next, touched));
                next = touched + 1;
                int end = next == blocks.length ? Integer.MAX_VALUE : starts[next];
                int[] made = edit.of(blocks[touched], starts[touched], end);
                addSplit(made, made.length, edited);
            }
            edited.addAll(Arrays.asList(blocks).subList(next, blocks.length));
            return new Order(edited);
        }

        /** Reads places that are mostly near each other. For one thread. */
        final class Reader {

            private int[] block = {};
            private int start;

            int at(int place) {
                if (place < start || place >= start + block.length) {
                    int found = blockOf(place);
                    block = blocks[found];
                    start = starts[found];
                }
                return block[place - start];
            }
        }
    }

    /** What goes out of an order and comes into it, from its beginning to its end. */
    private static final class Edit {

        private final int[] gone;
        private final int[] come;
        private final int[] before;
        private int left;
        private int added;

        /**
         * @param gone places, ascending
         * @param come slots, in their order
         * @param before the place that each of these comes in front of, ascending
         */
        Edit(int[] gone, int[] come, int[] before) {
            this.gone = gone;
            this.come = come;
            this.before = before;
        }

        boolean isOver() {
            return left == gone.length && added == come.length;
        }

        /** The first place that is touched yet. */
        int place() {
            return Math.min(
                    left < gone.length ? gone[left] : Integer.MAX_VALUE,
                    added < come.length ? before[added] : Integer.MAX_VALUE);
        }

        /**
         * A block after the edit.
         *
         * @param start its first place
         * @param end the first place of the next one, or any beyond the last
         */
        int[] of(int[] block, int start, int end) {
            int[] made = new int[block.length + come.length - added];
            int written = 0;
            for (int i = 0; i <= block.length; i++) {
                while (added < come.length && before[added] == start + i && before[added] < end) {
                    made[written++] = come[added++];
                }
                if (left < gone.length && gone[left] == start + i && gone[left] < end) {
                    left++;
                } else if (i < block.length) {
                    made[written++] = block[i];
                }
            }
            return Arrays.copyOf(made, written);
        }
    }
}
