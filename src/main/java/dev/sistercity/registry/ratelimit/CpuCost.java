package dev.sistercity.registry.ratelimit;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The work that a thread has done: a busy machine makes requests longer, but not more work. */
@Singleton
class CpuCost {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean measurable = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();

    /** Nanoseconds of CPU of the thread that asks; always 0 where the machine does not tell. */
    long nanos() {
        return measurable ? threads.getCurrentThreadCpuTime() : 0;
    }
}
