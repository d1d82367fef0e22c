package dev.sistercity.registry.ratelimit;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Work as a test says that each request takes. */
@Alternative
@Singleton
class StatedWork extends CpuCost {

    private final AtomicLong done = new AtomicLong();
    private volatile long each;

    void each(Duration work) {
        each = work.toNanos();
    }

    /** Asked before and after each request: only what it does between the two counts. */
    @Override
    long nanos() {
        return done.getAndAdd(each);
    }
}
