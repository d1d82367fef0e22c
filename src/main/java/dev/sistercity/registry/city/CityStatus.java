package dev.sistercity.registry.city;

/** Whether a city still exists as such. */
public enum CityStatus {
    ACTIVE,
    DISSOLVED,
    MERGED
}
