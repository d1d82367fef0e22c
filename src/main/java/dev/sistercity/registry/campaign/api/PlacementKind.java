package dev.sistercity.registry.campaign.api;

/** What kind of place a screen stands in, or moves through. */
public enum PlacementKind {
    AIRPORT,
    STREET,
    SUBWAY,
    BUS,
    MOBILE,
    OTHER
}
