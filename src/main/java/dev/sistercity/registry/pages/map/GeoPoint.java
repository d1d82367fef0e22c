package dev.sistercity.registry.pages.map;

/** A place: degrees north and east, WGS 84. */
public record GeoPoint(double latitude, double longitude) {}
