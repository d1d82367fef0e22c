package dev.sistercity.registry.partnership.api;

/** What a side says of the record. */
public enum Stance {
    NONE,
    CONFIRMED,
    DISPUTED
}
