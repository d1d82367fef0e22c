package dev.sistercity.registry.graph.api;

/** Why a city might become a partner. */
public enum RecommendationReason {
    COMMON_PARTNERS,
    SIZE,
    FIELDS,
    LANGUAGE,
    DISTANCE,
    AGE_GAP
}
