package dev.sistercity.registry.database.embedded;

/** The embedded PostgreSQL cannot be had; the message is for the person who started the registry. */
public final class EmbeddedDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedDatabaseException(String message) {
        super(message);
    }

    EmbeddedDatabaseException(String message, Throwable cause) {
        super(message + " (" + cause + ")", cause);
    }
}
