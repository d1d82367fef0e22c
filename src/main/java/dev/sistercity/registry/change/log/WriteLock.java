package dev.sistercity.registry.change.log;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.WriterStatus;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/**
 * Lets ordinary writers pass beside each other, and one that changes what records are alone: a writer that refers to a record while
 * it is merged into another would refer to nothing. Holds on all replicas, until the caller's transaction ends; taken before
 * anything else, so that no writer waits here that holds what another one waits for.
 */
@Singleton
public class WriteLock {

    private static final long LOCK = 0x5157_0001L;

    private final Sql sql;
    private final WriterStatus writerStatus;
    private final PrecedingChanges precedingChanges;

    WriteLock(Sql sql, WriterStatus writerStatus, PrecedingChanges precedingChanges) {
        this.sql = sql;
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

    private void take(String lock, Actor actor) {
        try (SqlConnection connection = sql.open()) {
            connection.first(lock, row -> true, LOCK);
            writerStatus.require(actor);
            precedingChanges.begin(actor);
        } catch (SQLException e) {
            throw new ChangeLog.LogFailure(e);
        }
    }
}
