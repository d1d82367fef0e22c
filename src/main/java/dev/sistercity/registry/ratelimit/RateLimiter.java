package dev.sistercity.registry.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each client has left, in this replica's memory. A client that has been silent for a window has everything again, so
 * forgetting them then changes nothing; when more clients come than are remembered, the rare ones are forgotten before the
 * frequent.
 */
@Singleton
class RateLimiter {

    /** Credentials of an address that are looked up in a minute: enough for an office, too few for guessing. */
    private static final Budget LOOK_UPS = Budget.of("look-ups", 60, Duration.ofMinutes(1));

    private final Map<Tier, Budget> reads = new EnumMap<>(Tier.class);
    private final Map<Tier, Budget> writes = new EnumMap<>(Tier.class);
    private final Cache<Client, Allowance> clients;
    private final Ticker ticker;
    private final long start;
    private final long workNanos;

    RateLimiter(RateLimitSettings settings, Ticker ticker) {
        this.ticker = ticker;
        start = ticker.read();
        workNanos = Math.max(1, settings.work().toNanos());
        for (Tier tier : Tier.values()) {
            reads.put(tier, Budget.of("reads", settings.of(tier).reads(), settings.window()));
            writes.put(tier, Budget.of("writes", settings.of(tier).writes(), settings.window()));
        }
        Duration longest = Duration.ofNanos(Math.max(settings.window().toNanos(), LOOK_UPS.burstNanos()));
        clients = Caffeine.newBuilder()
                .maximumSize(settings.clients())
                .expireAfterAccess(longest)
                .ticker(ticker)
                .build();
    }

    private record Allowance(GcraLimiter reads, GcraLimiter writes, GcraLimiter lookUps) {}

    Budget budget(Client client, boolean read) {
        return (read ? reads : writes).get(client.tier());
    }

    GcraLimiter.RateDecision take(Client client, boolean read) {
        Allowance allowance = of(client);
        return (read ? allowance.reads() : allowance.writes()).take(budget(client, read), now());
    }

    /**
     * Charges an admitted request for its work.
     *
     * @param nanos of CPU
     */
    void charge(Client client, boolean read, long nanos) {
        long more = nanos / workNanos;
        if (more > 0) {
            Allowance allowance = of(client);
            (read ? allowance.reads() : allowance.writes()).charge(budget(client, read), now(), more);
        }
    }

    /**
     * Charges an admitted read for what it is going to cost, into debt where the client has less left: until that is paid, nothing is
     * admitted. It would never be done otherwise for a client that asks again as soon as a single read comes back. One that costs more
     * than half of the whole budget pays half of it before, and the rest afterwards.
     *
     * @param nanos of CPU
     */
    void payAhead(Client client, long nanos) {
        Budget budget = budget(client, true);
        of(client).reads().charge(budget, now(), ahead(budget, nanos));
    }

    private long ahead(Budget budget, long nanos) {
        return Math.min(nanos / workNanos, budget.burstNanos() / budget.intervalNanos() / 2);
    }

    /**
     * Charges a read that was paid for ahead for what it has cost beyond that, or gives back what it has not cost.
     *
     * @param paid as it was given to {@link #payAhead}
     * @param nanos of CPU
     */
    void settle(Client client, long paid, long nanos) {
        Budget budget = budget(client, true);
        long more = nanos / workNanos - ahead(budget, paid);
        GcraLimiter reads = of(client).reads();
        if (more > 0) {
            reads.charge(budget, now(), more);
        } else if (more < 0) {
            reads.giveBack(budget, -more);
        }
    }

    /** Whether a credential from this address may be looked up. */
    boolean takeLookUp(Client address) {
        return of(address).lookUps().take(LOOK_UPS, now()).admitted();
    }

    /** How many clients are remembered. */
    long remembered() {
        clients.cleanUp();
        return clients.estimatedSize();
    }

    private Allowance of(Client client) {
        return clients.get(client, unknown -> new Allowance(new GcraLimiter(), new GcraLimiter(), new GcraLimiter()));
    }

    private long now() {
        return ticker.read() - start;
    }
}
