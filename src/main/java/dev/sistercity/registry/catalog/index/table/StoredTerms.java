package dev.sistercity.registry.catalog.index.table;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Some values of a facet, or words, with the slots of the records that have them, as they are stored.
 *
 * <pre>
 * value = length (int)  UTF-8  how many slots (int)  slots
 * slots = each (int), where there are few; else a bitmap in its library's portable format
 * </pre>
 *
 * @param values ascending
 * @param slots of each: an ascending {@code int[]} of at most {@link #FEW}, or a RoaringBitmap
 */
public record StoredTerms(List<String> values, List<Object> slots) {

    /** So many slots are kept as a plain array, since the smallest bitmap takes 150 bytes. */
    public static final int FEW = 16;

    public static void write(String value, RoaringBitmap slots, DataOutput out) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
        int count = slots.getCardinality();
        out.writeInt(count);
        if (count <= FEW) {
            for (int slot : slots) {
                out.writeInt(slot);
            }
        } else {
            slots.serialize(out);
        }
    }

    /** All that is left to be read. */
    public static StoredTerms read(BlockInput in) throws IOException {
        List<String> values = new ArrayList<>();
        List<Object> slots = new ArrayList<>();
        while (in.available() > 0) {
            values.add(in.readText());
            int count = in.readInt();
            slots.add(count <= FEW ? few(count, in) : in.readBitmap());
        }
        return new StoredTerms(values, slots);
    }

    private static int[] few(int count, BlockInput in) {
        int[] slots = new int[count];
        for (int i = 0; i < count; i++) {
            slots[i] = in.readInt();
        }
        return slots;
    }

    /** These, and then those of a later block. */
    public void add(StoredTerms later) {
        values.addAll(later.values);
        slots.addAll(later.slots);
    }

    public Postings postings() {
        return Postings.kept(values, slots);
    }
}
