package dev.sistercity.registry.partnership;

/** What a side says of the record of its partnership. */
public enum Stance {
    /** Nothing yet. */
    NONE,
    CONFIRMED,
    DISPUTED
}
