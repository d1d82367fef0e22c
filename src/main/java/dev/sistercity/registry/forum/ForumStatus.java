package dev.sistercity.registry.forum;

/** Where a forum stands. */
public enum ForumStatus {
    PLANNED,
    HELD,
    POSTPONED,
    CANCELLED
}
