package dev.sistercity.registry.starter;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Follower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Opens the registry: starts following the log, and says where to look as soon as there is something to see. */
@Singleton
class StartupBanner {

    private static final Logger LOG = Logger.getLogger(StartupBanner.class);

    private final Follower follower;
    private final Catalog catalog;
    private final CdsTrainingRun cdsTrainingRun;
    /** The first reads come at once, the first draft a little later: making what checks it takes half a second of CPU from them. */
    private static final Duration READS_FIRST = Duration.ofSeconds(1);

    /** So that the first draft need not wait for it. */
    private final Thread validatorStart;

    private final CountDownLatch closing = new CountDownLatch(1);

    private final String host;
    private final int port;

    StartupBanner(
            Follower follower,
            Catalog catalog,
            CdsTrainingRun cdsTrainingRun,
            Supplier<Validator> validator,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.follower = follower;
        this.catalog = catalog;
        this.cdsTrainingRun = cdsTrainingRun;
        validatorStart = new Thread(() -> makeLater(validator), "validator-start");
        this.host = host;
        this.port = port;
    }

    void open(@Observes StartupEvent started) {
        if (!EndOfMemory.endsTheProcess()) {
            LOG.warn("Start the registry with " + EndOfMemory.OPTION
                    + ": without it, it can live on broken when memory runs " + "out");
        }
        follower.start(() -> {
            String name = host.equals("0.0.0.0") ? "localhost" : host;
            LOG.infof(
                    "The registry is open with %d records. Look at http://%s:%d/explorer, or ask: curl http://%s:%d/v1",
                    catalog.snapshot().all().values().stream()
                            .mapToInt(records -> records.size())
                            .sum(),
                    name,
                    port,
                    name,
                    port);
            validatorStart.start();
            cdsTrainingRun.end();
        });
    }

    private void makeLater(Supplier<Validator> validator) {
        try {
            if (!closing.await(READS_FIRST.toMillis(), TimeUnit.MILLISECONDS)) {
                validator.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The validator is made of what the container has: a stop while it is being made waits until it has been. */
    void close(@Observes ShutdownEvent stopped) throws InterruptedException {
        closing.countDown();
        validatorStart.join();
    }
}
