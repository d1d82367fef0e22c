package dev.sistercity.registry.shared.sql;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Runs SQL in the caller's transaction: queues want more of PostgreSQL than an object mapper offers. */
@Singleton
public class Sql {

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** Makes an object of a row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The database refused, or is away. */
    public static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Failure(SQLException cause) {
            super(cause);
        }
    }

    /** @return how many rows it touched */
    public int update(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    public <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    public <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
        return query(sql, row, arguments).stream().findFirst();
    }

    public long number(String sql, Object... arguments) {
        return first(sql, row -> row.getLong(1), arguments).orElseThrow();
    }

    /** Null for null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    public static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Instant at) {
                statement.setTimestamp(i + 1, Timestamp.from(at));
            } else if (argument instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else if (argument instanceof UUID[] ids) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
            } else if (argument instanceof Long[] numbers) {
                statement.setArray(i + 1, connection.createArrayOf("bigint", numbers));
            } else {
                statement.setObject(i + 1, argument);
            }
        }
        return statement;
    }
}
