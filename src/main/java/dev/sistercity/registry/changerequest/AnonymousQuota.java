package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.ratelimit.HourlyQuota;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many changes a client without a key may ask for in an hour from one address. */
@Singleton
class AnonymousQuota {

    private final HourlyQuota quota;

    AnonymousQuota(Clock clock, @ConfigProperty(name = "registry.corrections.per-hour") int most) {
        quota = new HourlyQuota(clock, most, "corrections without a key");
    }

    /** @throws RegistryException TOO_MANY once the share of this hour is used up */
    void take(String address) {
        quota.take(address);
    }

    /** For tests, whose requests all come from one address. */
    void forget() {
        quota.forget();
    }
}
