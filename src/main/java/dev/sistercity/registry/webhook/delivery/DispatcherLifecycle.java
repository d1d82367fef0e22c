package dev.sistercity.registry.webhook.delivery;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.SequenceWaiters;
import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.shared.work.Worker;
import dev.sistercity.registry.webhook.WebhookSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs the dispatcher of this replica, from when it has caught up with the registry until the service ends. */
@Singleton
class DispatcherLifecycle {

    private static final Logger LOG = Logger.getLogger(DispatcherLifecycle.class);

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Between two rounds: of many changes in quick succession, several are found in one. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Dispatcher dispatcher;
    private final Follower follower;
    private final DatabaseAvailability databaseAvailability;
    private final Catalog catalog;
    private final SequenceWaiters sequenceWaiters;
    private final boolean wanted;
    private final Worker worker = new Worker("webhook-dispatcher", PAUSE, this::work);
    private boolean more;

    DispatcherLifecycle(
            Dispatcher dispatcher,
            WebhookSettings settings,
            Follower follower,
            DatabaseAvailability databaseAvailability,
            Catalog catalog,
            SequenceWaiters sequenceWaiters) {
        this.dispatcher = dispatcher;
        this.follower = follower;
        this.databaseAvailability = databaseAvailability;
        this.catalog = catalog;
        this.sequenceWaiters = sequenceWaiters;
        this.wanted = settings.deliver();
    }

    void start(@Observes StartupEvent started) {
        if (wanted) {
            worker.start();
        }
    }

    /** Calls under way get a little time; what does not come back is delivered again by a living replica. */
    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        if (worker.isWanted()) {
            worker.end();
            dispatcher.wake();
            if (worker.join(LAST_WORK.plusSeconds(2))) {
                finish();
            }
        }
    }

    private void work() throws InterruptedException {
        try {
            if (!follower.caughtUp() || databaseAvailability.awayBecause() != null) {
                more = false;
                Thread.sleep(PAUSE.toMillis());
            } else {
                more = round(more);
            }
        } catch (RuntimeException e) {
            more = false;
            // Of a database that is away others tell already.
            if (databaseAvailability.awayBecause() == null) {
                LOG.warn("Delivering to webhooks failed; trying again", e);
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void finish() {
        try {
            dispatcher.finish(LAST_WORK);
        } catch (InterruptedException | RuntimeException e) {
            LOG.debug("Leases of deliveries end by themselves", e);
        }
    }

    /** A change that comes while nothing is to be done ends the pause. */
    private boolean round(boolean more) throws InterruptedException {
        if (more) {
            return dispatcher.round(Duration.ZERO);
        }
        Thread.sleep(BREATH.toMillis());
        Runnable noLonger = sequenceWaiters.when(catalog.snapshot().sequence() + 1, dispatcher::wake);
        try {
            return dispatcher.round(PAUSE);
        } finally {
            noLonger.run();
        }
    }
}
