package dev.sistercity.registry.database;

/** The database cannot be used, for a reason that is known better than the exception behind it says. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DatabaseFault fault;

    /** @param message for operators: what was found; goes into the log, never to clients */
    DatabaseFailure(DatabaseFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    DatabaseFault fault() {
        return fault;
    }
}
