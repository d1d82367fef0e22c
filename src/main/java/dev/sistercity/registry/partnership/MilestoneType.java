package dev.sistercity.registry.partnership;

/** What happened to a partnership. */
public enum MilestoneType {
    PROPOSED,
    LETTER_OF_INTENT,
    APPROVED,
    SIGNED,
    UPGRADED,
    RENEWED,
    SUSPENDED,
    RESUMED,
    ENDED,
    END_DISPUTED;

    /** Whether it can lead, or is meant to lead, to a kind of partnership. */
    boolean leadsToKind() {
        return this != SUSPENDED && this != ENDED && this != END_DISPUTED;
    }

    /** Whether the partnership is in force after it. */
    boolean putsInForce() {
        return this == SIGNED || this == UPGRADED || this == RENEWED || this == RESUMED;
    }
}
