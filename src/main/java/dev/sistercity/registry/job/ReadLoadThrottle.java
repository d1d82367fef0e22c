package dev.sistercity.registry.job;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets a long job rest while many are reading. A job takes all of a processor and half of PostgreSQL's, which readers, who wait
 * for their answers, would go short of; the sender of a list does not mind a minute. Without readers it does not rest at all.
 */
final class ReadLoadThrottle {

    /** Answers from memory are given on these threads, and on these alone. */
    private static final String ANSWERING = "vert.x-eventloop-thread";

    /** Of one processor: fewer readers than that are served beside a job without noticing it. */
    private static final double MANY = 0.25;

    /** A cancelled job ends, and a lease is renewed, without much delay. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long since = System.nanoTime();
    private long answered = answering();

    /** Rests after some work, if it is due. */
    void rest() {
        long now = System.nanoTime();
        long answering = answering();
        try {
            TimeUnit.NANOSECONDS.sleep(due(now - since, answering - answered).toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        since = System.nanoTime();
        answered = answering();
    }

    /**
     * How long to rest: as long as was worked, so that half of what the job would take is left.
     *
     * @param worked nanoseconds
     * @param answering nanoseconds of CPU that answering took in that time
     */
    static Duration due(long worked, long answering) {
        return answering < worked * MANY ? Duration.ZERO : Duration.ofNanos(Math.min(worked, LONGEST_NANOS));
    }

    /** Nanoseconds of CPU so far; 0 where the machine does not tell. */
    private long answering() {
        if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
            return 0;
        }
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(ANSWERING)) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }
}
