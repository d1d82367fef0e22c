package dev.sistercity.registry.webhook;

import dev.sistercity.registry.catalog.Arrivals;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Database;
import dev.sistercity.registry.catalog.Follower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs the dispatcher of this replica, from when it has caught up with the registry until the service ends. */
@Singleton
class Delivering {

    private static final Logger LOG = Logger.getLogger(Delivering.class);

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Between two rounds: of many changes in quick succession, several are found in one. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Dispatcher dispatcher;
    private final Follower follower;
    private final Database database;
    private final Catalog catalog;
    private final Arrivals arrivals;
    private final boolean wanted;
    private volatile Thread thread;

    Delivering(
            Lines lines,
            Queue queue,
            Messages messages,
            Sender sender,
            Tally tally,
            WebhookSettings settings,
            Clock clock,
            Follower follower,
            Database database,
            Catalog catalog,
            Arrivals arrivals) {
        this.dispatcher = new Dispatcher(lines, queue, messages, sender, tally, settings, clock);
        this.follower = follower;
        this.database = database;
        this.catalog = catalog;
        this.arrivals = arrivals;
        this.wanted = settings.deliver();
    }

    void start(@Observes StartupEvent started) {
        if (wanted) {
            thread = new Thread(this::run, "webhook-dispatcher");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** What is under way gets a little time; what does not come back is delivered again, by whoever is there then. */
    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        Thread running = thread;
        thread = null;
        if (running != null) {
            dispatcher.wake();
            running.join(LAST_WORK.plusSeconds(2).toMillis());
        }
    }

    private void run() {
        boolean more = false;
        while (thread != null) {
            try {
                if (!follower.caughtUp() || database.awayBecause() != null) {
                    more = false;
                    Thread.sleep(PAUSE.toMillis());
                } else {
                    more = round(more);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                more = pause(e);
            }
        }
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
        Runnable noLonger = arrivals.when(catalog.snapshot().sequence() + 1, dispatcher::wake);
        try {
            return dispatcher.round(PAUSE);
        } finally {
            noLonger.run();
        }
    }

    /** A dispatcher that dies delivers nothing any more; one that goes on can recover. */
    private boolean pause(RuntimeException e) {
        if (database.awayBecause() == null) {
            LOG.warn("Delivering to webhooks failed; trying again", e);
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            thread = null;
        }
        return false;
    }
}
