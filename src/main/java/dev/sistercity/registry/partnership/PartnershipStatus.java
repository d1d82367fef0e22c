package dev.sistercity.registry.partnership;

/** How a partnership stands. */
public enum PartnershipStatus {
    /** Intended, by a letter of intent for example, and not agreed upon. */
    PROPOSED,
    ACTIVE,
    SUSPENDED,
    ENDED,
    /** Intended once, and turned down. */
    REJECTED;

    /** Whether the same parties can have another partnership of the same kind. */
    public boolean isOver() {
        return this == ENDED || this == REJECTED;
    }
}
