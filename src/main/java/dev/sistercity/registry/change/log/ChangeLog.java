package dev.sistercity.registry.change.log;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The log of all changes in PostgreSQL: appended by every write in its own transaction, followed by every replica. */
@Singleton
public class ChangeLog {

    /** Where PostgreSQL is told of every commit that adds to the log. */
    public static final String CHANNEL = "registry_change";

    private static final String SELECT = "select " + ChangeRows.COLUMNS + " from change ";
    /** With the hash of the change before, so that each can be verified by itself. */
    private static final String SELECT_LINKED = "select " + ChangeRows.COLUMNS
            + ", (select before.hash from change before where before.sequence = change.sequence - 1) from change ";

    private static final String LOCK_HEAD = "select h.sequence, h.hash, "
            + "coalesce(e.number is null or e.timeline <> log_timeline(), false) from change_head h left join lateral "
            + "(select number, timeline from log_epoch order by number desc limit 1) e on true for update of h";
    /** One statement less while all writers wait. */
    private static final String INSERT_LAST = "with added as (" + ChangeRows.INSERT + " returning sequence, hash) "
            + "update change_head set sequence = added.sequence, hash = added.hash from added "
            + "returning pg_notify('" + CHANNEL + "', ?)";

    private final Sql sql;
    private final LogAppendLock logAppendLock;
    private final LogWatch watch;
    private final LogDamage damage;
    private final PrecedingChanges precedingChanges;
    /** Tells this replica's notifications from others'. */
    private final String origin = UUID.randomUUID().toString();

    ChangeLog(
            Sql sql, LogAppendLock logAppendLock, LogWatch watch, LogDamage damage, PrecedingChanges precedingChanges) {
        this.sql = sql;
        this.logAppendLock = logAppendLock;
        this.watch = watch;
        this.damage = damage;
        this.precedingChanges = precedingChanges;
    }

    /**
     * Numbers and stores changes, as the last statements of the caller's transaction: from here to its commit all other
     * writers wait. What {@link PrecedingChanges} holds comes before them.
     *
     * @return the changes with their numbers
     */
    public List<Change> append(List<Change> asked) {
        List<Change> changes = precedingChanges.take();
        changes.addAll(asked);
        if (changes.isEmpty()) {
            return List.of();
        }
        // What takes long comes before the lock.
        List<Change> salted =
                changes.stream().map(change -> change.salted(HashChain.salt())).toList();
        List<String> digests = salted.stream().map(HashChain::documentDigest).toList();
        logAppendLock.take();
        try (SqlConnection connection = sql.open()) {
            Head head = lock(connection);
            if (head.elsewhere()) {
                watch.moved(connection, head.sequence(), head.hash());
            }
            List<Change> sealed = new ArrayList<>(changes.size());
            byte[] hash = head.hash();
            for (int i = 0; i < changes.size(); i++) {
                Change numbered = salted.get(i).numbered(head.sequence() + 1 + i);
                hash = HashChain.next(hash, HashChain.canonical(numbered, digests.get(i)));
                sealed.add(numbered.sealed(hash));
            }
            int last = sealed.size() - 1;
            ChangeRows.store(connection, sealed.subList(0, last));
            List<Object> values = new ArrayList<>(ChangeRows.values(sealed.get(last)));
            values.add(origin);
            connection.query(INSERT_LAST, notified -> true, values.toArray());
            return sealed;
        } catch (SQLException e) {
            throw new LogFailure(e);
        }
    }

    /** What the current transaction has stored beforehand, so far. */
    public List<PrecedingChanges.Preceding<?>> preceding() {
        return precedingChanges.records();
    }

    /** Whether a notification tells of what this replica has written itself. */
    public boolean isOwn(String notification) {
        return origin.equals(notification);
    }

    /** Changes after a number, in order, as they are found: for a caller that verifies the chain itself. */
    public List<Change> found(long sequence, int limit) throws SQLException {
        return query(SELECT + "where sequence > ? order by sequence limit ?", Optional.empty(), sequence, limit);
    }

    /**
     * Changes after a number, in order.
     *
     * @throws RegistryException UNAVAILABLE, as all that follow, if one of them is not as it was written
     */
    public List<Change> after(long sequence, int limit) throws SQLException {
        return verified("where sequence > ? order by sequence limit ?", sequence, limit);
    }

    /**
     * Which changes are wanted.
     *
     * @param resources collections; empty for all
     * @param mentioned a record: its own changes, and those of records whose documents name it; null for all
     */
    public record Wanted(List<String> resources, UUID mentioned) {}

