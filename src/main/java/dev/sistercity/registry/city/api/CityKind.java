package dev.sistercity.registry.city.api;

/** What a local or regional government governs. */
public enum CityKind {
    CITY,
    COUNTY_LEVEL_CITY,
    DISTRICT,
    COUNTY,
    TOWN,
    MUNICIPALITY,
    PREFECTURE,
    PROVINCE,
    STATE,
    REGION,
    ISLAND,
    OTHER
}
