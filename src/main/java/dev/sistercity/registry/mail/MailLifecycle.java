package dev.sistercity.registry.mail;

import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs the rounds of this replica, where there is mail, until the service ends. */
@Singleton
class MailLifecycle {

    private static final Logger LOG = Logger.getLogger(MailLifecycle.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final MailRounds rounds;
    private final Follower follower;
    private final DatabaseAvailability databaseAvailability;
    private final boolean wanted;
    private final Worker worker = new Worker("mail", PAUSE, this::work);

    MailLifecycle(
            MailRounds rounds,
            Follower follower,
            DatabaseAvailability databaseAvailability,
            Outbox outbox,
            MailSettings settings) {
        this.rounds = rounds;
        this.follower = follower;
        this.databaseAvailability = databaseAvailability;
        this.wanted = outbox.isOn() && settings.send();
    }

    void start(@Observes StartupEvent started) {
        if (wanted) {
            worker.start();
        }
    }

    /** What is under way is sent again by another round, once its lease is over, if this one does not come to take it down. */
    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        if (worker.isWanted()) {
            worker.end();
            worker.interrupt();
            worker.join(PAUSE);
        }
    }

    private void work() throws InterruptedException {
        boolean more = false;
        try {
            more = follower.caughtUp() && databaseAvailability.awayBecause() == null && rounds.round();
        } catch (RuntimeException e) {
            // Of a database that is away others tell already.
            if (databaseAvailability.awayBecause() == null) {
                LOG.warn("Sending mail failed; trying again", e);
            }
        }
        if (!more) {
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
