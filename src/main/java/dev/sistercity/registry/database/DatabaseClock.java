package dev.sistercity.registry.database;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/** The clock of the database, as far as it is known: what one replica stores others compare, and their own clocks may differ. */
public final class DatabaseClock extends Clock {

    private final Clock own;
    private final Supplier<Optional<Instant>> database;

    /**
     * @param own this machine's clock, for as long as the database's is not known
     * @param database what time it is there
     */
    public DatabaseClock(Clock own, Supplier<Optional<Instant>> database) {
        this.own = own;
        this.database = database;
    }

    @Override
    public Instant instant() {
        return database.get().orElseGet(own::instant);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(own.withZone(zone), database);
    }
}
