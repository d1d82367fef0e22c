package dev.sistercity.registry.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Asks the database, as a session of the pool sees it, whether its commits are durable. */
@Singleton
public class Durability {

    private final DataSource source;

    Durability(DataSource source) {
        this.source = source;
    }

    /**
     * Durable are {@code fsync=on}, {@code full_page_writes=on} and every {@code synchronous_commit} but {@code off}: {@code
     * local} waits for the server's own disk, the {@code remote_…} ones for a standby's besides (PostgreSQL 18, chapter
     * 19.5).
     *
     * @throws SQLException if the database is away
     */
    public DurabilityReport check() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet settings = statement.executeQuery("""
                        select name, setting from pg_settings
                        where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
                        order by name""")) {
            while (settings.next()) {
                wrong.add(settings.getString("name") + "=" + settings.getString("setting"));
            }
        }
        return wrong.isEmpty()
                ? new DurabilityReport(true, "fsync, full_page_writes and synchronous_commit are on")
                : new DurabilityReport(
                        false,
                        "The database may lose acknowledged writes: " + String.join(", ", wrong)
                                + ". Switch on what is off.");
    }
}
