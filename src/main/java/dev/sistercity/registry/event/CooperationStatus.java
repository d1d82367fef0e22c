package dev.sistercity.registry.event;

/** Where a platform, a project, a network or a campaign stands. */
public enum CooperationStatus {
    PLANNED,
    ACTIVE,
    ENDED
}
