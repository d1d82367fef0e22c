package dev.sistercity.registry.starter;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.follow.Follower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
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
    /** So that the first draft need not wait for it. */
    private final Thread validatorStart;

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
        validatorStart = new Thread(validator::get, "validator-start");
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

    /** The validator is made of what the container has: a stop just after the start waits until it has been. */
    void close(@Observes ShutdownEvent stopped) throws InterruptedException {
        validatorStart.join();
    }
}
