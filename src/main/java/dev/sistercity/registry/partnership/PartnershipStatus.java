package dev.sistercity.registry.partnership;

/** Where a partnership stands. */
public enum PartnershipStatus {
    PROPOSED,
    ACTIVE,
    SUSPENDED,
    ENDED,
    REJECTED
}
