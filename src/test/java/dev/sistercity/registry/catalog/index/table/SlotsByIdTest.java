package dev.sistercity.registry.catalog.index.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SlotsByIdTest {

    /** Some have halves that are alike, some the same first half: what a hash of few bits would lay on each other. */
    private static UUID id(Random random) {
        long half = random.nextInt(2_000);
        return random.nextBoolean() ? new UUID(half, half) : new UUID(7, half);
    }

    @Property(tries = 50)
    void find_what_was_put_and_not_taken_away(@ForAll Random random) {
        Map<UUID, Integer> expected = new HashMap<>();
        List<UUID> ids = new ArrayList<>();
        SlotsById slots = SlotsById.empty();
        for (int i = 0; i < 4_000; i++) {
            UUID id = id(random);
            boolean goes = random.nextInt(4) == 0;
            if (goes) {
                slots = slots.with(id, SlotsById.NONE);
                expected.remove(id);
            } else {
                slots = slots.with(id, ids.size());
                expected.put(id, ids.size());
                ids.add(id);
            }
            if (slots.isWorn()) {
                int[] live = expected.values().stream().mapToInt(slot -> slot).toArray();
                slots = SlotsById.of(live, ids::get);
            }
        }
        for (int i = 0; i < 3_000; i++) {
            UUID id = id(random);
            assertThat(slots.find(id, ids::get)).isEqualTo(expected.getOrDefault(id, SlotsById.NONE));
        }
    }

    @Test
    void an_empty_one_has_nothing() {
        assertThat(SlotsById.empty().find(UUID.randomUUID(), slot -> null)).isEqualTo(SlotsById.NONE);
        assertThat(SlotsById.of(new int[0], slot -> null).find(UUID.randomUUID(), slot -> null))
                .isEqualTo(SlotsById.NONE);
    }
}
