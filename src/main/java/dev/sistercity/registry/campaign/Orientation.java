package dev.sistercity.registry.campaign;

/** How a screen hangs. */
enum Orientation {
    LANDSCAPE,
    PORTRAIT
}
