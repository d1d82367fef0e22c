package dev.sistercity.registry.change;

/**
 * Another writer stored, in between, what a rule had looked for and not found. Repeated in a new transaction the rule finds
 * it, and can say what is in the way.
 */
public final class ConcurrentChangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param constraint by which the database noticed */
    public ConcurrentChangeException(String constraint) {
        super(constraint);
    }
}
