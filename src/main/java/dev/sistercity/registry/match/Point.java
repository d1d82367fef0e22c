package dev.sistercity.registry.match;

/**
 * Coordinates that speak for the place that was meant.
 *
 * @param note what was done to them, or null
 */
record Point(double latitude, double longitude, String note) {}
