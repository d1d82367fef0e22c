package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest {

    private static Name name(String value) {
        return Name.always(value, "en", NameKind.OFFICIAL);
    }

    private static Name until(Name name, int year) {
        return new Name(name.id(), name.value(), name.lang(), name.kind(), name.from(), EdtfDate.parse("" + year));
    }

    @Test
    void one_of_which_more_is_told_is_the_same_also_where_another_comes_at_once() {
        List<Name> before = Items.identified(List.of(name("Leningrad"), name("Petrograd")));

        List<Name> after = Items.kept(
                Items.identified(List.of(name("Petersburg"), until(before.get(0), 1991), before.get(1))), before);

        assertThat(after.subList(1, 3))
                .extracting(Name::id)
                .containsExactly(before.get(0).id(), before.get(1).id());
        assertThat(after.get(0).id()).isNotIn(before.get(0).id(), before.get(1).id());
    }

    @Test
    void one_that_was_given_the_content_of_another_takes_no_id_from_it() {
        List<Name> before = Items.identified(List.of(name("Old"), name("Other")));
        // The second has the id that the first name's content makes.
        List<Name> renamed = Items.kept(Items.identified(List.of(name("New"), name("Other"))), before);
        assertThat(renamed.get(0).id()).isEqualTo(before.get(0).id());

        List<Name> after = Items.kept(Items.identified(List.of(name("Old"), name("New"), name("Other"))), renamed);

        assertThat(after.get(1).id()).isEqualTo(before.get(0).id());
        assertThat(after.get(0).id()).isNotEqualTo(before.get(0).id());
    }

    /** Told, moved, taken away, put between and sent with ids or without: as long as what one is stays, so does its id. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keep_their_ids_whatever_becomes_of_the_others(long seed) {
        Random random = new Random(seed);
        Map<String, String> ids = new HashMap<>();
        List<Name> known = Items.identified(List.of(name("a"), name("b"), name("c")));
        for (int step = 0; step < 200; step++) {
            known.forEach(one -> ids.put(one.value(), one.id()));
            List<Name> sent = new ArrayList<>();
            for (Name one : known) {
                Name told = random.nextInt(3) == 0 ? until(one, 1900 + random.nextInt(100)) : one;
                sent.add(random.nextBoolean() ? told : told.withId(null));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                sent.add(random.nextInt(sent.size() + 1), name("name " + step + " " + i));
            }
            while (sent.size() > 2 + random.nextInt(8)) {
                sent.remove(random.nextInt(sent.size()));
            }
            if (random.nextBoolean()) {
                Collections.shuffle(sent, random);
            }
            known = Items.kept(Items.identified(sent), known);
            assertThat(known).extracting(Name::id).doesNotHaveDuplicates();
            for (Name one : known) {
                assertThat(one.id())
                        .as("seed %d, step %d: %s", seed, step, one)
                        .isEqualTo(ids.getOrDefault(one.value(), one.id()));
            }
        }
    }
}
