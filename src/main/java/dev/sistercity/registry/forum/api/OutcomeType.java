package dev.sistercity.registry.forum.api;

/** What came of a forum. */
public enum OutcomeType {
    LAUNCHED,
    SIGNED,
    ADOPTED,
    ANNOUNCED,
    PRESENTED
}
