package dev.sistercity.registry.partnership;

/** How close a partnership is, the closest first. */
public enum PartnershipKind {
    SISTER_CITY,
    FRIENDSHIP_CITY,
    FRIENDLY_EXCHANGE,
    PROJECT_PARTNERSHIP,
    CONTACT
}
