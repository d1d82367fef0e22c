package dev.sistercity.registry.change;

/** What a change did to its record. */
public enum Action {
    CREATED,
    UPDATED,
    DELETED,
    /** It went, and another record took its place. */
    MERGED,
    /** It came back after it had been deleted or merged. */
    RESTORED;

    /** Whether the record is gone after it. */
    public boolean leavesTombstone() {
        return this == DELETED || this == MERGED;
    }
}
