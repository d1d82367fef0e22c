package dev.sistercity.registry.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopNTest {

    @Test
    void keeps_the_last_in_their_order_however_they_come() {
        List<Integer> all = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(all, new Random(seed));
            TopN<Integer> topN = new TopN<>(7, Comparator.naturalOrder());
            all.forEach(topN::add);

            assertThat(topN.kept()).containsExactly(93, 94, 95, 96, 97, 98, 99);
            assertThat(topN.seen()).isEqualTo(100);
        }
    }

    @Test
    void keeps_all_where_there_are_few() {
        TopN<String> topN = new TopN<>(3, Comparator.naturalOrder());
        List.of("b", "a").forEach(topN::add);

        assertThat(topN.kept()).containsExactly("a", "b");
        assertThat(new TopN<String>(3, Comparator.naturalOrder()).kept()).isEmpty();
    }
}
