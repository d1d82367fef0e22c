package dev.sistercity.registry.change;

/** What a change did to its record. */
public enum Action {
    CREATED,
    UPDATED,
    DELETED
}
