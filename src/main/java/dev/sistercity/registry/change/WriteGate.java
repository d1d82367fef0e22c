package dev.sistercity.registry.change;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.Standing;
import dev.sistercity.registry.shared.problem.RegistryException;
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
    private final Standing standing;

    WriteGate(DataSource database, Standing standing) {
        this.database = database;
        this.standing = standing;
    }

    /** @throws RegistryException UNAUTHENTICATED or FORBIDDEN for somebody who may write no more */
    public void pass(Actor actor) {
        take("select 1 from pg_advisory_xact_lock_shared(?)", actor);
    }

    /** @throws RegistryException UNAUTHENTICATED or FORBIDDEN for somebody who may write no more */
    public void passAlone(Actor actor) {
        take("select 1 from pg_advisory_xact_lock(?)", actor);
    }

    private void take(String sql, Actor actor) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setLong(1, LOCK);
            lock.execute();
            standing.require(actor);
        } catch (SQLException e) {
            throw new ChangeLog.LogFailure(e);
        }
    }
}
