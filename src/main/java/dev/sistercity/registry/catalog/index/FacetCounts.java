package dev.sistercity.registry.catalog.index;

import dev.sistercity.registry.catalog.Filter.Facet;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.table.Postings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * How many records of a selection have each value of a facet. A record with several values counts for each of them.
 *
 * @param values those that any record has, in the order to show
 * @param without how many records have no value
 */
public record FacetCounts(List<Count> values, int without) {

    /**
     * A walk over the selected records costs about as much as intersecting so many values for each: from then on a facet of
     * many values (the cities, not the kinds) is counted by the records.
     */
    private static final int VALUES_FOR_A_RECORD = 4;

    /** How many records have a value. */
    public record Count(String value, int records) {}

    static final Comparator<Count> LARGEST_FIRST =
            Comparator.comparingInt(Count::records).reversed().thenComparing(Count::value);

    /** Counts by bitmaps; by the records where these are few, or where the values depend on the day that was asked for. */
    public static <D> FacetCounts of(Selection<D> selection, Facet<D> facet) {
        RoaringBitmap selected = selection.slots();
        Postings postings = selection.records().terms.facet(facet.name());
        List<Count> counts = new ArrayList<>();
        RoaringBitmap any = new RoaringBitmap();
        if (isOfADay(facet, selection.reading())
                || postings.size() > (long) VALUES_FOR_A_RECORD * selected.getCardinality()) {
            byValue(selection, facet).forEach((value, slots) -> {
                counts.add(new Count(value, slots.getCardinality()));
                any.or(slots);
            });
        } else {
            postings.count(selected, any, (value, count) -> counts.add(new Count(value, count)));
        }
        counts.sort(facet.ordered() ? Comparator.comparing(Count::value) : LARGEST_FIRST);
        return new FacetCounts(counts, selected.getCardinality() - any.getCardinality());
    }

    private static boolean isOfADay(Facet<?> facet, ReadContext readContext) {
        return readContext.asOf() != null && facet.then() != null;
    }

    /** The selected slots of each value, worked out of the records themselves. */
    private static <D> Map<String, RoaringBitmap> byValue(Selection<D> selection, Facet<D> facet) {
        Map<String, RoaringBitmap> byValue = new HashMap<>();
        ReadContext readContext = selection.reading();
        boolean ofADay = isOfADay(facet, readContext);
        selection.records().forEach(selection.slots(), entry -> {
            if (ofADay) {
                facet.then().of(entry, readContext).forEach(value -> add(byValue, value, entry.slot()));
            } else {
                selection.records().type().index(entry, readContext.snapshot(), new Index() {
                    @Override
                    public void put(String name, Object value) {
                        if (value != null && name.equals(facet.name())) {
                            add(byValue, value.toString(), entry.slot());
                        }
                    }

                    @Override
                    public void text(String text) {}
                });
            }
        });
        return byValue;
    }

    private static void add(Map<String, RoaringBitmap> byValue, String value, int slot) {
        byValue.computeIfAbsent(value, none -> new RoaringBitmap()).add(slot);
    }

    /** The selected slots of each value, in the order of the values. */
    static <D> Map<String, RoaringBitmap> slots(Selection<D> selection, Facet<D> facet) {
        RoaringBitmap selected = selection.slots();
        Postings postings = selection.records().terms.facet(facet.name());
        if (isOfADay(facet, selection.reading())
                || postings.size() > (long) VALUES_FOR_A_RECORD * selected.getCardinality()) {
            return new TreeMap<>(byValue(selection, facet));
        }
        Map<String, RoaringBitmap> found = new TreeMap<>();
        postings.forEach((value, slots) -> {
            RoaringBitmap both = RoaringBitmap.and(selected, slots);
            if (!both.isEmpty()) {
                found.put(value, both);
            }
        });
        return found;
    }
}
