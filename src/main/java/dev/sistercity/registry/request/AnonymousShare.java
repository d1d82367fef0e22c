package dev.sistercity.registry.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many corrections somebody without a key may send: so many an hour from one address, in windows that begin with the first
 * one. Addresses are forgotten with their window, and never stored.
 */
@Singleton
class AnonymousShare {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 50_000;

    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(WINDOW)
            .build();
    private final Clock clock;
    private final int most;

    AnonymousShare(Clock clock, @ConfigProperty(name = "registry.corrections.per-hour") int most) {
        this.clock = clock;
        this.most = most;
    }

    private record Window(Instant until, int used) {}

    /** @throws RegistryException TOO_MANY once the share of this hour is used up */
    void take(String address) {
        Instant now = clock.instant();
        Window window = windows.asMap()
                .compute(
                        address,
                        (same, known) -> known == null || !now.isBefore(known.until())
                                ? new Window(now.plus(WINDOW), 1)
                                : new Window(known.until(), known.used() + 1));
        if (window.used() > most) {
            throw new RegistryException(
                            Kind.TOO_MANY,
                            "Without a key there may be " + most + " corrections an hour; send the next one later")
                    .with(
                            "Retry-After",
                            Long.toString(Duration.between(now, window.until()).toSeconds() + 1));
        }
    }

    /** For tests, whose requests all come from one address. */
    void forget() {
        windows.invalidateAll();
    }
}
