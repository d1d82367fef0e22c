package dev.sistercity.registry.database.embedded;

import dev.sistercity.registry.shared.work.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Watches the server process and brings it back: at once after a crash; after a while when it ended in order, since then
 * it was stopped on purpose.
 */
final class Supervisor {

    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final EmbeddedDatabase database;
    private final Duration restartAfter;
    private final Worker worker;
    private Process server;

    Supervisor(EmbeddedDatabase database, Duration restartAfter, Process server) {
        this.database = database;
        this.restartAfter = restartAfter;
        this.server = server;
        this.worker = new Worker("embedded-database-supervisor", Duration.ofMillis(LONGEST_PAUSE_MILLIS), this::watch);
        worker.start();
    }

    void end() {
        worker.end();
        worker.interrupt();
    }

    private void watch() throws InterruptedException {
        int exit = server.waitFor();
        if (!database.isWanted()) {
            worker.end();
            return;
        }
        if (exit == 0) {
            LOG.warnf("The embedded PostgreSQL was stopped from outside; it starts again in %s", restartAfter);
            TimeUnit.NANOSECONDS.sleep(restartAfter.toNanos());
        } else {
            LOG.errorf("The embedded PostgreSQL died (exit code %d); starting it again", exit);
        }
        server = revive(server);
        if (server == null) {
            worker.end();
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
