package dev.sistercity.registry.catalog;

import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.ChangeLog;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps the catalog at the head of the log. What this replica writes is handed over in memory right after the commit, so that
 * the writer waits for no second round trip; what others write, and whatever was missed, is read from the log.
 */
@Singleton
public class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    /** While the registry opens, when everybody waits. */
    private static final Duration IMPATIENT_POLL = Duration.ofMillis(50);

    private static final Duration LAST_WORK = Duration.ofSeconds(5);
    private static final int BATCH = 5_000;

    private final Catalog catalog;
    private final ChangeLog log;
    private final Database database;
    private final Duration poll;
    private final LinkedBlockingQueue<List<Change>> handedOver = new LinkedBlockingQueue<>();
    private final TreeMap<Long, Change> early = new TreeMap<>();
    private volatile long head;
    private volatile boolean caughtUp;
    private volatile boolean asked;
    private volatile Thread thread;
    private Runnable opened;

    /** @param poll how often it looks whether others have written, whoever says so or not */
    public Follower(
            Catalog catalog,
            ChangeLog log,
            Database database,
            @ConfigProperty(name = "registry.log.poll", defaultValue = "0.5S") Duration poll) {
        this.poll = poll;
        this.catalog = catalog;
        this.log = log;
        this.database = database;
    }

    /**
     * Starts following; the database need not be there yet.
     *
     * @param whenCaughtUp runs once, when the head of the log is reached for the first time
     */
    public void start(Runnable whenCaughtUp) {
        opened = whenCaughtUp;
        thread = new Thread(this::follow, "change-follower");
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets what is under way come to its end: a migration that is broken off is noise, and lost time. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        Thread following = thread;
        thread = null;
        if (following != null) {
            handedOver.add(List.of());
            following.join(LAST_WORK.toMillis());
            following.interrupt();
        }
    }

    /** Takes over what a transaction of this replica has committed. */
    public void committed(List<Change> changes) {
        handedOver.add(changes);
    }

    /** Has the log read soon: somebody else has written. */
    void look() {
        asked = true;
        handedOver.add(List.of());
    }

    /** Whether this replica has once reached the head of the log: before that it may not answer. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** How many changes are known to be written and not yet applied here. */
    public long lag() {
        return Math.max(0, head - catalog.snapshot().sequence());
    }

    /**
     * Forgets everything and follows the log from its beginning. For tests, which empty the log under a running application.
     *
     * @param between runs while nobody follows
     */
    void startAnew(Runnable between) throws InterruptedException {
        Thread following = thread;
        thread = null;
        // Not interrupted, as in stop: that would break off its query and make the database look away.
        handedOver.add(List.of());
        following.join();
        try {
            between.run();
            handedOver.clear();
            early.clear();
            head = 0;
            catalog.clear();
        } finally {
            start(opened);
        }
    }

    private void follow() {
        long nextPoll = System.nanoTime();
        while (thread != null) {
            try {
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
                    nextPoll = System.nanoTime() + (caughtUp ? poll : IMPATIENT_POLL).toNanos();
                } else if (!early.isEmpty()) {
                    // Another replica wrote in between: the log has what is missing.
                    nextPoll = System.nanoTime();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // A follower that dies leaves the replica behind for ever; one that goes on can recover.
                LOG.error("Following the log failed; trying again", e);
                nextPoll = System.nanoTime() + poll.toNanos();
            }
        }
    }

    private void applyInOrder() {
        long next = catalog.snapshot().sequence() + 1;
        List<Change> batch = new ArrayList<>();
        while (!early.isEmpty() && early.firstKey() <= next) {
            Change change = early.pollFirstEntry().getValue();
            if (change.sequence() == next) {
                batch.add(change);
                next++;
            }
        }
        apply(batch);
    }

    private void readLog() {
        if (!database.ready()) {
            return;
        }
        try {
            List<Change> changes;
            do {
                changes = log.after(catalog.snapshot().sequence(), BATCH);
                apply(changes);
                early.headMap(catalog.snapshot().sequence(), true).clear();
            } while (changes.size() == BATCH && thread != null);
            if (!caughtUp) {
                caughtUp = true;
                opened.run();
            }
        } catch (SQLException e) {
            database.failed(e);
        }
    }

    private void apply(List<Change> batch) {
        if (!batch.isEmpty()) {
            head = Math.max(head, batch.get(batch.size() - 1).sequence());
            catalog.apply(batch);
        }
    }
}
