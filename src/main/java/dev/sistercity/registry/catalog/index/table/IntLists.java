package dev.sistercity.registry.catalog.index.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ascending lists of slots by values, while they are made. */
public final class IntLists {

    /** Records that one thread works on, or more: below that, other threads cost more than they bring. */
    public static final int SHARE = 4_000;

    private final Map<String, Numbers> byValue = new HashMap<>();

    private static final class Numbers {

        private int[] all;
        private int size;

        private Numbers(int first) {
            all = new int[] {first};
            size = 1;
        }

        private void add(int number) {
            if (all[size - 1] != number) {
                room(1);
                all[size++] = number;
            }
        }

        private void addAll(Numbers later) {
            room(later.size);
            System.arraycopy(later.all, 0, all, size, later.size);
            size += later.size;
        }

        private void room(int more) {
            if (size + more > all.length) {
                all = Arrays.copyOf(all, Math.max(size + more, size * 2));
            }
        }
    }

    /** Slots in the shares that are worked on, at once if there are several. */
    public static Stream<IntStream> shares(int[] slots) {
        return IntStream.rangeClosed(0, slots.length / SHARE)
                .parallel()
                .mapToObj(share -> Arrays.stream(slots, share * SHARE, Math.min(slots.length, (share + 1) * SHARE)));
    }

    /** @param slot the last one of this value or a higher one */
    public void add(String value, int slot) {
        Numbers known = byValue.get(value);
        if (known == null) {
            byValue.put(value, new Numbers(slot));
        } else {
            known.add(slot);
        }
    }

    /** Takes over lists of slots that are all higher than those here. */
    public void addAll(IntLists later) {
        later.byValue.forEach((value, slots) -> {
            Numbers known = byValue.putIfAbsent(value, slots);
            if (known != null) {
                known.addAll(slots);
            }
        });
    }

    /** The lists in the order of their values. */
    public SortedMap<String, int[]> sorted() {
        SortedMap<String, int[]> sorted = new TreeMap<>();
        byValue.forEach((value, slots) ->
                sorted.put(value, slots.all.length == slots.size ? slots.all : Arrays.copyOf(slots.all, slots.size)));
        return sorted;
    }
}
