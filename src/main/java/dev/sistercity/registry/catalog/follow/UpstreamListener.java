package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.upstream.UpstreamLog;
import dev.sistercity.registry.catalog.upstream.UpstreamSettings;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Hears from the registry that is followed that it has something new, and has the follower of the log read it. */
@Singleton
class UpstreamListener {

    private static final Logger LOG = Logger.getLogger(UpstreamListener.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    /** Where the follower reads what is new and does not get further. */
    private static final Duration STUCK = Duration.ofSeconds(5);

    private static final Duration READING = Duration.ofSeconds(60);

    private final UpstreamSettings settings;
    private final UpstreamLog upstream;
    private final Follower follower;
    private final Catalog catalog;
    private final Worker worker = new Worker("upstream-listener", RETRY, this::round);

    UpstreamListener(UpstreamSettings settings, UpstreamLog upstream, Follower follower, Catalog catalog) {
        this.settings = settings;
        this.upstream = upstream;
        this.follower = follower;
        this.catalog = catalog;
    }

    void start(@Observes StartupEvent started) {
        if (settings.follows()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent ended) {
        worker.end();
        worker.interrupt();
    }

    private void round() throws InterruptedException {
        if (!follower.caughtUp()) {
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
            return;
        }
        Snapshot here = catalog.latest();
        try {
            boolean more = upstream.awaitsMore(
                    here.lineage().position(here.sequence()), here.lineage().epochId());
            if (more) {
                CompletableFuture<Boolean> read = new CompletableFuture<>();
                follower.whenRead(read::complete);
                read.completeOnTimeout(false, READING.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                if (catalog.latest() == here) {
                    TimeUnit.MILLISECONDS.sleep(STUCK.toMillis());
                }
            }
        } catch (SQLException e) {
            LOG.debug("The registry that is followed cannot be asked; trying again", e);
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        }
    }
}
