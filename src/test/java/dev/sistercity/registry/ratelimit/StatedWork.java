package dev.sistercity.registry.ratelimit;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Work as a test says that each request takes. */
@Alternative
@Singleton
class StatedWork extends CpuCost {

    private volatile long each;

    StatedWork(RateLimitSettings settings) {
        super(settings);
    }

    void each(Duration work) {
        each = work.toNanos();
    }

    @Override
    long since(Span begun) {
        return each;
    }
}
