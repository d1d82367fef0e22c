package dev.sistercity.registry.shared.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When what another server did not take is tried again. Source: the schedule that Standard Webhooks gives as an example, 75 hours long. */
public final class RetrySchedule {

    public static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    /** Of a delay, at the most: those that failed together come back apart. */
    private static final double JITTER = 0.1;

    private RetrySchedule() {}

    /**
     * When the next attempt is due.
     *
     * @param failed attempts so far, from 1
     * @param retryAfter what the other server asked for; null for nothing
     * @return empty when enough has been tried
     */
    public static Optional<Instant> next(int failed, Duration retryAfter, Instant now, RandomGenerator random) {
        if (failed > DELAYS.size()) {
            return Optional.empty();
        }
        Duration delay = DELAYS.get(failed - 1);
        Duration jitter = Duration.ofMillis((long) (delay.toMillis() * JITTER * random.nextDouble()));
        Duration asked = retryAfter == null || retryAfter.isNegative()
                ? Duration.ZERO
                : retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
        Duration wait = delay.compareTo(asked) > 0 ? delay : asked;
        return Optional.of(now.plus(wait).plus(jitter));
    }
}
