package dev.sistercity.registry.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What {@code registry.fair-use.*} says; the amounts stand in application.properties. */
@ConfigMapping(prefix = "registry.fair-use")
public interface RateLimitSettings {

    /** Whether anything is counted at all. */
    @WithDefault("true")
    boolean enabled();

    /** The time in which an amount may be used up, and in which it comes back; whole seconds. */
    Duration window();

    /** What one request stands for, in CPU; a read that takes a multiple of it counts as so many requests. */
    Duration work();

    /** How many clients are remembered at the most. */
    int clients();

    /** Requests per window of one address for the contract, the explorer, problem pages and metrics; and as many for health. */
    int pages();

    Amounts anonymous();

    Amounts partnerApp();

    Amounts office();

    Amounts registrar();

    /** Requests per window, and how many may wait at once. */
    interface Amounts {

        int reads();

        int writes();

        /** Long polls, streams, and requests for a change that has yet to come. */
        int waiting();
    }

    default Amounts of(Tier tier) {
        return switch (tier) {
            case ANONYMOUS -> anonymous();
            case PARTNER_APP -> partnerApp();
            case OFFICE -> office();
            case REGISTRAR -> registrar();
        };
    }
}
