package dev.sistercity.registry.shared.sql;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * Leases of the rows of a queue, each to one worker at a time. A lease runs by the clock of the database, which all replicas share,
 * and ends by itself if its holder does not come back. The table has the columns {@code id}, {@code status}, {@code lease} and
 * {@code leased_until}; what is to be done is {@code pending}. In the caller's transaction.
 */
public final class Leases {

    private final Sql sql;
    private final String table;

    public Leases(Sql sql, String table) {
        this.sql = sql;
        this.table = table;
    }

    /** Takes the lease of those that no other worker has taken in between; they are found by it. */
    public void take(Collection<UUID> ids, UUID lease, Duration term) {
        sql.update(
                "update " + table
                        + " set lease = ?, leased_until = clock_timestamp() + ? * interval '1 ms' where id in ("
                        + "select id from " + table + " where id = any (?) and status = 'pending'"
                        + " and (leased_until is null or leased_until < clock_timestamp()) for update skip locked)",
                lease,
                term.toMillis(),
                ids.toArray(UUID[]::new));
    }

    /** Gives a lease back that will not be used. */
    public void release(UUID id, UUID lease) {
        sql.update("update " + table + " set lease = null, leased_until = null where id = ? and lease = ?", id, lease);
    }
}
