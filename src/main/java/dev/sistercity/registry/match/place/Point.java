package dev.sistercity.registry.match.place;

/**
 * Coordinates that speak for the place that was meant.
 *
 * @param note what was done to them, or null
 */
public record Point(double latitude, double longitude, String note) {}
