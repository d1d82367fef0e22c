package dev.sistercity.registry.happening;

/** Where a forum or an exchange stands. */
public enum HappeningStatus {
    PLANNED,
    HELD,
    POSTPONED,
    CANCELLED
}
