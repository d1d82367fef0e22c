package dev.sistercity.registry.partnership.api;

/** By whose word a partnership stands, from the weakest to the strongest; disputed if a side disputes it. */
public enum Verification {
    REPORTED,
    SOURCED,
    CONFIRMED_BY_ONE,
    CONFIRMED,
    DISPUTED
}
