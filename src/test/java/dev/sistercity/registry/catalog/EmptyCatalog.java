package dev.sistercity.registry.catalog;

import dev.sistercity.registry.support.Patience;
import jakarta.inject.Singleton;

/** Takes the running application's memory back to the beginning, along with the log that it follows. */
@Singleton
public class EmptyCatalog {

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
    public void awaitReady() {
        Patience.until("the database to come back", () -> database.awayBecause() == null && follower.caughtUp());
    }
}
