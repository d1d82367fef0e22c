package dev.sistercity.registry.support;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What the database holds, for tests that prove that nothing was stored. */
@Singleton
public class Stored {

    private final DataSource connections;

    Stored(DataSource connections) {
        this.connections = connections;
    }

    /** Rows of each table, and under {@code change_head} the last number of the log. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : Tables.all(statement)) {
                counts.put(table, number(statement, "select count(*) from " + table));
            }
            counts.put("change_head", number(statement, "select sequence from change_head"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return counts;
    }

    public long count(String table) {
        return counts().get('"' + table + '"');
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
