package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.Filter.Facet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * How many records of a selection have each value of a facet, or each pair of values of two. A record with several values
 * counts for each of them.
 *
 * @param total records of the selection
 */
public record Groups(int total, List<Group> groups) {

    /**
     * The records with these values.
     *
     * @param values one for each facet; null for records that have none
     */
    public record Group(List<String> values, int records) {}

    private static final Comparator<Group> BY_VALUE = (a, b) -> {
        for (int i = 0; i < a.values().size(); i++) {
            int order = SortOrders.compareKeys(a.values().get(i), b.values().get(i), false);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private static final Comparator<Group> LARGEST_FIRST =
            Comparator.comparingInt(Group::records).reversed().thenComparing(BY_VALUE);

    /** @param facets one or two */
    public static <D> Groups of(Selection<D> selection, List<Facet<D>> facets) {
        int total = selection.slots().getCardinality();
        List<Group> groups = facets.size() == 1
                ? ofOne(FacetCounts.of(selection, facets.get(0)))
                : ofPairs(selection, facets.get(0), facets.get(1));
        groups.sort(facets.stream().anyMatch(Facet::ordered) ? BY_VALUE : LARGEST_FIRST);
        return new Groups(total, groups);
    }

    private static List<Group> ofOne(FacetCounts counts) {
        List<Group> groups = new ArrayList<>();
        counts.values().forEach(count -> groups.add(new Group(List.of(count.value()), count.records())));
        if (counts.without() > 0) {
            groups.add(new Group(Collections.singletonList(null), counts.without()));
        }
        return groups;
    }

    /** Looks at each record once for each value of the first facet that it has, not at each pair of values. */
    private static <D> List<Group> ofPairs(Selection<D> selection, Facet<D> first, Facet<D> second) {
        List<Values> ofFirst = Values.of(selection, first);
        List<Values> ofSecond = Values.of(selection, second);
        SlotLists bySlot = new SlotLists(selection.records().nextSlot(), ofSecond);
        List<Group> groups = new ArrayList<>();
        int[] counts = new int[ofSecond.size()];
        RoaringBitmap met = new RoaringBitmap();
        for (Values one : ofFirst) {
            one.slots().forEach((int slot) -> bySlot.count(slot, counts, met));
            met.forEach((int other) -> {
                groups.add(
                        new Group(Arrays.asList(one.value(), ofSecond.get(other).value()), counts[other]));
                counts[other] = 0;
            });
            met.clear();
        }
        return groups;
    }

    /**
     * The selected slots with a value.
     *
     * @param value null for the slots that have none
     */
    private record Values(String value, RoaringBitmap slots) {

        static <D> List<Values> of(Selection<D> selection, Facet<D> facet) {
            List<Values> all = new ArrayList<>();
            RoaringBitmap without = selection.slots().clone();
            for (Map.Entry<String, RoaringBitmap> each :
                    FacetCounts.slots(selection, facet).entrySet()) {
                all.add(new Values(each.getKey(), each.getValue()));
                without.andNot(each.getValue());
            }
            if (!without.isEmpty()) {
                all.add(new Values(null, without));
            }
            return all;
        }
    }

    /** For each slot the places of its values, as linked lists in two arrays. */
    private static final class SlotLists {

        private final int[] first;
        private final int[] place;
        private final int[] next;

        SlotLists(int slots, List<Values> values) {
            first = new int[slots];
            Arrays.fill(first, -1);
            int links = values.stream()
                    .mapToInt(value -> value.slots().getCardinality())
                    .sum();
            place = new int[links];
            next = new int[links];
            int[] link = {0};
            for (int i = 0; i < values.size(); i++) {
                int at = i;
                values.get(i).slots().forEach((int slot) -> {
                    place[link[0]] = at;
                    next[link[0]] = first[slot];
                    first[slot] = link[0]++;
                });
            }
        }

        /** @param met gets the places that are counted */
        void count(int slot, int[] counts, RoaringBitmap met) {
            for (int link = first[slot]; link >= 0; link = next[link]) {
                if (counts[place[link]]++ == 0) {
                    met.add(place[link]);
                }
            }
        }
    }
}
