package dev.sistercity.registry.commitment;

/** How binding the words were. */
public enum CommitmentKind {
    PROMISE,
    WISH
}
