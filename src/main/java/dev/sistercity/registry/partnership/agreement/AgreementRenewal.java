package dev.sistercity.registry.partnership.agreement;

/** What happens at the end of an agreement's term. */
public enum AgreementRenewal {
    /** It ends. */
    NONE,
    /** It goes on, unless a side gives notice. */
    AUTOMATIC,
    /** It goes on if the sides agree on that. */
    BY_AGREEMENT
}
