package dev.sistercity.registry.ratelimit;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The nanoseconds by which use is measured; tests bring their own. */
final class SystemTicker {

    private SystemTicker() {}

    @Produces
    @Singleton
    static Ticker nanoseconds() {
        return Ticker.systemTicker();
    }
}
