package dev.sistercity.registry.change;

import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.database.DatabaseFault;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;
import org.hibernate.type.descriptor.java.EnumJavaType;

/** What went wrong between the registry and its database, from the causes of an exception. */
public enum DatabaseError {
    /**
     * A deadlock, a serialisation failure, a statement that was cancelled, a transaction that stood still for too long: the
     * database has undone it, and repeating it is right.
     */
    LOST_A_RACE,
    /** Another transaction changed the record in between. */
    STALE,
    /** The database is away, or cannot do it for another reason of its own. */
    AWAY,
    /** Other transactions hold what it needs for longer than a client should wait. */
    HELD,
    /** All connections are taken, for longer than a caller should wait. */
    BUSY,
    /** What is stored there, a newer version of the service wrote. */
    NEWER,
    /** The database refuses to store it. */
    OTHER,
    /** Not about the database at all. */
    NONE;

    /**
     * PostgreSQL's serialization_failure, deadlock_detected, query_canceled, idle_in_transaction_session_timeout,
     * transaction_timeout.
     */
    private static final Set<String> UNDONE = Set.of("40001", "40P01", "57014", "25P03", "25P04");

    /** {@link Enum#valueOf}, and Hibernate's methods between it and what reads a column. */
    private static final int CONSTANT_FRAMES = 4;

    public static DatabaseError of(Throwable e) {
        if (e instanceof RegistryException) {
            return NONE;
        }
        if (e instanceof ConcurrentChangeException) {
            return LOST_A_RACE;
        }
        List<Throwable> causes = DatabaseFault.causes(e);
        for (Throwable cause : causes) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return STALE;
            }
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
            if (isUnknownConstant(cause)) {
                return NEWER;
            }
        }
        return causes.stream()
                        .anyMatch(cause -> cause instanceof PersistenceException
                                || cause instanceof RollbackException
                                || cause instanceof ChangeLog.LogFailure)
                ? OTHER
                : NONE;
    }

    /**
     * Whether it is unknown what became of a transaction whose commit failed like this: the database did not say that it undid it.
     */
    public boolean leavesCommitsOpen() {
        return this == AWAY || this == BUSY;
    }

    /**
     * Whether Hibernate found a value in a column that the column's enumeration does not have. It has no exception of its own for
     * that, and {@link Enum#valueOf} a general one: it is known by where it was thrown.
     */
    private static boolean isUnknownConstant(Throwable e) {
        return e instanceof IllegalArgumentException
                && Stream.of(e.getStackTrace()).limit(CONSTANT_FRAMES).anyMatch(frame -> frame.getClassName()
                        .equals(EnumJavaType.class.getName()));
    }

    /** SQLSTATE: PostgreSQL 18, appendix A. No state at all comes from the pool, which has no connection to give. */
    private static DatabaseError of(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return BUSY;
        }
        if (UNDONE.contains(state)) {
            return LOST_A_RACE;
        }
        DatabaseFault fault = DatabaseFault.of(e);
        return fault == DatabaseFault.HELD ? HELD : fault == DatabaseFault.OTHER ? OTHER : AWAY;
    }
}
