package dev.sistercity.registry.shared.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkLimitTest {

    @Test
    void ends_what_would_look_at_more_than_it_may_and_limits_nothing_else() {
        assertThat(WorkLimit.<Integer>within(10, () -> {
                    WorkLimit.count(4);
                    WorkLimit.count(6);
                    return 1;
                }))
                .isEqualTo(1);
        assertThatThrownBy(() -> WorkLimit.within(10, () -> {
                    WorkLimit.count(4);
                    WorkLimit.count(1_000);
                    return 1;
                }))
                .isInstanceOfSatisfying(WorkLimit.Exceeded.class, exceeded -> assertThat(exceeded.counted())
                        .isEqualTo(1_004));
        WorkLimit.count(Long.MAX_VALUE);
    }
}
