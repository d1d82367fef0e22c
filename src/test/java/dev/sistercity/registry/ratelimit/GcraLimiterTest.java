package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.support.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GcraLimiterTest {

    private static final Budget SIX_A_MINUTE = Budget.of("reads", 6, Duration.ofMinutes(1));

    private final GcraLimiter gcraLimiter = new GcraLimiter();

    @Test
    void counts_down_to_nothing_and_then_refuses() {
        for (int left = 5; left >= 0; left--) {
            GcraLimiter.RateDecision verdict = gcraLimiter.take(SIX_A_MINUTE, 0);
            assertThat(verdict.admitted()).isTrue();
            assertThat(verdict.remaining()).isEqualTo(left);
            assertThat(verdict.waitSeconds()).isEqualTo(10);
        }
        assertThat(gcraLimiter.take(SIX_A_MINUTE, 0))
                .isEqualTo(new GcraLimiter.RateDecision(false, 0, TimeUnit.SECONDS.toNanos(10)));
    }

    @Test
    void admits_again_when_the_wait_is_over_and_not_before() {
        spend(6, 0);

        assertThat(gcraLimiter.take(SIX_A_MINUTE, seconds(10) - 1).admitted()).isFalse();
        assertThat(gcraLimiter.take(SIX_A_MINUTE, seconds(10)).admitted()).isTrue();
        assertThat(gcraLimiter.take(SIX_A_MINUTE, seconds(10)).admitted()).isFalse();
    }

    @Test
    void is_full_again_after_the_window_and_never_more_than_full() {
        spend(6, 0);

        assertThat(gcraLimiter.take(SIX_A_MINUTE, seconds(3600)).remaining()).isEqualTo(5);
    }

    @Test
    void charges_nothing_for_refusals() {
        spend(6, 0);
        for (int i = 0; i < 1000; i++) {
            gcraLimiter.take(SIX_A_MINUTE, seconds(5));
        }

        assertThat(gcraLimiter.take(SIX_A_MINUTE, seconds(10)).admitted()).isTrue();
    }

    @Test
    void says_of_waits_no_less_than_they_are() {
        spend(6, 0);

        assertThat(gcraLimiter.take(SIX_A_MINUTE, seconds(9) + 1).waitSeconds()).isEqualTo(1);
        assertThat(gcraLimiter.take(SIX_A_MINUTE, seconds(8) + 1).waitSeconds()).isEqualTo(2);
    }

    @Test
    void charges_into_debt_and_gives_back_what_was_not_needed() {
        spend(5, 0);
        gcraLimiter.charge(SIX_A_MINUTE, 0, 3);
        assertThat(gcraLimiter.take(SIX_A_MINUTE, 0).waitSeconds()).isEqualTo(30);
        assertThat(gcraLimiter.take(SIX_A_MINUTE, seconds(30) - 1).admitted()).isFalse();

        gcraLimiter.giveBack(SIX_A_MINUTE, 3);
        assertThat(gcraLimiter.take(SIX_A_MINUTE, 0).admitted()).isTrue();
        gcraLimiter.giveBack(SIX_A_MINUTE, 5);
        assertThat(gcraLimiter.take(SIX_A_MINUTE, 0).remaining()).isEqualTo(4);
    }

    @Test
    void admits_no_more_than_there_are_however_many_ask_at_once() {
        Budget budget = Budget.of("reads", 1000, Duration.ofMinutes(1));
        List<Integer> admitted = AtOnce.run(64, number -> {
            int mine = 0;
            for (int i = 0; i < 100; i++) {
                mine += gcraLimiter.take(budget, 0).admitted() ? 1 : 0;
            }
            return mine;
        });

        assertThat(admitted.stream().mapToInt(i -> i).sum()).isEqualTo(1000);
    }

    @Test
    void knows_no_budget_of_nothing() {
        assertThatThrownBy(() -> Budget.of("reads", 0, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Budget.of("reads", 1, Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void spend(int requests, long now) {
        for (int i = 0; i < requests; i++) {
            assertThat(gcraLimiter.take(SIX_A_MINUTE, now).admitted()).isTrue();
        }
    }

    private static long seconds(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
