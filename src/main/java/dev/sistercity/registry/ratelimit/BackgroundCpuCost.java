package dev.sistercity.registry.ratelimit;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Charges clients for work that other threads than the one that takes their requests do for them. */
@Singleton
public class BackgroundCpuCost {

    private final RateLimiter rateLimiter;
    private final CpuCost cpuCost;

    BackgroundCpuCost(RateLimiter rateLimiter, CpuCost cpuCost) {
        this.rateLimiter = rateLimiter;
        this.cpuCost = cpuCost;
    }

    /** Whose account work goes to. */
    public interface Account {

        /** Does a read's work on the thread that calls, and charges for it. */
        <T> T charged(Supplier<T> reading);
    }

    /** The account of a request's client. To be asked for on the thread that takes the request. */
    public Account of(RoutingContext context) {
        Client client = context.get(ConcurrentWaitLimit.CLIENT);
        return new Account() {
            @Override
            public <T> T charged(Supplier<T> reading) {
                CpuCost.Span begun = cpuCost.begin();
                try {
                    return reading.get();
                } finally {
                    // No client is counted while rate limits are switched off.
                    if (client != null) {
                        rateLimiter.charge(client, true, cpuCost.since(begun));
                    }
                }
            }
        };
    }
}
