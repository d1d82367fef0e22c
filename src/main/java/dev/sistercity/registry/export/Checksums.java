package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.request.Coding;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The checksums of exports, for as long as the registry is as it was: of those that a client has read to their end, and of all,
 * once a client has asked for the list. For that they are written to nowhere, one after the other, by one thread.
 */
@Singleton
class Checksums {

    private final Exports exports;
    private final ConcurrentMap<String, CachedChecksum> known = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "export-checksums");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private Future<?> underWay;
    private volatile long wanted;

    Checksums(Exports exports) {
        this.exports = exports;
    }

    /** @param stamp of the snapshot that it is true of */
    private record CachedChecksum(long stamp, Checksum checksum) {}

    void keep(Export export, Coding coding, Snapshot snapshot, Checksum checksum) {
        known.merge(
                key(export, coding),
                new CachedChecksum(snapshot.stamp(), checksum),
                (old, fresh) -> old.stamp() > fresh.stamp() ? old : fresh);
    }

    Optional<Checksum> find(Export export, Coding coding, Snapshot snapshot) {
        return Optional.ofNullable(known.get(key(export, coding)))
                .filter(kept -> kept.stamp() == snapshot.stamp())
                .map(CachedChecksum::checksum);
    }

    /** Computes the checksums of all exports, and waits for them, but not for ever. */
    void prepare(Snapshot snapshot, Duration patience) throws InterruptedException {
        try {
            computing(snapshot).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            // A later request finds them.
            return;
        }
    }

    private synchronized Future<?> computing(Snapshot snapshot) {
        if (underWay == null || wanted != snapshot.stamp()) {
            wanted = snapshot.stamp();
            List<Export> missing = exports.all().stream()
                    .filter(export -> find(export, Coding.IDENTITY, snapshot).isEmpty())
                    .toList();
            underWay = worker.submit(() -> missing.forEach(export -> compute(export, snapshot)));
        }
        return underWay;
    }

    private void compute(Export export, Snapshot snapshot) {
        ExportStream exportStream = new ExportStream(
                out -> exports.open(export, snapshot, out, 1),
                Coding.IDENTITY,
                checksum -> keep(export, Coding.IDENTITY, snapshot, checksum));
        // The registry goes on: checksums of an earlier state are of no use.
        while (!exportStream.isOver() && wanted == snapshot.stamp()) {
            exportStream.next();
        }
    }

    private static String key(Export export, Coding coding) {
        return export.variant() + ' ' + coding;
    }

    void stop(@Observes ShutdownEvent shutdown) {
        wanted = -1;
        worker.shutdownNow();
    }
}
