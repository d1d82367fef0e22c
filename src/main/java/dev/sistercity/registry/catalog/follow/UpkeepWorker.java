package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keeps records up at the start and from time to time. */
@Singleton
class UpkeepWorker {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Often enough that a day which begins, or an export that is restored, is not noticed much later. */
    private static final Duration EVERY = Duration.ofMinutes(10);

    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    private final List<Upkeep> upkeeps;
    private final Follower follower;
    private final DatabaseAvailability databaseAvailability;
    private final Worker worker = new Worker("upkeep", PAUSE, this::round);

    UpkeepWorker(@All List<Upkeep> upkeeps, Follower follower, DatabaseAvailability databaseAvailability) {
        this.upkeeps = upkeeps;
        this.follower = follower;
        this.databaseAvailability = databaseAvailability;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        worker.end();
        worker.interrupt();
        // A transaction under way needs the application that is about to end.
        worker.join(LAST_WORK);
    }

    private void round() throws InterruptedException {
        if (!mayWrite()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return;
        }
        upkeeps.forEach(Upkeep::look);
        TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
    }

    private boolean mayWrite() {
        return follower.caughtUp()
                && databaseAvailability.awayBecause() == null
                && follower.refusesWritesBecause() == null;
    }
}
