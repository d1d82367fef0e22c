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

/** Runs the rounds of this replica and watches the queue, where there is mail, until the service ends. */
@Singleton
class MailLifecycle {

    private static final Logger LOG = Logger.getLogger(MailLifecycle.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Of a replica that only watches. */
    private static final Duration WATCHING = Duration.ofSeconds(30);

    private final MailRounds rounds;
    private final Follower follower;
    private final DatabaseAvailability databaseAvailability;
    private final boolean on;
    private final boolean sends;
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
        this.on = outbox.isOn();
        this.sends = settings.send();
    }

    void start(@Observes StartupEvent started) {
        if (on) {
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
            boolean able = follower.caughtUp() && databaseAvailability.awayBecause() == null;
            if (able) {
                // First, so that a round that fails leaves the queue in sight.
                rounds.measure();
            }
            more = able && sends && rounds.round();
        } catch (RuntimeException e) {
            // Of a database that is away others tell already.
            if (databaseAvailability.awayBecause() == null) {
                LOG.warn("Sending mail failed; trying again", e);
            }
        }
        if (!more) {
            Thread.sleep((sends ? PAUSE : WATCHING).toMillis());
        }
    }
}
