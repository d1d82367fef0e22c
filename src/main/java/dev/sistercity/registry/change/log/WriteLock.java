package dev.sistercity.registry.change.log;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.WriterStatus;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lets ordinary writers pass beside each other, and one that changes what records are alone: a writer that refers to a record while
 * it is merged into another would refer to nothing. Holds on all replicas, until the caller's transaction ends; taken before
 * anything else, so that no writer waits here that holds what another one waits for.
 */
@Singleton
public class WriteLock {

    private static final long LOCK = 0x5157_0001L;

    private final DataSource database;
    private final WriterStatus writerStatus;
    private final PrecedingChanges precedingChanges;

    WriteLock(DataSource database, WriterStatus writerStatus, PrecedingChanges precedingChanges) {
        this.database = database;
        this.writerStatus = writerStatus;
        this.precedingChanges = precedingChanges;
    }

    /** @throws RegistryException UNAUTHENTICATED or FORBIDDEN for a caller who may no longer write */
    public void pass(Actor actor) {
        take("select 1 from pg_advisory_xact_lock_shared(?)", actor);
    }

    /** @throws RegistryException UNAUTHENTICATED or FORBIDDEN for a caller who may no longer write */
    public void passAlone(Actor actor) {
        take("select 1 from pg_advisory_xact_lock(?)", actor);
    }

    private void take(String sql, Actor actor) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setLong(1, LOCK);
            lock.execute();
            writerStatus.require(actor);
            precedingChanges.begin(actor);
        } catch (SQLException e) {
            throw new ChangeLog.LogFailure(e);
        }
    }
}
