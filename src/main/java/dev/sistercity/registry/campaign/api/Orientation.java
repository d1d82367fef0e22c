package dev.sistercity.registry.campaign.api;

/** How a screen hangs. */
enum Orientation {
    LANDSCAPE,
    PORTRAIT
}
