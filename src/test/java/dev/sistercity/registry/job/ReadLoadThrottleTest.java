package dev.sistercity.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadLoadThrottleTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void goes_on_at_once_where_few_read() {
        assertThat(ReadLoadThrottle.due(SECOND, 0)).isZero();
        assertThat(ReadLoadThrottle.due(SECOND, SECOND / 5)).isZero();
    }

    @Test
    void rests_as_long_as_it_worked_where_many_read() {
        assertThat(ReadLoadThrottle.due(SECOND, SECOND / 2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(ReadLoadThrottle.due(SECOND, 2 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void rests_for_a_little_only_after_a_long_step() {
        assertThat(ReadLoadThrottle.due(60 * SECOND, 60 * SECOND)).isEqualTo(Duration.ofSeconds(2));
    }
}
