package dev.sistercity.registry.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Watches the server process and brings it back: at once after a crash; after a while when it ended in order, since then
 * somebody stopped it on purpose.
 */
final class Supervisor {

    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final EmbeddedDatabase database;
    private final Duration restartAfter;
    private final Thread thread;

    Supervisor(EmbeddedDatabase database, Duration restartAfter, Process server) {
        this.database = database;
        this.restartAfter = restartAfter;
        this.thread = new Thread(() -> watch(server), "embedded-database-supervisor");
        thread.setDaemon(true);
        thread.start();
    }

    void end() {
        thread.interrupt();
    }

    private void watch(Process first) {
        Process server = first;
        try {
            while (server != null) {
                int exit = server.waitFor();
                if (!database.isWanted()) {
                    return;
                }
                if (exit == 0) {
                    LOG.warnf("The embedded PostgreSQL was stopped from outside; it starts again in %s", restartAfter);
                    TimeUnit.NANOSECONDS.sleep(restartAfter.toNanos());
                } else {
                    LOG.errorf("The embedded PostgreSQL died (exit code %d); starting it again", exit);
                }
                server = revive(server);
            }
        } catch (InterruptedException ended) {
            // By end(): the registry stops its database itself.
            Thread.currentThread().interrupt();
        }
    }

    private Process revive(Process dead) throws InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                Process alive = database.revive(dead);
                if (alive != dead) {
                    return alive;
                }
                LOG.warnf("The embedded PostgreSQL does not start yet; next try in %d ms", pause);
            } catch (IOException | EmbeddedDatabaseException e) {
                LOG.errorf(e, "The embedded PostgreSQL does not start; next try in %d ms", pause);
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }
}
