package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.change.entity.RecordVersion;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Times how an order follows one change. */
public final class Orders {

    private static final int TIMES = 200;

    private Orders() {}

    public static void main(String[] arguments) {
        for (int size : new int[] {100_000, 5_000_000}) {
            measure(size);
        }
    }

    private static void measure(int size) {
        Random random = new Random(42);
        Comparator<Entry<String>> comparator = Comparator.comparing((Entry<String> entry) -> (Integer) entry.keys()[0])
                .thenComparing(Entry::id);
        ChunkedVector.Editor<String> first = ChunkedVector.<String>empty().edit();
        RoaringBitmap live = new RoaringBitmap();
        for (int slot = 0; slot < size; slot++) {
            first.set(slot, entry(slot, random));
        }
        live.add(0L, (long) size);
        ChunkedVector<String> slots = first.done();
        SortedIndex<String> index = SortedIndex.empty(comparator).after(live, live, slots);
        long began = System.nanoTime();
        index.ascending();
        System.out.printf("%,d records: first order ever %.0f ms%n", size, (System.nanoTime() - began) / 1e6);
        double[] micros = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            int slot = random.nextInt(size);
            ChunkedVector.Editor<String> editor = slots.edit();
            editor.set(slot, entry(slot, random));
            slots = editor.done();
            index = index.after(RoaringBitmap.bitmapOf(slot), live, slots);
            began = System.nanoTime();
            index.ascending();
            micros[i] = (System.nanoTime() - began) / 1e3;
        }
        double[] warm = Arrays.copyOfRange(micros, TIMES / 2, TIMES);
        Arrays.sort(warm);
        System.out.printf(
                "%,d records: after one change %.0f µs (median of %d, %.0f to %.0f)%n",
                size, warm[warm.length / 2], warm.length, warm[0], warm[warm.length - 1]);
    }

    private static Entry<String> entry(int slot, Random random) {
        RecordVersion<String> version = new RecordVersion<>(new UUID(slot, slot), 1, Instant.EPOCH, Instant.EPOCH, "");
        return new Entry<>(slot, version, new Comparable<?>[] {random.nextInt(30_000)});
    }
}
