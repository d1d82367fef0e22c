package dev.sistercity.registry.ratelimit;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that stands still until a test moves it. */
@Alternative
@Singleton
class MovingTicker implements Ticker {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

    @Override
    public long read() {
        return now.get();
    }

    void move(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
