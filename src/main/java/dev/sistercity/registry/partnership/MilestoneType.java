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
    END_DISPUTED
}
