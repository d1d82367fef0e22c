package dev.sistercity.registry.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CpuCostTest {

    private static final long WORK = Duration.ofMillis(200).toNanos();

    /** Nothing but what one request stands for is asked of them. */
    private final CpuCost cpuCost = new CpuCost((RateLimitSettings) Proxy.newProxyInstance(
            CpuCostTest.class.getClassLoader(),
            new Class<?>[] {RateLimitSettings.class},
            (settings, method, arguments) -> Duration.ofMillis(1)));

    @Test
    void counts_the_work_of_a_long_read_and_none_of_what_went_before_it() {
        busy(WORK);
        CpuCost.Span begun = cpuCost.begin();
        busy(WORK);
        assertThat(cpuCost.since(begun)).isBetween(WORK - 1_000_000, WORK + WORK / 2);
    }

    @Test
    void charges_nothing_for_what_only_waited_and_for_what_was_short() throws InterruptedException {
        CpuCost.Span waiting = cpuCost.begin();
        TimeUnit.MILLISECONDS.sleep(50);
        assertThat(cpuCost.since(waiting)).isLessThan(TimeUnit.MILLISECONDS.toNanos(20));

        // A machine that stands still may make any one of them long.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 100; i++) {
            least = Math.min(least, cpuCost.since(cpuCost.begin()));
        }
        assertThat(least).isZero();
    }

    /** Uses CPU of the thread, however long the machine takes to give it. */
    private static void busy(long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long until = threads.getCurrentThreadCpuTime() + nanos;
        while (threads.getCurrentThreadCpuTime() < until) {
            Thread.onSpinWait();
        }
    }
}
