package dev.sistercity.registry.catalog.index.table;

import dev.sistercity.registry.shared.work.WorkLimit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * The slots of the records that share a value, for each value. Immutable. Most values have few records: those are kept as plain
 * arrays, since the smallest bitmap takes 150 bytes.
 */
public final class Postings {

    public static final Postings EMPTY = new Postings(SortedTerms.EMPTY);

    /** For each value a sorted {@code int[]} or a RoaringBitmap. */
    private final SortedTerms byValue;

    private Postings(SortedTerms byValue) {
        this.byValue = byValue;
    }

    /** Of ascending slots for each value. */
    public static Postings of(SortedMap<String, int[]> slotsByValue) {
        return kept(
                List.copyOf(slotsByValue.keySet()),
                slotsByValue.values().stream().map(Postings::kept).toList());
    }

    /**
     * Of what is kept for each value: it belongs to the postings from then on.
     *
     * @param values ascending
     */
    public static Postings kept(List<String> values, List<Object> slots) {
        return new Postings(SortedTerms.of(values, slots));
    }

    private static Object kept(int[] slots) {
        return slots.length <= StoredTerms.FEW ? slots : RoaringBitmap.bitmapOf(slots);
    }

    /** The slots with this value, not to be changed; null for none. */
    public RoaringBitmap get(String value) {
        Object slots = byValue.get(value);
        return slots == null ? null : bitmap(slots);
    }

    /** As {@link #get}, but to be changed by the caller. */
    public RoaringBitmap copy(String value) {
        Object slots = byValue.get(value);
        if (slots == null) {
            return new RoaringBitmap();
        }
        return slots instanceof RoaringBitmap bitmap ? bitmap.clone() : bitmap(slots);
    }

    /** How many slots have this value. */
    public int count(String value) {
        Object slots = byValue.get(value);
        if (slots == null) {
            return 0;
        }
        return slots instanceof RoaringBitmap bitmap ? bitmap.getCardinality() : ((int[]) slots).length;
    }

    /** How many values there are. */
    public int size() {
        return byValue.size();
    }

    /**
     * Counts, for each value, the selected slots that have it.
     *
     * @param any gets the selected slots that have any value
     */
    public void count(RoaringBitmap selected, RoaringBitmap any, ObjIntConsumer<String> counts) {
        WorkLimit.count(size());
        byValue.forEach((value, slots) -> {
            int count = count(slots, selected, any);
            if (count > 0) {
                counts.accept(value, count);
            }
        });
    }

    private static int count(Object slots, RoaringBitmap selected, RoaringBitmap any) {
        if (slots instanceof RoaringBitmap bitmap) {
            RoaringBitmap both = RoaringBitmap.and(selected, bitmap);
            any.or(both);
            return both.getCardinality();
        }
        int count = 0;
        for (int slot : (int[]) slots) {
            if (selected.contains(slot)) {
                any.add(slot);
                count++;
            }
        }
        return count;
    }

    /** Each value with its slots, in the order of the values. */
    public void forEach(BiConsumer<String, RoaringBitmap> each) {
        WorkLimit.count(size());
        byValue.forEach((value, slots) -> each.accept(value, bitmap(slots)));
    }

    /** Slots whose value begins so; to be changed by the caller. */
    public RoaringBitmap beginning(String prefix) {
        RoaringBitmap any = new RoaringBitmap();
        byValue.forEachBeginning(prefix, (value, slots) -> {
            WorkLimit.count(1);
            add(any, slots);
        });
        return any;
    }

    /**
     * Slots whose value differs by one letter that is wrong, missing or too many, but not the first; to be changed by the caller. For
     * each place only those letters are tried that follow there in any value.
     */
    public RoaringBitmap nearly(String value) {
        RoaringBitmap any = new RoaringBitmap();
        for (int at = value.offsetByCodePoints(0, 1); at <= value.length(); at++) {
            String before = value.substring(0, at);
            String following = byValue.higher(before);
            if (following == null || !following.startsWith(before)) {
                add(any, at == value.length() - 1 ? byValue.get(before) : null);
                break;
            }
            String rest = value.substring(at);
            String later = rest.isEmpty() ? null : rest.substring(1);
            if (later != null) {
                add(any, byValue.get(before + later));
            }
            while (following != null && following.startsWith(before)) {
                char letter = following.charAt(at);
                add(any, byValue.get(before + letter + rest));
                if (later != null) {
                    add(any, byValue.get(before + letter + later));
                }
                following = letter == Character.MAX_VALUE ? null : byValue.ceiling(before + (char) (letter + 1));
            }
        }
        return any;
    }

    private static void add(RoaringBitmap any, Object slots) {
        if (slots instanceof RoaringBitmap bitmap) {
            any.or(bitmap);
        } else if (slots != null) {
            any.add((int[]) slots);
        }
    }

    /** The same with other slots for some values; the bitmaps belong to the postings from then on. */
    public Postings with(Set<Map.Entry<String, RoaringBitmap>> edits) {
        SortedTerms edited = byValue;
        for (Map.Entry<String, RoaringBitmap> edit : edits) {
            RoaringBitmap slots = edit.getValue();
            int count = slots.getCardinality();
            edited = edited.with(edit.getKey(), count == 0 ? null : count <= StoredTerms.FEW ? slots.toArray() : slots);
        }
        return new Postings(edited);
    }

    private static RoaringBitmap bitmap(Object slots) {
        return slots instanceof RoaringBitmap bitmap ? bitmap : RoaringBitmap.bitmapOf((int[]) slots);
    }
}
