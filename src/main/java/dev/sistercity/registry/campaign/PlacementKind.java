package dev.sistercity.registry.campaign;

/** What kind of place a screen stands in, or moves through. */
enum PlacementKind {
    AIRPORT,
    STREET,
    SUBWAY,
    BUS,
    MOBILE,
    OTHER
}
