package dev.sistercity.registry.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.roaringbitmap.RoaringBitmap;

class SortedIndexTest {

    private static final Comparator<Entry<String>> ORDER = Comparator.comparing(
                    (Entry<String> entry) -> (Integer) entry.keys()[0])
            .thenComparing(Entry::slot);

    /**
     * A record that comes or changes, or goes.
     *
     * @param key by which it is sorted; null where it goes
     */
    record Change(int slot, Integer key) {}

    /** @param read whether the order is asked for after it */
    record Batch(List<Change> changes, boolean read) {}

    @Provide
    Arbitrary<List<Batch>> batches() {
        return batches(40, 12).list().ofMaxSize(12);
    }

    /** More changes between two readings than are kept as they were. */
    @Provide
    Arbitrary<List<Batch>> largeBatches() {
        return batches(4_000, 1_500).list().ofSize(5);
    }

    private static Arbitrary<Batch> batches(int slots, int most) {
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.integers().between(0, slots - 1),
                        Arbitraries.integers().between(0, 9).injectNull(0.3))
                .as(Change::new);
        return Combinators.combine(change.list().ofMinSize(most / 3).ofMaxSize(most), Arbitraries.of(true, false))
                .as(Batch::new);
    }

    @Property(tries = 500)
    void is_what_sorting_makes_whatever_changed_since_it_was_last_read(@ForAll("batches") List<Batch> batches) {
        follows(batches, 40);
    }

    @Property(tries = 10)
    void is_what_sorting_makes_after_many_changes(@ForAll("largeBatches") List<Batch> batches) {
        follows(batches, 4_000);
    }

    private static void follows(List<Batch> batches, int slots) {
        ChunkedVector.Editor<String> first = ChunkedVector.<String>empty().edit();
        for (int slot = 0; slot < slots; slot++) {
            first.set(slot, null);
        }
        ChunkedVector<String> vector = first.done();
        TreeMap<Integer, Entry<String>> expected = new TreeMap<>();
        SortedIndex<String> index = SortedIndex.empty(ORDER);
        for (Batch batch : batches) {
            ChunkedVector.Editor<String> editor = vector.edit();
            RoaringBitmap changed = new RoaringBitmap();
            for (Change change : batch.changes()) {
                changed.add(change.slot());
                if (change.key() == null) {
                    expected.remove(change.slot());
                } else {
                    Entry<String> entry = new Entry<>(change.slot(), null, new Comparable<?>[] {change.key()});
                    expected.put(change.slot(), entry);
                    editor.set(change.slot(), entry);
                }
            }
            vector = editor.done();
            index = index.after(changed, bitmap(expected), vector);
            if (batch.read()) {
                assertThat(index.ascending().toArray()).containsExactly(sorted(expected));
            }
        }
        SortedIndex.Order order = index.ascending();
        assertThat(order.toArray()).containsExactly(sorted(expected));
        SortedIndex.Order.Reader reader = order.reader();
        assertThat(IntStream.range(0, order.size()).map(place -> reader.at(order.size() - 1 - place)))
                .containsExactlyElementsOf(expected.values().stream()
                        .sorted(ORDER.reversed())
                        .map(Entry::slot)
                        .toList());
    }

    private static RoaringBitmap bitmap(TreeMap<Integer, Entry<String>> entries) {
        RoaringBitmap slots = new RoaringBitmap();
        entries.keySet().forEach(slots::add);
        return slots;
    }

    private static int[] sorted(TreeMap<Integer, Entry<String>> entries) {
        return entries.values().stream().sorted(ORDER).mapToInt(Entry::slot).toArray();
    }
}
