package dev.sistercity.registry.city.api;

/** At which level something of a city is counted. */
public enum Level {
    /** The city itself. */
    OWN,
    /** The units under it, where the city is not in it itself. */
    UNDER,
    /** Both together, each once. */
    WITHIN
}
