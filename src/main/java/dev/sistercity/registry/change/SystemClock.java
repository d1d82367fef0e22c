package dev.sistercity.registry.change;

import dev.sistercity.registry.database.DatabaseClock;
import dev.sistercity.registry.database.Heartbeat;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of the service, which is that of its database; tests bring their own. */
final class SystemClock {

    private SystemClock() {}

    @Produces
    @Singleton
    static Clock utc(Heartbeat heartbeat) {
        return new DatabaseClock(Clock.systemUTC(), heartbeat::time);
    }
}