    /** As {@link #after(long, int)}, but no further than some number, and only what is wanted. */
    public List<Change> after(long sequence, long upTo, Wanted wanted, int limit) throws SQLException {
        StringBuilder where = new StringBuilder("where sequence > ? and sequence <= ? ");
        List<Object> arguments = new ArrayList<>(List.of(sequence, upTo));
        if (!wanted.resources().isEmpty()) {
            where.append("and resource = any(?) ");
            arguments.add(wanted.resources().toArray(String[]::new));
        }
        if (wanted.mentioned() != null) {
            where.append("and (record_id = ? or strpos(document, ?) > 0) ");
            arguments.add(wanted.mentioned());
            arguments.add(wanted.mentioned().toString());
        }
        arguments.add(limit);
        return verified(where.append("order by sequence limit ?").toString(), arguments.toArray());
    }

    /** Changes between two numbers, both included, in order, as they are found. */
    public List<Change> between(long from, long to) throws SQLException {
        return query(SELECT + "where sequence between ? and ? order by sequence", Optional.empty(), from, to);
    }

    /** The changes of one record, the oldest first. */
    public List<Change> of(String resource, UUID recordId) throws SQLException {
        return verified("where record_id = ? and resource = ? order by version", recordId, resource);
    }

    public Optional<Change> of(String resource, UUID recordId, long version) throws SQLException {
        return verified("where record_id = ? and resource = ? and version = ?", recordId, resource, version).stream()
                .findFirst();
    }

    /** The last change of each of some records. */
    List<Change> last(String resource, Collection<UUID> records) throws SQLException {
        return verified(
                "where sequence in (select max(sequence) from change where record_id = any(?) and resource = ? "
                        + "group by record_id)",
                records.toArray(UUID[]::new),
                resource);
    }

    /** Who registered a record; empty if it was never registered. */
    public Optional<String> creator(UUID recordId) {
        try {
            return verified("where record_id = ? order by version limit 1", recordId).stream()
                    .findFirst()
                    .map(Change::actor);
        } catch (SQLException e) {
            throw new LogFailure(e);
        }
    }

    /** The last number that was given. */
    public long head() throws SQLException {
        return head("select sequence from change_head");
    }

    /** As {@link #head}; holds the number until the caller's transaction ends, so that no other transaction writes in that time. */
    public long lockHead() throws SQLException {
        logAppendLock.take();
        return head("select sequence from change_head for update");
    }

    private long head(String select) throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return connection.first(select, row -> row.getLong(1)).orElseThrow();
        }
    }

    /** @param elsewhere whether the log may be on another timeline of the database than when its epoch began */
    private record Head(long sequence, byte[] hash, boolean elsewhere) {}

    private static Head lock(SqlConnection connection) throws SQLException {
        return connection
                .first(LOCK_HEAD, row -> new Head(row.getLong(1), row.getBytes(2), row.getBoolean(3)))
                .orElseThrow();
    }

    /** @throws RegistryException UNAVAILABLE where the chain breaks: what was altered is not shown */
    List<Change> verified(String where, Object... arguments) throws SQLException {
        List<byte[]> before = new ArrayList<>();
        List<Change> changes = query(SELECT_LINKED + where, Optional.of(before), arguments);
        for (int i = 0; i < changes.size(); i++) {
            long sequence = changes.get(i).sequence();
            byte[] hash = sequence == 1 ? HashChain.beginning() : before.get(i);
            ChainCheck.firstBreak(sequence - 1, hash, changes.subList(i, i + 1)).ifPresent(broken -> {
                damage.found(broken.sequence(), broken.what());
                throw new RegistryException(
                        Kind.UNAVAILABLE,
                        "In the database, " + broken.what()
                                + ": the registry does not show it, and has told its operators");
            });
        }
        return changes;
    }

    /** @param before takes, for each change, the hash of the one before it */
    private List<Change> query(String select, Optional<List<byte[]>> before, Object... arguments) throws SQLException {
        try (SqlConnection connection = sql.open()) {
            return connection.query(
                    select,
                    row -> {
                        if (before.isPresent()) {
                            before.get().add(row.getBytes(12));
                        }
                        return ChangeRows.read(row);
                    },
                    arguments);
        }
    }

    /** The log could not be written or read: the transaction fails with it. */
    public static final class LogFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LogFailure(SQLException cause) {
            super(cause);
        }
    }
}
