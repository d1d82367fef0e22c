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

    private static final String COLUMNS =
            "select sequence, at, actor, resource, record_id, version, action, reason, document from change ";

    private final DataSource database;

    public ChangeLog(DataSource database) {
        this.database = database;
    }

    /**
     * Numbers and stores changes, as the last statements of the caller's transaction: from here to its commit all other
     * writers wait.
     *
     * @return the changes with their numbers
     */
    public List<Change> append(List<Change> changes) {
        String sql = """
                insert into change (sequence, at, actor, resource, record_id, version, action, reason, document)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            long last = take(connection, changes.size());
            List<Change> numbered = new ArrayList<>(changes.size());
            long sequence = last - changes.size();
            for (Change change : changes) {
                numbered.add(change.numbered(++sequence));
                bind(insert, numbered.get(numbered.size() - 1));
                insert.addBatch();
            }
            insert.executeBatch();
            return numbered;
        } catch (SQLException e) {
            throw new LogFailure(e);
        }
    }

    /** Changes after a number, in order. */
    public List<Change> after(long sequence, int limit) throws SQLException {
        return query(COLUMNS + "where sequence > ? order by sequence limit ?", sequence, limit);
    }

    /** The changes of one record, the oldest first. */
    public List<Change> of(String resource, UUID recordId) throws SQLException {
        return query(COLUMNS + "where record_id = ? and resource = ? order by version", recordId, resource);
    }

    public Optional<Change> of(String resource, UUID recordId, long version) throws SQLException {
        return query(COLUMNS + "where record_id = ? and resource = ? and version = ?", recordId, resource, version)
                .stream()
                .findFirst();
    }

    /** Who registered a record; empty while nobody has. */
    public Optional<String> creator(UUID recordId) {
        try {
            return query(COLUMNS + "where record_id = ? and version = 1", recordId).stream()
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

    private static long take(Connection connection, int numbers) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update change_head set sequence = sequence + ? returning sequence")) {
            update.setInt(1, numbers);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void bind(PreparedStatement insert, Change change) throws SQLException {
        insert.setLong(1, change.sequence());
        insert.setTimestamp(2, Timestamp.from(change.at()));
        insert.setString(3, change.actor());
        insert.setString(4, change.resource());
        insert.setObject(5, change.recordId());
        insert.setLong(6, change.version());
        insert.setString(7, change.action().name().toLowerCase(Locale.ROOT));
        insert.setString(8, change.reason());
        insert.setString(9, change.document());
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
                row.getString(9));
    }

    /** The log could not be written or read: the transaction fails with it. */
    public static final class LogFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LogFailure(SQLException cause) {
            super(cause);
        }
    }
}
