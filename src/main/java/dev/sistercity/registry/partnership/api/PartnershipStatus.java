package dev.sistercity.registry.partnership.api;

/** Where a partnership stands. */
public enum PartnershipStatus {
    PROPOSED,
    ACTIVE,
    DORMANT,
    SUSPENDED,
    /** A side declared an end and another disputes it. */
    END_DISPUTED,
    ENDED,
    REJECTED;

    /** Whether another partnership of the same cities and kind may take its place. */
    public boolean isOver() {
        return this == ENDED || this == REJECTED;
    }

    /** Whether an end was declared, disputed or not. */
    public boolean tellsAnEnd() {
        return this == ENDED || this == END_DISPUTED;
    }
}
