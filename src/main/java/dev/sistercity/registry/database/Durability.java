package dev.sistercity.registry.database;

import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** Asks the database, as a session of the pool sees it, whether its commits are durable. */
@Singleton
public class Durability {

    private final Sql sql;

    Durability(Sql sql) {
        this.sql = sql;
    }

    /**
     * Durable are {@code fsync=on}, {@code full_page_writes=on} and every {@code synchronous_commit} but {@code off}: {@code
     * local} waits for the server's own disk, the {@code remote_…} ones for a standby's besides (PostgreSQL 18, chapter
     * 19.5).
     *
     * @throws SQLException if the database is away
     */
    public DurabilityReport check() throws SQLException {
        List<String> wrong;
        try (SqlConnection connection = sql.open()) {
            wrong = connection.query("""
                    select name, setting from pg_settings
                    where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
                    order by name""", row -> row.getString("name") + "=" + row.getString("setting"));
        }
        return wrong.isEmpty()
                ? new DurabilityReport(true, "fsync, full_page_writes and synchronous_commit are on")
                : new DurabilityReport(
                        false,
                        "The database may lose acknowledged writes: " + String.join(", ", wrong)
                                + ". Switch on what is off.");
    }
}
