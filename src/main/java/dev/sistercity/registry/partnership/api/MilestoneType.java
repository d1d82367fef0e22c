package dev.sistercity.registry.partnership.api;

/** What happened to a partnership. */
public enum MilestoneType {
    PROPOSED,
    LETTER_OF_INTENT,
    MEMORANDUM,
    APPROVED,
    PROVISIONAL,
    SIGNED,
    UPGRADED,
    RENEWED,
    DORMANT,
    SUSPENDED,
    RESUMED,
    END_DECIDED,
    DECLINED_TO_END,
    ENDED,
    END_DISPUTED;

    /** Whether it can lead, or is meant to lead, to a kind of partnership. */
    public boolean leadsToKind() {
        return switch (this) {
            case DORMANT, SUSPENDED, END_DECIDED, DECLINED_TO_END, ENDED, END_DISPUTED -> false;
            default -> true;
        };
    }

    /** Whether the partnership is in force after it. */
    public boolean putsInForce() {
        return this == PROVISIONAL || this == SIGNED || this == UPGRADED || this == RENEWED || this == RESUMED;
    }

    /** Whether it tells of what is intended only. */
    public boolean isIntention() {
        return this == PROPOSED || this == LETTER_OF_INTENT || this == APPROVED;
    }

    /** Whether it interrupts the partnership, or ends an interruption. */
    public boolean tellsInterruption() {
        return this == DORMANT || this == SUSPENDED || this == RESUMED;
    }
}
