package dev.sistercity.registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestTest {

    @Test
    void keeps_the_last_in_their_order_however_they_come() {
        List<Integer> all = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(all, new Random(seed));
            Latest<Integer> latest = new Latest<>(7, Comparator.naturalOrder());
            all.forEach(latest::add);

            assertThat(latest.kept()).containsExactly(93, 94, 95, 96, 97, 98, 99);
            assertThat(latest.seen()).isEqualTo(100);
        }
    }

    @Test
    void keeps_all_where_there_are_few() {
        Latest<String> latest = new Latest<>(3, Comparator.naturalOrder());
        List.of("b", "a").forEach(latest::add);

        assertThat(latest.kept()).containsExactly("a", "b");
        assertThat(new Latest<String>(3, Comparator.naturalOrder()).kept()).isEmpty();
    }
}
