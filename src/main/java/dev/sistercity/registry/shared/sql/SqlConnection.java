package dev.sistercity.registry.shared.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Runs SQL on one connection, for callers that send several statements over it, have opened it themselves, or tell what the
 * database said: exceptions are the driver's. {@link Sql} has the shorter way for all others.
 */
public final class SqlConnection implements AutoCloseable {

    /** How long a transaction that only reads may pause between two statements, as PostgreSQL writes it: while it does, nothing is vacuumed. */
    private static final String LONGEST_PAUSE = "10min";

    private final Connection connection;

    /** @param connection closed with this object */
    public SqlConnection(Connection connection) {
        this.connection = connection;
    }

    /** Takes one row of a result that is too long to be held. */
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private enum TypedNull {
        TEXT
    }

    /**
     * A text that may be null, as an argument. PostgreSQL prepares a statement anew when the type of an argument changes, and a
     * null alone has none: for statements that are sent often, with and without it.
     */
    public static Object text(String value) {
        return value == null ? TypedNull.TEXT : value;
    }

    /** @return how many rows it touched */
    public int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** Sends one statement with the arguments of each row, in as few messages as the driver can. */
    public void batch(String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    public <T> List<T> query(String sql, Sql.Row<T> row, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        }
    }

    /** What is made of the first row; empty if there is none, and where that makes null. */
    public <T> Optional<T> first(String sql, Sql.Row<T> row, Object... arguments) throws SQLException {
        List<T> all = query(sql, row, arguments);
        return all.isEmpty() ? Optional.empty() : Optional.ofNullable(all.get(0));
    }

    /**
     * Hands rows over as they come, in a transaction of its own that changes nothing: with autocommit the driver would fetch all
     * of them at once. No writer waits for it, so that the reader may take longer over some rows than a write may stand still.
     *
     * @param fetch how many rows are asked for at a time
     */
    public void forEach(int fetch, String sql, RowReader reader, Object... arguments) throws SQLException {
        connection.setAutoCommit(false);
        try {
            update("set transaction read only");
            allowPauses();
            readAll(fetch, sql, reader, arguments);
        } catch (SQLException | RuntimeException e) {
            end(e);
            throw e;
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }

    void allowPauses() throws SQLException {
        update("set local idle_in_transaction_session_timeout = '" + LONGEST_PAUSE + "'");
    }

    private void readAll(int fetch, String sql, RowReader reader, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            statement.setFetchSize(fetch);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** A connection that is lost cannot be brought back into order: what it was lost by is told, not that. */
    private void end(Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** @param columns of the table, separated by commas */
    public CopyWriter copy(String table, String columns) throws SQLException {
        return new CopyWriter(connection, table, columns);
    }

    /** Whether the server answers within so many seconds. */
    public boolean isValid(int seconds) throws SQLException {
        return connection.isValid(seconds);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bind(statement, arguments);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Instant at) {
                statement.setTimestamp(i + 1, Timestamp.from(at));
            } else if (argument == TypedNull.TEXT) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else if (argument instanceof Object[] values) {
                statement.setArray(i + 1, connection.createArrayOf(type(values), elements(values)));
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }

    private static String type(Object[] values) {
        if (values instanceof UUID[]) {
            return "uuid";
        }
        if (values instanceof Long[]) {
            return "int8";
        }
        if (values instanceof Integer[]) {
            return "int4";
        }
        return values instanceof Instant[] ? "timestamptz" : "text";
    }

    private static Object[] elements(Object[] values) {
        return values instanceof Instant[] times
                ? Stream.of(times).map(Timestamp::from).toArray()
                : values;
    }
}
