package dev.sistercity.registry.desk;

/** Why something is on a desk. */
enum DeskReason {
    /** Another side has proposed it, and waits. */
    PROPOSAL,
    /** A side has not yet said what it thinks of the record. */
    UNCONFIRMED,
    /** A change of what all sides have confirmed, which the others have to agree with. */
    CONSENT,
    /** A draft that another office wrote last, or that waits for it. */
    DRAFT,
    /** An invitation that was not followed yet. */
    INVITATION,
    /** Another side disputes the record. */
    DISPUTED,
    /** A correction is asked for. */
    CORRECTION,
    /** A caller asks that a record be created, merged or deleted. */
    SUBMISSION,
    /** A source contradicts the record. */
    CONFLICT,
    /** A source says something. */
    CLAIM,
    /** A key that ends. */
    KEY,
    /** A delegation that ends. */
    DELEGATION,
    ANNIVERSARY,
    COMMITMENT
}
