package dev.sistercity.registry.transfer.plan.api;

/** What becomes of a row: each row is of one class. */
public enum RowClass {
    /** It made a new partnership. */
    CREATED,
    /** All that it says is known already, but perhaps how exactly. */
    MATCHED,
    /** It added something to a partnership that was there. */
    MERGED,
    /** It contradicts a partnership that was there; its word is kept as a claim. */
    CONFLICTING,
    /** Which cities it means has to be decided in review. */
    TO_REVIEW,
    REJECTED
}
