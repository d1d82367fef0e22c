package dev.sistercity.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineageTest {

    private static final Epoch FIRST = new Epoch(1, "1-aaaaaaaa", null, 0, null, Instant.EPOCH);
    private static final Epoch MOVED = new Epoch(2, "2-bbbbbbbb", "1-aaaaaaaa", 60, null, Instant.EPOCH);
    private static final Epoch LOST = new Epoch(3, "3-cccccccc", "2-bbbbbbbb", 40, 70L, Instant.EPOCH);

    private static Lineage of(long seed, int changes, Epoch... epochs) {
        Lineage lineage = Lineage.unread().with(List.of(epochs));
        Random random = new Random(seed);
        for (int sequence = 1; sequence <= changes; sequence++) {
            byte[] hash = new byte[32];
            random.nextBytes(hash);
            lineage.fingerprints().put(sequence, hash);
        }
        return lineage;
    }

    @Property(tries = 100)
    void a_position_is_taken_by_its_own_history_and_refused_by_any_other(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3_000) int many,
            @ForAll @IntRange(max = 2_999) int any) {
        Lineage one = of(seed, many, FIRST);
        Lineage other = of(seed + 1, many, FIRST);
        int sequence = any % many + 1;
        Position position = Position.parse("after", one.position(sequence).toString());

        one.require(position, null, many);
        one.require(position, FIRST.id(), many);
        one.require(new Position(sequence, null), null, many);
        refuses(other, position, null, many);
        one.require(Position.parse("after", one.position(0).toString()), null, many);
    }

    @Test
    void a_number_of_an_older_epoch_is_good_up_to_where_the_histories_part() {
        Lineage now = of(1, 90, FIRST, MOVED, LOST);

        for (String epoch : List.of(FIRST.id(), MOVED.id())) {
            now.require(new Position(40, null), epoch, 90);
            refuses(now, new Position(41, null), epoch, 90);
        }
        now.require(new Position(90, null), LOST.id(), 90);
        refuses(now, new Position(1, null), "4-dddddddd", 90);
        assertThat(now.lost(new Position(50, null), FIRST.id()))
                .hasMessageContaining("The last change that is in both is 40")
                .hasMessageContaining("after=" + now.position(40));
    }

    private static void refuses(Lineage lineage, Position position, String epoch, long head) {
        assertThatThrownBy(() -> lineage.require(position, epoch, head))
                .isInstanceOfSatisfying(RegistryException.class, refusal -> assertThat(refusal.kind())
                        .isEqualTo(Kind.HISTORY_LOST));
    }
}
