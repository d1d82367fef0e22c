package dev.sistercity.registry.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * So many of one thing an hour for each client, in windows that begin with the first one. Clients are forgotten with their window,
 * and never stored.
 */
public final class HourlyQuota {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_CLIENTS = 50_000;

    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterWrite(WINDOW)
            .build();
    private final Clock clock;
    private final int most;
    private final String what;

    /**
     * @param most in an hour
     * @param what of which, in the plural
     */
    public HourlyQuota(Clock clock, int most, String what) {
        this.clock = clock;
        this.most = most;
        this.what = what;
    }

    private record Window(Instant until, int used) {}

    /** @throws RegistryException TOO_MANY once the client's share of this hour is used up */
    public void take(String client) {
        Instant now = clock.instant();
        Window window = windows.asMap()
                .compute(
                        client,
                        (same, known) -> known == null || !now.isBefore(known.until())
                                ? new Window(now.plus(WINDOW), 1)
                                : new Window(known.until(), known.used() + 1));
        if (window.used() > most) {
            throw new RegistryException(Kind.TOO_MANY, FaultCode.AN_HOUR, most, what)
                    .with(
                            "Retry-After",
                            Long.toString(Duration.between(now, window.until()).toSeconds() + 1));
        }
    }

    /** For tests, whose requests all come from one address. */
    public void forget() {
        windows.invalidateAll();
    }
}
