package dev.sistercity.registry.catalog.follow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Does to the log in the database what a failover, a restore or an intruder does. */
@Singleton
public class LogSql {

    private final DataSource database;

    LogSql(DataSource database) {
        this.database = database;
    }

    /** Takes the log, and the sources that it tells of, back to a number. */
    public static String rewind(long to) {
        return "with lost as (delete from change where sequence > " + to + " returning record_id, version), "
                + "gone as (delete from source where id in (select record_id from lost where version = 1)) "
                + "update change_head set sequence = " + to
                + ", hash = coalesce((select hash from change where sequence = "
                + to + "), decode(repeat('00', 32), 'hex'))";
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    public String ask(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
