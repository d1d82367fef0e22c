package dev.sistercity.registry.ratelimit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts one client's requests by the generic cell rate algorithm (ITU-T I.371): a bucket of tokens of which nothing is kept
 * but the time at which it will be full again. Without locks, exact among any number of threads.
 */
final class GcraLimiter {

    /** In nanoseconds of the caller's clock, which begins at 0 or above. */
    private final AtomicLong fullAgain = new AtomicLong();

    /**
     * @param admitted whether the request may be answered
     * @param remaining requests that could follow at once
     * @param waitNanos until one request more could than {@code remaining} says
     */
    record RateDecision(boolean admitted, long remaining, long waitNanos) {

        /** In whole seconds, rounded up. */
        long waitSeconds() {
            return (waitNanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
        }
    }

    /**
     * Takes what a request has turned out to cost beyond the one that it was admitted for, be it more than is left. However
     * much that was, one request uses up no more than the whole budget.
     */
    void charge(Budget budget, long now, long requests) {
        long more = Math.min(requests * budget.intervalNanos(), budget.burstNanos());
        fullAgain.updateAndGet(before -> Math.max(before, now) + more);
    }

    /** Gives back what was taken for a request and turned out not to be needed. */
    void giveBack(Budget budget, long requests) {
        fullAgain.addAndGet(-requests * budget.intervalNanos());
    }

    /** Takes one request from the budget if there is one left; a refused request costs nothing. */
    RateDecision take(Budget budget, long now) {
        while (true) {
            long before = fullAgain.get();
            long after = Math.max(before, now) + budget.intervalNanos();
            long room = budget.burstNanos() - (after - now);
            if (room < 0) {
                return new RateDecision(false, 0, -room);
            }
            if (fullAgain.compareAndSet(before, after)) {
                long interval = budget.intervalNanos();
                return new RateDecision(true, room / interval, interval - room % interval);
            }
        }
    }
}
