package dev.sistercity.registry.catalog;

import dev.sistercity.registry.catalog.follow.DatabaseAvailability;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.support.Patience;
import jakarta.inject.Singleton;

/** Takes the running application's memory back to the beginning, along with the log that it follows. */
@Singleton
public class EmptyCatalog {

    private final Follower follower;
    private final DatabaseAvailability databaseAvailability;

    EmptyCatalog(Follower follower, DatabaseAvailability databaseAvailability) {
        this.follower = follower;
        this.databaseAvailability = databaseAvailability;
    }

    /** @param emptied empties the database; no follower reads the log meanwhile */
    public void after(Runnable emptied) throws InterruptedException {
        awaitReady();
        follower.startAnew(emptied);
    }

    /** A test before this one may have had the database away. */
    public void awaitReady() {
        Patience.until(
                "the database to come back", () -> databaseAvailability.awayBecause() == null && follower.caughtUp());
    }
}
