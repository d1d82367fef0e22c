package dev.sistercity.registry.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class UpstreamHealthTest {

    private final UpstreamHealth health = new UpstreamHealth(Clock.systemUTC());

    private static String failing() throws UpstreamAway {
        throw UpstreamAway.of("it cannot be read");
    }

    @Test
    void what_is_wrong_with_the_log_stays_wrong_while_there_is_an_answer_to_whether_there_is_more()
            throws UpstreamAway {
        assertThat(catchThrowable(() -> health.reading(UpstreamHealthTest::failing)))
                .isInstanceOf(UpstreamAway.class);
        health.awaiting(() -> true);
        assertThat(health.trouble()).isEqualTo("it cannot be read");
        health.reading(() -> true);
        assertThat(health.trouble()).isNull();
    }

    @Test
    void what_an_answer_ended_is_over() throws UpstreamAway {
        assertThat(catchThrowable(() -> health.awaiting(UpstreamHealthTest::failing)))
                .isInstanceOf(UpstreamAway.class);
        health.awaiting(() -> true);
        assertThat(health.trouble()).isNull();
    }
}
