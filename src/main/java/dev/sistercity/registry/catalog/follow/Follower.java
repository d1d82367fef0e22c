package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.shared.work.Worker;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the catalog at the head of the log. What this replica writes is handed over in memory right after the commit, so that
 * the writer waits for no second round trip; what others write, and whatever was missed, is read from the log.
 */
@Singleton
public final class Follower {

    /** While the registry opens, when all callers wait. */
    private static final Duration IMPATIENT_POLL = Duration.ofMillis(50);

    private static final Duration LAST_WORK = Duration.ofSeconds(5);
    private static final Duration FOR_EVER = Duration.ZERO;

    private final Catalog catalog;
    private final LogReading reading;
    private final DatabaseAvailability databaseAvailability;
    private final Duration poll;
    private final LinkedBlockingQueue<List<Change>> handedOver = new LinkedBlockingQueue<>();
    private final TreeMap<Long, Change> early = new TreeMap<>();
    private final Queue<Consumer<Boolean>> asking = new ConcurrentLinkedQueue<>();
    private volatile boolean caughtUp;
    private volatile boolean asked;
    private final Worker worker;
    private long nextPoll;
    private Runnable opened;

    /** @param poll how often it looks for changes of other replicas, notified of them or not */
    public Follower(
            Catalog catalog,
            LogReading reading,
            DatabaseAvailability databaseAvailability,
            @ConfigProperty(name = "registry.log.poll", defaultValue = "0.5S") Duration poll) {
        this.poll = poll;
        this.catalog = catalog;
        this.reading = reading;
        this.databaseAvailability = databaseAvailability;
        // One that dies leaves the replica behind for ever; one that goes on can recover.
        worker = new Worker("change-follower", poll, this::round);
    }

    /**
     * Starts following; the database need not be there yet.
     *
     * @param whenCaughtUp runs once, when the head of the log is reached for the first time
     */
    public void start(Runnable whenCaughtUp) {
        opened = whenCaughtUp;
        nextPoll = System.nanoTime();
        worker.start();
    }

    /** Lets what is under way come to its end: a migration that is broken off is noise, and lost time. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        worker.end();
        handedOver.add(List.of());
        worker.join(LAST_WORK);
        worker.interrupt();
    }

    /** Takes over what a transaction of this replica has committed. */
    public void committed(List<Change> changes) {
        handedOver.add(changes);
    }

    /** Makes the follower read the log soon: another replica has written. */
    void look() {
        asked = true;
        handedOver.add(List.of());
    }

    /**
     * Reads the log, and runs a task once it has been read as far as it was written at this moment.
     *
     * @param then is quick and throws nothing; is told false if the log could not be read
     */
    public void whenRead(Consumer<Boolean> then) {
        asking.add(then);
        look();
    }

    /** Whether this replica has reached the head of the log, of a log that is still there: before that it may not answer. */
    public boolean caughtUp() {
        return caughtUp && catalog.closedBecause() == null;
    }

    /** Why no request is answered yet; null if all are. */
    public String closedBecause() {
        if (caughtUp()) {
            return null;
        }
        return Stream.of(
                        reading.stoppedBecause(),
                        catalog.closedBecause(),
                        reading.trouble(),
                        databaseAvailability.unreadBecause())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("it is still reading the registry");
    }

    /** Why nothing may be written though the database is there; null if it may. */
    public String refusesWritesBecause() {
        return reading.stoppedBecause() != null ? reading.stoppedBecause() : catalog.closedBecause();
    }

    /** How many changes are known to be written and not yet applied here. */
    public long lag() {
        return Math.max(0, reading.head() - catalog.latest().sequence());
    }

    /**
     * Forgets everything and follows the log from its beginning. For tests, which empty the log under a running application.
     *
     * @param between runs while the follower stands still
     */
    public void startAnew(Runnable between) throws InterruptedException {
        worker.end();
        // Not interrupted, as in stop: that would break off its query and make the database look away.
        handedOver.add(List.of());
        worker.join(FOR_EVER);
        try {
            between.run();
            handedOver.clear();
            early.clear();
            caughtUp = false;
            reading.clear();
        } finally {
            start(opened);
        }
    }

    private void round() throws InterruptedException {
        long wait = nextPoll - System.nanoTime();
        List<Change> own = wait > 0 ? handedOver.poll(wait, TimeUnit.NANOSECONDS) : handedOver.poll();
        while (own != null) {
            own.forEach(change -> early.put(change.sequence(), change));
            own = handedOver.poll();
        }
        applyInOrder();
        if (asked) {
            asked = false;
            nextPoll = System.nanoTime();
        }
        if (System.nanoTime() - nextPoll >= 0) {
            readLog();
            nextPoll = System.nanoTime() + (caughtUp() ? poll : IMPATIENT_POLL).toNanos();
        } else if (!early.isEmpty()) {
            // Another replica wrote in between: the log has what is missing.
            nextPoll = System.nanoTime();
        }
    }

    private void applyInOrder() {
        Snapshot here = catalog.latest();
        long next = here.sequence() + 1;
        List<Change> batch = new ArrayList<>();
        boolean known = true;
        while (!early.isEmpty() && early.firstKey() <= next) {
            Change change = early.pollFirstEntry().getValue();
            if (change.sequence() == next) {
                batch.add(change);
                next++;
            } else {
                known &= here.lineage().has(change.sequence(), change.seal().hash());
            }
        }
        if (!known || !batch.isEmpty() && !reading.take(batch)) {
            // It was written to another history than the one that is known here: the log has it.
            early.clear();
            asked = true;
        }
    }

    private void readLog() {
        List<Consumer<Boolean>> answered = new ArrayList<>();
        for (Consumer<Boolean> one = asking.poll(); one != null; one = asking.poll()) {
            answered.add(one);
        }
        boolean whole = false;
        try {
            if (databaseAvailability.ready()) {
                whole = reading.read(worker::isWanted);
                databaseAvailability.readable();
            }
            early.headMap(catalog.latest().sequence(), true).clear();
            if (whole && !caughtUp) {
                caughtUp = true;
                Runnable first = opened;
                opened = () -> {};
                first.run();
            }
        } catch (SQLException e) {
            databaseAvailability.unreadable(e);
        } finally {
            boolean read = whole;
            answered.forEach(one -> one.accept(read));
        }
    }
}
