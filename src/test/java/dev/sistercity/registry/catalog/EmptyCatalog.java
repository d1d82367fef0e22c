package dev.sistercity.registry.catalog;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Takes the running application's memory back to the beginning, along with the log that it follows. */
@Singleton
public class EmptyCatalog {

    private static final long PATIENCE_SECONDS = 60;

    private final Follower follower;
    private final Database database;

    EmptyCatalog(Follower follower, Database database) {
        this.follower = follower;
        this.database = database;
    }

    /** @param emptied empties the database; nobody follows the log meanwhile */
    public void after(Runnable emptied) throws InterruptedException {
        awaitReady();
        follower.startAnew(emptied);
    }

    /** A test before this one may have had the database away. */
    public void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (database.awayBecause() != null || !follower.caughtUp()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The database does not come back: " + database.awayBecause());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
