package dev.sistercity.registry.forum;

/** What came of a forum. */
public enum OutcomeType {
    LAUNCHED,
    SIGNED,
    ADOPTED,
    ANNOUNCED
}
