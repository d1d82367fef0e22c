package dev.sistercity.registry.city.api;

/** Whether a city still exists as such. */
public enum CityStatus {
    ACTIVE,
    DISSOLVED,
    MERGED
}
