package dev.sistercity.registry.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.index.table.TermIndex;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Compares all that two states of the registry hold, by whatever way each was made. */
public final class SameSnapshots {

    private SameSnapshots() {}

    public static void assertSame(String how, Snapshot expected, Snapshot found) {
        assertThat(found.sequence()).as(how).isEqualTo(expected.sequence());
        for (long sequence = 0; sequence <= expected.sequence(); sequence++) {
            assertThat(found.lineage().position(sequence))
                    .as("%s, change %d", how, sequence)
                    .isEqualTo(expected.lineage().position(sequence));
        }
        assertThat(found.all().keySet()).as(how).isEqualTo(expected.all().keySet());
        expected.all().forEach((name, records) -> assertSame(how + ", " + name, records, found.records(name)));
    }

    private static void assertSame(String how, Records<?> expected, Records<?> found) {
        assertThat(found.nextSlot()).as(how).isEqualTo(expected.nextSlot());
        assertThat(found.all()).as(how).isEqualTo(expected.all());
        assertThat(found.unreadable()).as(how).isEqualTo(expected.unreadable());
        assertThat(Map.copyOf(found.deleted())).as(how).isEqualTo(Map.copyOf(expected.deleted()));
        for (int slot : expected.all().toArray()) {
            Entry<?> before = expected.at(slot);
            assertThat(found.at(slot).recorded()).as(how).isEqualTo(before.recorded());
            assertThat(found.at(slot).keys()).as(how).isEqualTo(before.keys());
            assertThat(found.find(before.id()).map(Entry::slot)).as(how).hasValue(slot);
        }
        for (UUID id : expected.deleted().keySet()) {
            assertThat(found.find(id)).as(how).isEmpty();
        }
        assertThat(values(found)).as(how).isEqualTo(values(expected));
        assertThat(found.orders.byKey().stream()
                        .map(order -> Arrays.toString(order.ascending().toArray())))
                .as(how)
                .isEqualTo(expected.orders.byKey().stream()
                        .map(order -> Arrays.toString(order.ascending().toArray()))
                        .toList());
    }

    /** What is found by each word, under an empty name, and by each value of each facet; a facet without values is none. */
    private static Map<String, Map<String, RoaringBitmap>> values(Records<?> records) {
        Map<String, Map<String, RoaringBitmap>> all = records.facets().stream()
                .collect(Collectors.toMap(Function.identity(), facet -> values(records, facet)));
        all.entrySet()
                .removeIf(facet -> !facet.getKey().equals(TermIndex.WORDS)
                        && facet.getValue().isEmpty());
        return all;
    }

    private static Map<String, RoaringBitmap> values(Records<?> records, String facet) {
        Map<String, RoaringBitmap> values = new TreeMap<>();
        records.forEachValue(facet, values::put);
        return values;
    }
}
