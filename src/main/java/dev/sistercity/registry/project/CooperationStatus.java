package dev.sistercity.registry.project;

/** Where a platform, a project or a network stands. */
public enum CooperationStatus {
    PLANNED,
    ACTIVE,
    ENDED
}
