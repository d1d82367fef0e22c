package dev.sistercity.registry.change;

/**
 * Somebody else stored, in between, what a rule had looked for and not found. Repeated in a new transaction the rule finds
 * it, and can say what is in the way.
 */
public final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param constraint by which the database noticed */
    public Overtaken(String constraint) {
        super(constraint);
    }
}
