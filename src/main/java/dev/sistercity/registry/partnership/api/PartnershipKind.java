package dev.sistercity.registry.partnership.api;

/** What kind of partnership cities have agreed on. */
public enum PartnershipKind {
    SISTER_CITY,
    FRIENDSHIP_CITY,
    FRIENDLY_EXCHANGE,
    PROJECT_PARTNERSHIP,
    SOLIDARITY_PARTNERSHIP,
    CONTACT,
    /** A source tells of a tie, not of which kind. */
    UNSPECIFIED
}
