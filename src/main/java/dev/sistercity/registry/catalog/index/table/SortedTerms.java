package dev.sistercity.registry.catalog.index.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.pcollections.TreePMap;

/**
 * Values in their order, with what is kept for each. Immutable. Two arrays take 8 bytes for each value, a tree of nodes 40; what was changed since
 * they were made is in a small tree beside them.
 */
final class SortedTerms {

    static final SortedTerms EMPTY = new SortedTerms(new String[0], new Object[0], TreePMap.empty(), 0);

    /** So many changes, or one to so many of the arrays, and new arrays are made of both. */
    private static final int FEW = 1_024;

    private static final int SHARE = 4;

    /** Stands in the tree for a value that went. */
    private static final Object GONE = new Object();

    /** Above the last character that can follow a prefix. */
    private static final String AFTER_PREFIX = "\uffff\uffff";

    private final String[] values;
    private final Object[] kept;
    private final TreePMap<String, Object> since;
    private final int size;

    private SortedTerms(String[] values, Object[] kept, TreePMap<String, Object> since, int size) {
        this.values = values;
        this.kept = kept;
        this.since = since;
        this.size = size;
    }

    /** Of values that ascend, with what is kept for each of them. */
    static SortedTerms of(List<String> ascending, List<Object> kept) {
        for (int i = 1; i < ascending.size(); i++) {
            if (ascending.get(i - 1).compareTo(ascending.get(i)) >= 0) {
                throw new IllegalArgumentException("Values that do not ascend");
            }
        }
        return new SortedTerms(ascending.toArray(String[]::new), kept.toArray(), TreePMap.empty(), ascending.size());
    }

    int size() {
        return size;
    }

    /** Null for none. */
    Object get(String value) {
        Object later = since.isEmpty() ? null : since.get(value);
        if (later != null) {
            return later == GONE ? null : later;
        }
        int at = Arrays.binarySearch(values, value);
        return at < 0 ? null : kept[at];
    }

    /** The first value that is not before this one; null for none. */
    String ceiling(String value) {
        int at = place(value);
        while (at < values.length && since.get(values[at]) == GONE) {
            at++;
        }
        Map.Entry<String, Object> later = since.ceilingEntry(value);
        while (later != null && later.getValue() == GONE) {
            later = since.higherEntry(later.getKey());
        }
        if (at == values.length || later == null) {
            return at < values.length ? values[at] : later == null ? null : later.getKey();
        }
        return later.getKey().compareTo(values[at]) < 0 ? later.getKey() : values[at];
    }

    /** The first value after this one; null for none. */
    String higher(String value) {
        return ceiling(value + Character.MIN_VALUE);
    }

    /** Each value with what is kept for it, in order. */
    void forEach(BiConsumer<String, Object> each) {
        walk(0, values.length, since, each);
    }

    /** As {@link #forEach}, those that begin so. */
    void forEachBeginning(String prefix, BiConsumer<String, Object> each) {
        String end = prefix + AFTER_PREFIX;
        walk(place(prefix), place(end), since.isEmpty() ? since : since.subMap(prefix, true, end, true), each);
    }

    private void walk(int from, int to, SortedMap<String, Object> changed, BiConsumer<String, Object> each) {
        int at = from;
        for (Map.Entry<String, Object> change : changed.entrySet()) {
            while (at < to && values[at].compareTo(change.getKey()) < 0) {
                each.accept(values[at], kept[at]);
                at++;
            }
            if (at < to && values[at].equals(change.getKey())) {
                at++;
            }
            if (change.getValue() != GONE) {
                each.accept(change.getKey(), change.getValue());
            }
        }
        for (; at < to; at++) {
            each.accept(values[at], kept[at]);
        }
    }

    /** The place of the first value that is not before this one. */
    private int place(String value) {
        int at = Arrays.binarySearch(values, value);
        return at < 0 ? -at - 1 : at;
    }

    /** The same with something else kept for a value; null where it is to go. */
    SortedTerms with(String value, Object now) {
        boolean had = get(value) != null;
        if (now == null && !had) {
            return this;
        }
        int then = size + (now == null ? -1 : had ? 0 : 1);
        return new SortedTerms(values, kept, since.plus(value, now == null ? GONE : now), then).mended();
    }

    private SortedTerms mended() {
        if (since.size() <= Math.max(FEW, values.length / SHARE)) {
            return this;
        }
        String[] all = new String[size];
        Object[] allKept = new Object[size];
        int[] next = {0};
        forEach((value, slots) -> {
            all[next[0]] = value;
            allKept[next[0]++] = slots;
        });
        return new SortedTerms(all, allKept, TreePMap.empty(), size);
    }
}
