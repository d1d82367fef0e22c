package dev.sistercity.registry.endpoint.write;

import dev.sistercity.registry.change.DatabaseError;
import dev.sistercity.registry.change.log.UnreadableDocument;
import dev.sistercity.registry.database.DatabaseFault;
import dev.sistercity.registry.endpoint.request.WriteRequest;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.sql.SQLException;

/** What callers are told whose writing the database did not do, or not certainly. */
public final class WriteRefusals {

    private static final String NOTHING_KEPT = ". Nothing of your request was kept";

    private WriteRefusals() {}

    /** @param e what happened; answered as it is where the database is not the reason */
    public static RuntimeException of(DatabaseError fault, RuntimeException e) {
        return switch (fault) {
            case STALE -> new RegistryException(Kind.STALE, FaultCode.CHANGED_MEANWHILE);
            case AWAY -> unavailable(DatabaseFault.of(e).reason() + NOTHING_KEPT);
            case HELD -> unavailable(DatabaseFault.HELD.reason() + NOTHING_KEPT);
            case BUSY -> unavailable("too many others write at the same time");
            case LOST_A_RACE -> unavailable(undone(e) + NOTHING_KEPT);
            case NEWER -> new UnreadableDocument(e);
            case OTHER, NONE -> e;
        };
    }

    static RegistryException unavailable(String reason) {
        return new RegistryException(Kind.UNAVAILABLE, FaultCode.NO_WRITING_NOW, reason).with("Retry-After", "2");
    }

    /** For a commit whose answer is missing, or says less than it should. */
    static RegistryException unknownOutcome() {
        return new RegistryException(Kind.OUTCOME_UNKNOWN, FaultCode.OUTCOME_UNKNOWN, WriteRequest.IDEMPOTENCY_KEY)
                .with("Retry-After", "2");
    }

    private static String undone(Throwable e) {
        String state = DatabaseFault.causes(e).stream()
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .findFirst()
                .orElse("");
        if (state.equals("57014")) {
            return "what it takes was cancelled in the database";
        }
        return state.startsWith("25P")
                ? "the registry stood still in the middle of it"
                : "too many others write the same records";
    }
}
