package dev.sistercity.registry.partnership;

/** What kind of partnership cities have agreed on. */
public enum PartnershipKind {
    SISTER_CITY,
    FRIENDSHIP_CITY,
    FRIENDLY_EXCHANGE,
    PROJECT_PARTNERSHIP,
    CONTACT
}
