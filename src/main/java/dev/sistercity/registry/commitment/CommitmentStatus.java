package dev.sistercity.registry.commitment;

/** What became of it. */
public enum CommitmentStatus {
    STATED,
    TAKEN_UP,
    DONE,
    DROPPED
}
