package dev.sistercity.registry.ratelimit;

import java.time.Duration;

/**
 * So many requests in such a time, all at once or spread over it.
 *
 * @param policy the value of {@code RateLimit-Policy}
 * @param item the start of the value of {@code RateLimit}
 * @param intervalNanos after which one more request may come
 * @param burstNanos the intervals of all requests together
 */
record Budget(String policy, String item, long intervalNanos, long burstNanos) {

    /**
     * @param name as clients see it
     * @param quota requests, 1 or more
     * @param window 1 s or more, in whole seconds
     */
    static Budget of(String name, int quota, Duration window) {
        if (quota < 1 || window.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "registry.fair-use: " + name + " needs one request or more, in one second or more");
        }
        long interval = Math.max(1, Duration.ofSeconds(window.toSeconds()).toNanos() / quota);
        return new Budget(
                "\"" + name + "\";q=" + quota + ";w=" + window.toSeconds(),
                "\"" + name + "\";r=",
                interval,
                interval * quota);
    }
}
