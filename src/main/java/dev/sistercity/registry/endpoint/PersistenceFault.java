package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.change.ChangeLog;
import dev.sistercity.registry.change.Overtaken;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;

/** What went wrong between the registry and its database, from the causes of an exception. */
enum PersistenceFault {
    /** A deadlock, or a serialisation failure: repeating it is right. */
    LOST_A_RACE,
    /** Somebody else changed the record in between. */
    STALE,
    /** The database is away. */
    AWAY,
    /** All connections are taken by others, for longer than anybody should wait. */
    BUSY,
    /** The database refuses to store it. */
    OTHER,
    /** Not about the database at all. */
    NONE;

    /** PostgreSQL's serialization_failure, deadlock_detected, lock_not_available. */
    private static final Set<String> RACES = Set.of("40001", "40P01", "55P03");

    static PersistenceFault of(Throwable e) {
        if (e instanceof RegistryException) {
            return NONE;
        }
        if (e instanceof Overtaken) {
            return LOST_A_RACE;
        }
        List<Throwable> causes = causes(e);
        for (Throwable cause : causes) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return STALE;
            }
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
        }
        return causes.stream()
                        .anyMatch(cause -> cause instanceof PersistenceException
                                || cause instanceof RollbackException
                                || cause instanceof ChangeLog.LogFailure)
                ? OTHER
                : NONE;
    }

    /** The exception and all that led to it. What broke a commit is not a cause to the transaction manager, but suppressed. */
    private static List<Throwable> causes(Throwable e) {
        List<Throwable> causes = new ArrayList<>(List.of(e));
        for (int i = 0; i < causes.size(); i++) {
            Throwable next = causes.get(i);
            Stream.concat(Stream.ofNullable(next.getCause()), Stream.of(next.getSuppressed()))
                    .filter(cause -> !causes.contains(cause))
                    .forEach(causes::add);
        }
        return causes;
    }

    RuntimeException refusal(RuntimeException e) {
        return switch (this) {
            case STALE -> new RegistryException(Kind.STALE, "The record has changed meanwhile; read it again");
            case AWAY ->
                Writer.unavailable(
                        "the database is away. If your request was under way when it went, repeat it with the same "
                                + WriteRequest.IDEMPOTENCY_KEY + ": it is carried out once");
            case BUSY -> Writer.unavailable("too many others write at the same time");
            case LOST_A_RACE -> Writer.unavailable("too many others write the same records");
            case OTHER, NONE -> e;
        };
    }

    /** Classes of SQLSTATE: PostgreSQL 18, appendix A. No state at all comes from the pool, which has no connection to give. */
    private static PersistenceFault of(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return BUSY;
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            return AWAY;
        }
        // Read-only: the connection leads to a standby.
        return RACES.contains(state) ? LOST_A_RACE : state.equals("25006") ? AWAY : OTHER;
    }
}
