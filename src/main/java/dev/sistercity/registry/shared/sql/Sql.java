package dev.sistercity.registry.shared.sql;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Runs SQL in the caller's transaction, for what wants more of PostgreSQL than an object mapper offers: queues, and what is asked
 * so often that a mapper's part of the work counts. No class outside this package handles statements of JDBC.
 */
@Singleton
public class Sql {

    /** The system property that says that there is no database to be asked: pools try for seconds before they say so. */
    public static final String NONE = "registry.database.none";

    /** SQLSTATE of a database that is not there by intent; of a class that PostgreSQL leaves to others. */
    public static final String NO_DATABASE = "R0001";

    private static final boolean IS_NONE = Boolean.getBoolean(NONE);

    private final DataSource database;

    public Sql(DataSource database) {
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

    /** What is thrown where there is no database by intent. */
    public static SQLException none() {
        return new SQLException("This registry has no database", NO_DATABASE);
    }

    /** A connection for several statements, or for a caller that tells what the database said; the transaction's, if there is one. */
    public SqlConnection open() throws SQLException {
        if (IS_NONE) {
            throw none();
        }
        return new SqlConnection(database.getConnection());
    }

    /**
     * Lets the transaction under way pause for longer between two statements than a write may: for one that only reads, for which no
     * writer waits.
     */
    public void allowPauses() {
        try (SqlConnection connection = open()) {
            connection.allowPauses();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** @return how many rows it touched */
    public int update(String sql, Object... arguments) {
        try (SqlConnection connection = open()) {
            return connection.update(sql, arguments);
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    public <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        try (SqlConnection connection = open()) {
            return connection.query(sql, row, arguments);
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** What is made of the first row; empty if there is none, and where that makes null. */
    public <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
        try (SqlConnection connection = open()) {
            return connection.first(sql, row, arguments);
        } catch (SQLException e) {
            throw new Failure(e);
        }
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
}
