package dev.sistercity.registry.review;

/** Where a review stands. */
enum ReviewStatus {
    OPEN,
    DECIDED,
    /** The same row of the same list came again, and is asked about there. */
    SUPERSEDED
}
