package dev.sistercity.registry.shared.sql;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Leases of the rows of a queue, each to one worker at a time. A lease runs by the clock of the database, which all replicas share,
 * and ends by itself if its holder does not come back. The table has the column {@code id}. In the caller's transaction.
 */
public final class Leases {

    private final Sql sql;
    private final Queue queue;
    private final String free;

    /**
     * How a table keeps its leases.
     *
     * @param holder column with the lease that a row is held by; null for none
     * @param until column with the time when that ends; null for none
     * @param open condition: what is still to be done
     * @param taken what else is set when a row is taken, as {@code , status = 'running'}, and {@code released} when it is given
     *     back; empty for nothing
     */
    public record Queue(String table, String holder, String until, String open, String taken, String released) {

        /** With the columns {@code status}, {@code lease} and {@code leased_until}; what is to be done is {@code pending}. */
        public static Queue of(String table) {
            return new Queue(table, "lease", "leased_until", "status = 'pending'", "", "");
        }
    }

    public Leases(Sql sql, Queue queue) {
        this.sql = sql;
        this.queue = queue;
        this.free = queue.open() + " and (" + queue.until() + " is null or " + queue.until() + " < clock_timestamp())";
    }

    /** Takes the lease of those that no other worker has taken in between; they are found by it. */
    public void take(Collection<UUID> ids, UUID lease, Duration term) {
        sql.update(taking(term, "id = any (?) and " + free), lease, ids.toArray(UUID[]::new));
    }

    /**
     * Takes the lease of the first row that is free.
     *
     * @param order of the rows, as {@code order by} has it
     */
    public <T> Optional<T> takeFirst(String order, UUID lease, Duration term, Sql.Row<T> row) {
        return sql.first(taking(term, free + " order by " + order + " limit 1") + " returning *", row, lease);
    }

    private String taking(Duration term, String which) {
        return "update " + queue.table() + " set " + queue.holder() + " = ?, " + prolonged(term) + queue.taken()
                + " where id in (select id from " + queue.table() + " where " + which + " for update skip locked)";
    }

    /** Gives a lease back that will not be used. */
    public void release(UUID id, UUID lease) {
        sql.update("update " + queue.table() + " set " + ended() + queue.released() + held(), id, lease);
    }

    /** Assignment, for an update of a row: its lease lasts so long from now. */
    public String prolonged(Duration term) {
        return queue.until() + " = clock_timestamp() + interval '" + term.toMillis() + " ms'";
    }

    /** Assignments, for an update of a row that is done or waits for its next turn: it is held no more. */
    public String ended() {
        return queue.holder() + " = null, " + queue.until() + " = null";
    }

    /** Condition, for an update of a row: no other worker has it by now. Takes the id and the lease. */
    public String held() {
        return " where id = ? and " + queue.holder() + " = ?";
    }
}
