package dev.sistercity.registry.shared.work;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A daemon thread that does one round of work after another for as long as the service lives. A round that fails, by whatever
 * Throwable, is logged and followed by the next after a pause. Where memory has run out nothing can be relied on any more: it
 * ends the process, as the JVM does with {@code -XX:+ExitOnOutOfMemoryError}, so that it is started anew.
 */
public final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);

    /** What the JVM ends with by {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** All that have been started and not ended; static, as that of the embedded database starts before the application. */
    private static final Set<Worker> WANTED = ConcurrentHashMap.newKeySet();

    private final String name;
    private final Duration pauseAfterFault;
    private final Round round;
    private final Runnable endOfMemory;
    private volatile boolean wanted;
    private volatile Thread thread;

    /** One round of work: looks for something to do, does it, or waits a while for it. */
    public interface Round {

        /** @throws Exception is logged; the next round follows after a pause */
        void work() throws Exception;
    }

    /** @param name of its thread */
    public Worker(String name, Duration pauseAfterFault, Round round) {
        this(name, pauseAfterFault, round, () -> Runtime.getRuntime().halt(OUT_OF_MEMORY));
    }

    /** @param endOfMemory ends the process */
    Worker(String name, Duration pauseAfterFault, Round round, Runnable endOfMemory) {
        this.endOfMemory = endOfMemory;
        this.name = name;
        this.pauseAfterFault = pauseAfterFault;
        this.round = round;
    }

    /** Starts it, also after it has ended. */
    public synchronized void start() {
        wanted = true;
        WANTED.add(this);
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether it has been started and not ended: to be asked in rounds that take long. */
    public boolean isWanted() {
        return wanted;
    }

    /** Lets the round under way be the last. */
    public void end() {
        wanted = false;
        WANTED.remove(this);
    }

    /**
     * Waits for the end of the last round.
     *
     * @return whether it has come
     */
    public boolean join(Duration patience) throws InterruptedException {
        Thread working = thread;
        if (working != null) {
            working.join(patience.toMillis());
        }
        return working == null || !working.isAlive();
    }

    /** Breaks off what the round under way waits for. */
    public void interrupt() {
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    /** Names of those that should be at work and have no thread: never, unless something has gone badly wrong. */
    public static List<String> dead() {
        return WANTED.stream()
                .filter(worker -> worker.thread != null && !worker.thread.isAlive() && worker.wanted)
                .map(worker -> worker.name)
                .sorted()
                .toList();
    }

    private void run() {
        while (wanted) {
            try {
                round.work();
            } catch (InterruptedException e) {
                // By interrupt(): usually after end().
                LOG.debugf("%s was interrupted", name);
            } catch (OutOfMemoryError e) {
                endOfMemory.run();
                return;
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    private void failed(Throwable e) {
        try {
            LOG.errorf(e, "%s failed; trying again in %s", name, pauseAfterFault);
            TimeUnit.NANOSECONDS.sleep(pauseAfterFault.toNanos());
        } catch (InterruptedException ended) {
            LOG.debugf("%s was interrupted", name);
        } catch (OutOfMemoryError again) {
            endOfMemory.run();
        } catch (Throwable again) {
            // Not even that can be said: the next round may fare better.
            Thread.onSpinWait();
        }
    }
}
