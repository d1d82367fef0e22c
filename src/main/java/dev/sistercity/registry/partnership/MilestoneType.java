package dev.sistercity.registry.partnership;

/** What can happen to a partnership. */
public enum MilestoneType {
    PROPOSED,
    LETTER_OF_INTENT,
    /** By a council or another body that has a say. */
    APPROVED,
    SIGNED,
    UPGRADED,
    RENEWED,
    SUSPENDED,
    RESUMED,
    ENDED,
    /** A side contradicts an end that another has declared. */
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
