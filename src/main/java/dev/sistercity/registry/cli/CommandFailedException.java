package dev.sistercity.registry.cli;

/** Ends a command with 1 and a line on standard error, which is its message. */
final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }
}
