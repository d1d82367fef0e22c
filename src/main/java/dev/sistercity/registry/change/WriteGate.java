package dev.sistercity.registry.change;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lets ordinary writers pass beside each other, and one that changes what records are alone: whoever refers to a record while
 * it is merged into another would refer to nothing. Holds on all replicas, until the caller's transaction ends; taken before
 * anything else, so that nobody waits here who holds what another one waits for.
 */
@Singleton
public class WriteGate {

    private static final long LOCK = 0x5157_0001L;

    private final DataSource database;

    WriteGate(DataSource database) {
        this.database = database;
    }

    public void pass() {
        take("select 1 from pg_advisory_xact_lock_shared(?)");
    }

    public void passAlone() {
        take("select 1 from pg_advisory_xact_lock(?)");
    }

    private void take(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setLong(1, LOCK);
            lock.execute();
        } catch (SQLException e) {
            throw new ChangeLog.LogFailure(e);
        }
    }
}
