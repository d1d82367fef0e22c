package dev.sistercity.registry.ratelimit;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The work that a thread has done: a busy machine makes requests longer, but not more work. Asking for a thread's CPU is a system
 * call, which costs as much as half a read. So the clock is asked first: what was over before it could cost anything costs nothing.
 */
@Singleton
class CpuCost {

    /** How old a thread's last reading may be where work begins. */
    private static final long FRESH_NANOS = 500_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean measurable = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    private final ThreadLocal<Reading> latest = new ThreadLocal<>();
    private final long leastNanos;

    CpuCost(RateLimitSettings settings) {
        leastNanos = settings.work().toNanos();
    }

    /** A thread's CPU, and when it was read, both in nanoseconds. */
    private record Reading(long cpu, long at) {}

    /**
     * Work that has begun.
     *
     * @param before its thread's CPU at its beginning, or a little earlier
     */
    record Span(long beganAt, Reading before) {}

    /** Where work begins, on the thread that does it. */
    Span begin() {
        long now = System.nanoTime();
        Reading before = latest.get();
        if (before == null || now - before.at() > FRESH_NANOS) {
            before = read(now);
        }
        return new Span(now, before);
    }

    /**
     * What work has cost that is over, in nanoseconds of CPU: 0 for what took less time than one request stands for, and always
     * where the machine does not tell. Too little by {@link #FRESH_NANOS} at the most, and never too much. On the thread that began it.
     */
    long since(Span begun) {
        long now = System.nanoTime();
        if (now - begun.beganAt() < leastNanos) {
            return 0;
        }
        // Of the time since the last reading all may have been work, but for others.
        long ofOthers = begun.beganAt() - begun.before().at();
        return Math.max(0, read(now).cpu() - begun.before().cpu() - ofOthers);
    }

    private Reading read(long now) {
        Reading reading = new Reading(measurable ? threads.getCurrentThreadCpuTime() : 0, now);
        latest.set(reading);
        return reading;
    }
}
