package dev.sistercity.registry.catalog;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.pcollections.TreePMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * The slots of the records that share a value, for each value. Immutable. Most values have few records: those are kept as plain
 * arrays, since the smallest bitmap takes 150 bytes.
 */
final class Postings {

    static final Postings EMPTY = new Postings(TreePMap.empty());
    private static final int FEW = 16;
    /** Above the last character that can follow a prefix. */
    private static final String AFTER_PREFIX = "\uffff\uffff";

    /** A sorted {@code int[]} or a RoaringBitmap each. A tree takes less than half of what the hash map of the library does. */
    private final TreePMap<String, Object> byValue;

    private Postings(TreePMap<String, Object> byValue) {
        this.byValue = byValue;
    }

    /** The slots with this value, not to be changed; null for none. */
    RoaringBitmap get(String value) {
        Object slots = byValue.get(value);
        return slots == null ? null : bitmap(slots);
    }

    /** As {@link #get}, but to be changed by the caller. */
    RoaringBitmap copy(String value) {
        Object slots = byValue.get(value);
        if (slots == null) {
            return new RoaringBitmap();
        }
        return slots instanceof RoaringBitmap bitmap ? bitmap.clone() : bitmap(slots);
    }

    /** How many slots have this value. */
    int count(String value) {
        Object slots = byValue.get(value);
        if (slots == null) {
            return 0;
        }
        return slots instanceof RoaringBitmap bitmap ? bitmap.getCardinality() : ((int[]) slots).length;
    }

    /** Slots whose value begins so; to be changed by the caller. */
    RoaringBitmap beginning(String prefix) {
        RoaringBitmap any = new RoaringBitmap();
        NavigableMap<String, Object> range = byValue.subMap(prefix, true, prefix + AFTER_PREFIX, true);
        range.values().forEach(slots -> {
            if (slots instanceof RoaringBitmap bitmap) {
                any.or(bitmap);
            } else {
                any.add((int[]) slots);
            }
        });
        return any;
    }

    /** The same with other slots for some values; the bitmaps belong to the postings from then on. */
    Postings with(Set<Map.Entry<String, RoaringBitmap>> edits) {
        TreePMap<String, Object> edited = byValue;
        for (Map.Entry<String, RoaringBitmap> edit : edits) {
            RoaringBitmap slots = edit.getValue();
            edited = slots.isEmpty()
                    ? edited.minus(edit.getKey())
                    : edited.plus(edit.getKey(), slots.getCardinality() <= FEW ? slots.toArray() : slots);
        }
        return new Postings(edited);
    }

    private static RoaringBitmap bitmap(Object slots) {
        return slots instanceof RoaringBitmap bitmap ? bitmap : RoaringBitmap.bitmapOf((int[]) slots);
    }
}
