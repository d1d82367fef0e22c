package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecentChanges;
import dev.sistercity.registry.catalog.checkpoint.Checkpoints;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.LogSource;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes a checkpoint when much has changed since the last one, now and then and at an orderly end. After a start from one it fetches
 * the changes before it that would be in memory if the whole log had been read.
 */
@Singleton
class CheckpointWorker {

    private static final Logger LOG = Logger.getLogger(CheckpointWorker.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** A start reads so many changes of the log in a moment. */
    private static final long FEW = 200;
    /** Nor is one written anew for less than this part of what is in it. */
    private static final long SHARE = 20;
    /** An end that takes longer than this for a checkpoint goes without. */
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private static final int AT_A_TIME = 1_000;

    private final Catalog catalog;
    private final RecentChanges recent;
    private final LogSource log;
    private final LogReading reading;
    private final Checkpoints checkpoints;
    private final Duration every;
    private final Worker worker = new Worker("checkpoints", PAUSE, this::round);
    private long next = System.nanoTime();
    /** The fingerprints of the log whose earlier changes have been fetched. */
    private Object recalled;

    /** @param every how often one is written at the most; zero for never */
    CheckpointWorker(
            Catalog catalog,
            RecentChanges recent,
            LogSource log,
            LogReading reading,
            Checkpoints checkpoints,
            @ConfigProperty(name = "registry.checkpoint.every", defaultValue = "10M") Duration every) {
        this.catalog = catalog;
        this.recent = recent;
        this.log = log;
        this.reading = reading;
        this.checkpoints = checkpoints;
        this.every = every;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        worker.end();
        worker.interrupt();
        worker.join(PAUSE);
        long end = System.nanoTime() + LAST_WORK.toNanos();
        writeAfter(FEW, () -> System.nanoTime() - end < 0);
    }

    private void round() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        Snapshot here = catalog.latest();
        if (here.sequence() > 0 && recalled != here.lineage().fingerprints() && recall()) {
            recalled = here.lineage().fingerprints();
        }
        if (System.nanoTime() - next >= 0) {
            writeAfter(Math.max(FEW, here.sequence() / SHARE), worker::isWanted);
        }
    }

    /** @return whether it is done with; without them, those who ask read them from the database */
    private boolean recall() {
        try {
            long upTo = recent.wanted();
            while (upTo > 0 && worker.isWanted()) {
                catalog.recall(log.after(Math.max(0, upTo - AT_A_TIME), (int) Math.min(upTo, AT_A_TIME)));
                upTo = recent.wanted() < upTo ? recent.wanted() : 0;
            }
            return true;
        } catch (RegistryException e) {
            LOG.debug("Earlier changes are damaged", e);
            return true;
        } catch (SQLException e) {
            LOG.debug("Earlier changes cannot be read; trying again", e);
            return false;
        }
    }

    private void writeAfter(long changes, BooleanSupplier wanted) {
        Snapshot snapshot = catalog.latest();
        Optional<byte[]> hash = reading.hashOf(snapshot);
        boolean usable = catalog.closedBecause() == null && reading.stoppedBecause() == null && hash.isPresent();
        if (usable && !every.isZero() && checkpoints.missing(snapshot) >= changes) {
            next = System.nanoTime() + every.toNanos();
            checkpoints.write(snapshot, hash.get(), wanted);
        }
    }
}
