package dev.sistercity.registry.catalog.checkpoint;

/** A checkpoint is not to be believed; the message says why. */
final class Doubt extends Exception {

    private static final long serialVersionUID = 1L;

    Doubt(String why) {
        super(why);
    }
}
