package dev.sistercity.registry.catalog.index.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SortedTermsTest {

    /** As many changes as have the arrays made anew several times; each state stays as it was when the next is made. */
    @Property(tries = 60)
    void are_as_a_sorted_map_after_any_changes(@ForAll long seed, @ForAll @IntRange(max = 3_000) int first) {
        Random random = new Random(seed);
        TreeMap<String, Object> expected = new TreeMap<>();
        while (expected.size() < first) {
            expected.put(value(random), random.nextInt());
        }
        SortedTerms terms = SortedTerms.of(List.copyOf(expected.keySet()), new ArrayList<>(expected.values()));
        assertSame(expected, terms, random);
        for (int round = 0; round < 4; round++) {
            TreeMap<String, Object> before = new TreeMap<>(expected);
            SortedTerms earlier = terms;
            for (int change = random.nextInt(1_500); change > 0; change--) {
                String value = value(random);
                Object now = random.nextInt(3) == 0 ? null : random.nextInt();
                terms = terms.with(value, now);
                if (now == null) {
                    expected.remove(value);
                } else {
                    expected.put(value, now);
                }
            }
            assertSame(expected, terms, random);
            assertSame(before, earlier, random);
        }
    }

    @Test
    void values_that_do_not_ascend_are_refused() {
        assertThatThrownBy(() -> SortedTerms.of(List.of("a", "c", "b"), List.of(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SortedTerms.of(List.of("a", "a"), List.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSame(TreeMap<String, Object> expected, SortedTerms terms, Random random) {
        assertThat(terms.size()).isEqualTo(expected.size());
        Map<String, Object> all = new LinkedHashMap<>();
        terms.forEach(all::put);
        assertThat(List.copyOf(all.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
        for (int i = 0; i < 100; i++) {
            String value = random.nextInt(20) == 0 ? "" : value(random);
            assertThat(terms.get(value)).isEqualTo(expected.get(value));
            assertThat(terms.ceiling(value)).isEqualTo(expected.ceilingKey(value));
            assertThat(terms.higher(value)).isEqualTo(expected.higherKey(value));
            Map<String, Object> beginning = new LinkedHashMap<>();
            terms.forEachBeginning(value, beginning::put);
            Map<String, Object> wanted = new LinkedHashMap<>();
            expected.tailMap(value).forEach((one, kept) -> {
                if (one.startsWith(value)) {
                    wanted.put(one, kept);
                }
            });
            assertThat(List.copyOf(beginning.entrySet())).isEqualTo(List.copyOf(wanted.entrySet()));
        }
    }

    /** Few letters, so that values are met again; one of them outside the basic plane. */
    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int length = 1 + random.nextInt(6); length > 0; length--) {
            value.append(List.of("a", "b", "z", "é", "市", "𠮷").get(random.nextInt(6)));
        }
        return value.toString();
    }
}
