package dev.sistercity.registry.change;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The log of all changes in PostgreSQL: appended by every write in its own transaction, followed by every replica. */
@Singleton
public class ChangeLog {

    /** Where PostgreSQL is told of every commit that adds to the log. */
    public static final String CHANNEL = "registry_change";

    private static final String COLUMNS =
            "sequence, at, actor, resource, record_id, version, action, reason, document, salt, hash";
    private static final String SELECT = "select " + COLUMNS + " from change ";
    private static final String INSERT =
            "insert into change (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    /** One statement less while everybody waits. */
    private static final String INSERT_LAST = "with added as (" + INSERT + " returning sequence, hash) "
            + "update change_head set sequence = added.sequence, hash = added.hash from added "
            + "returning pg_notify('" + CHANNEL + "', ?)";

    /** From here on COPY takes less than its two further messages cost. */
    private static final int MANY = 50;

    private final DataSource database;
    private final Turn turn;
    /** Tells this replica's notifications from others'. */
    private final String origin = UUID.randomUUID().toString();

    ChangeLog(DataSource database, Turn turn) {
        this.database = database;
        this.turn = turn;
    }

    /**
     * Numbers and stores changes, as the last statements of the caller's transaction: from here to its commit all other
     * writers wait.
     *
     * @return the changes with their numbers
     */
    public List<Change> append(List<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        // What takes long comes before the lock.
        List<Change> salted =
                changes.stream().map(change -> change.salted(HashChain.salt())).toList();
        List<String> digests = salted.stream().map(HashChain::documentDigest).toList();
        turn.take();
        try (Connection connection = database.getConnection();
                PreparedStatement insertLast = connection.prepareStatement(INSERT_LAST)) {
            Head head = lock(connection);
            List<Change> sealed = new ArrayList<>(changes.size());
            byte[] hash = head.hash();
            for (int i = 0; i < changes.size(); i++) {
                Change numbered = salted.get(i).numbered(head.sequence() + 1 + i);
                hash = HashChain.next(hash, HashChain.canonical(numbered, digests.get(i)));
                sealed.add(numbered.sealed(hash));
            }
            int last = sealed.size() - 1;
            store(connection, sealed.subList(0, last));
            bind(insertLast, sealed.get(last));
            insertLast.setString(12, origin);
            insertLast.execute();
            return sealed;
        } catch (SQLException e) {
            throw new LogFailure(e);
        }
    }

    private static void store(Connection connection, List<Change> changes) throws SQLException {
        if (changes.size() >= MANY) {
            try (CopiedRows rows = new CopiedRows(connection, "change", COLUMNS)) {
                for (Change change : changes) {
                    rows.add(
                            change.sequence(),
                            change.at(),
                            change.actor(),
                            change.resource(),
                            change.recordId(),
                            change.version(),
                            name(change.action()),
                            change.reason(),
                            change.document(),
                            change.seal().salt(),
                            change.seal().hash());
                }
                rows.end();
            }
        } else if (!changes.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (Change change : changes) {
                    bind(insert, change);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    private static String name(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a notification tells of what this replica has written itself. */
    public boolean isOwn(String notification) {
        return origin.equals(notification);
    }

    /** Changes after a number, in order. */
    public List<Change> after(long sequence, int limit) throws SQLException {
        return query(SELECT + "where sequence > ? order by sequence limit ?", sequence, limit);
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
        StringBuilder sql = new StringBuilder(SELECT + "where sequence > ? and sequence <= ? ");
        List<Object> arguments = new ArrayList<>(List.of(sequence, upTo));
        if (!wanted.resources().isEmpty()) {
            sql.append("and resource = any(?) ");
            arguments.add(wanted.resources().toArray(String[]::new));
        }
        if (wanted.mentioned() != null) {
            sql.append("and (record_id = ? or strpos(document, ?) > 0) ");
            arguments.add(wanted.mentioned());
            arguments.add(wanted.mentioned().toString());
        }
        arguments.add(limit);
        return query(sql.append("order by sequence limit ?").toString(), arguments.toArray());
    }

    /** Changes between two numbers, both included, in order. */
    public List<Change> between(long from, long to) throws SQLException {
        return query(SELECT + "where sequence between ? and ? order by sequence", from, to);
    }

    /** The changes of one record, the oldest first. */
    public List<Change> of(String resource, UUID recordId) throws SQLException {
        return query(SELECT + "where record_id = ? and resource = ? order by version", recordId, resource);
    }

    public Optional<Change> of(String resource, UUID recordId, long version) throws SQLException {
        return query(SELECT + "where record_id = ? and resource = ? and version = ?", recordId, resource, version)
                .stream()
                .findFirst();
    }

    /** Who registered a record; empty while nobody has. */
    public Optional<String> creator(UUID recordId) {
        try {
            return query(SELECT + "where record_id = ? order by version limit 1", recordId).stream()
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

    /** As {@link #head}; holds the number until the caller's transaction ends, so that nobody else writes meanwhile. */
    public long lockHead() throws SQLException {
        turn.take();
        return head("select sequence from change_head for update");
    }

    private long head(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private record Head(long sequence, byte[] hash) {}

    private static Head lock(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select sequence, hash from change_head for update");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Head(row.getLong(1), row.getBytes(2));
        }
    }

    private static void bind(PreparedStatement insert, Change change) throws SQLException {
        insert.setLong(1, change.sequence());
        insert.setTimestamp(2, Timestamp.from(change.at()));
        insert.setString(3, change.actor());
        insert.setString(4, change.resource());
        insert.setObject(5, change.recordId());
        insert.setLong(6, change.version());
        insert.setString(7, name(change.action()));
        insert.setString(8, change.reason());
        insert.setString(9, change.document());
        insert.setBytes(10, change.seal().salt());
        insert.setBytes(11, change.seal().hash());
    }

    private List<Change> query(String sql, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<Change> changes = new ArrayList<>();
                while (rows.next()) {
                    changes.add(read(rows));
                }
                return changes;
            }
        }
    }

    private static Change read(ResultSet row) throws SQLException {
        return new Change(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getLong(6),
                Action.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
                row.getString(8),
                row.getString(9),
                new Seal(row.getBytes(10), row.getBytes(11)));
    }

    /** The log could not be written or read: the transaction fails with it. */
    public static final class LogFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LogFailure(SQLException cause) {
            super(cause);
        }
    }
}
