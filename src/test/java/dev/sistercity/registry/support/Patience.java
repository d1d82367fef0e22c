package dev.sistercity.registry.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * How long tests wait for what has to happen. It says nothing about speed: only a fault waits that long, and a machine that
 * stands still for a minute is none.
 */
public final class Patience {

    public static final Duration LIMIT = Duration.ofMinutes(5);
    public static final long SECONDS = LIMIT.toSeconds();

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Patience() {}

    /**
     * Asks until it is so.
     *
     * @param what it is that is waited for, for the failure
     */
    public static void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollInSameThread()
                // What other threads of a test come to is not what is waited for.
                .dontCatchUncaughtExceptions()
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN)
                .atMost(LIMIT)
                .until(condition);
    }
}
