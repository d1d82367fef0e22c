package dev.sistercity.registry.catalog.index.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.roaringbitmap.RoaringBitmap;

class PostingsTest {

    @Property(tries = 200)
    void hold_what_was_put_in_and_not_taken_back_whether_few_or_many(
            @ForAll @Size(max = 8) List<@Size(max = 40) List<@IntRange(max = 200_000) Integer>> batches,
            @ForAll @StringLength(min = 1, max = 3) @CharRange(from = 'a', to = 'c') String value) {
        TreeSet<Integer> expected = new TreeSet<>();
        Postings postings = Postings.EMPTY;
        for (List<Integer> batch : batches) {
            RoaringBitmap slots = postings.copy(value);
            for (int slot : batch) {
                // What is there already is taken back.
                if (expected.remove(slot)) {
                    slots.remove(slot);
                } else {
                    expected.add(slot);
                    slots.add(slot);
                }
            }
            Postings before = postings;
            int had = before.count(value);
            postings = postings.with(Map.of(value, slots).entrySet());
            assertThat(before.count(value)).isEqualTo(had);
        }
        assertThat(postings.count(value)).isEqualTo(expected.size());
        assertThat(postings.beginning(value.substring(0, 1))).containsExactlyElementsOf(expected);
        if (expected.isEmpty()) {
            assertThat(postings.get(value)).isNull();
        } else {
            assertThat(postings.get(value)).containsExactlyElementsOf(expected);
        }
    }

    @Property(tries = 200)
    void find_all_that_begins_with_a_prefix(
            @ForAll @Size(max = 20)
                    List<@StringLength(min = 1, max = 4) @CharRange(from = 'a', to = 'c') String> values,
            @ForAll @StringLength(min = 1, max = 2) @CharRange(from = 'a', to = 'c') String prefix) {
        Map<String, RoaringBitmap> edits = new HashMap<>();
        TreeMap<String, Integer> slots = new TreeMap<>();
        values.forEach(value -> slots.putIfAbsent(value, slots.size()));
        slots.forEach((value, slot) -> edits.put(value, RoaringBitmap.bitmapOf(slot)));
        TreeSet<Integer> expected = new TreeSet<>();
        slots.forEach((value, slot) -> {
            if (value.startsWith(prefix)) {
                expected.add(slot);
            }
        });
        assertThat(Postings.EMPTY.with(edits.entrySet()).beginning(prefix)).containsExactlyElementsOf(expected);
    }

    @Property(tries = 1_000)
    void find_what_differs_by_one_letter_but_the_first(
            @ForAll @Size(max = 40)
                    List<@StringLength(min = 1, max = 5) @CharRange(from = 'a', to = 'c') String> values,
            @ForAll @StringLength(min = 1, max = 5) @CharRange(from = 'a', to = 'c') String sought) {
        TreeMap<String, Integer> slots = new TreeMap<>();
        values.forEach(value -> slots.putIfAbsent(value, slots.size()));
        slots.remove(sought);
        Map<String, RoaringBitmap> edits = new HashMap<>();
        slots.forEach((value, slot) -> edits.put(value, RoaringBitmap.bitmapOf(slot)));
        TreeSet<Integer> expected = new TreeSet<>();
        slots.forEach((value, slot) -> {
            boolean near = new LevenshteinDistance(1).apply(value, sought) == 1;
            if (near && value.charAt(0) == sought.charAt(0)) {
                expected.add(slot);
            }
        });
        assertThat(Postings.EMPTY.with(edits.entrySet()).nearly(sought)).containsExactlyElementsOf(expected);
    }
}
