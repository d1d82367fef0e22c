package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.database.DatabaseFault;
import dev.sistercity.registry.database.LossRisk;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Walks through the whole log in the database, again and again and at leisure, and verifies that it is as it was written: what
 * is altered there after this replica has read it, that would go unnoticed before the next start. Looks at the settings of the
 * database between two steps, which change without a restart too.
 */
@Singleton
public class LogVerifier {

    private static final Logger LOG = Logger.getLogger(LogVerifier.class);

    private static final long STEP_SECONDS = 1;
    private static final int LOOKING_EVERY_STEPS = 30;

    private final LogWalk walk;
    private final Follower follower;
    private final DatabaseAvailability databaseAvailability;
    private final LossRisk risk;
    private final Worker worker = new Worker("log-verifier", Duration.ofSeconds(STEP_SECONDS), this::round);
    private long step;

    LogVerifier(LogWalk walk, Follower follower, DatabaseAvailability databaseAvailability, LossRisk risk) {
        this.walk = walk;
        this.follower = follower;
        this.databaseAvailability = databaseAvailability;
        this.risk = risk;
    }

    /** Number of the last change that was looked at in this round. */
    public long verified() {
        return walk.verified();
    }

    /** How often it has come to the end of the log. */
    public long rounds() {
        return walk.rounds();
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent ending) {
        worker.end();
        worker.interrupt();
    }

    private void round() throws InterruptedException {
        TimeUnit.SECONDS.sleep(STEP_SECONDS);
        try {
            if (follower.caughtUp() && databaseAvailability.reachable()) {
                if (step % LOOKING_EVERY_STEPS == 0) {
                    risk.look();
                }
                walk.step();
            }
        } catch (SQLException e) {
            if (DatabaseFault.of(e) == DatabaseFault.DAMAGED) {
                // A start from a checkpoint reads no older part of the log, and would not know.
                databaseAvailability.failed(e);
            }
            LOG.debug("The log could not be verified further; trying again", e);
        } finally {
            step++;
        }
    }
}
