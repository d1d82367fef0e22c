package dev.sistercity.registry.exchange;

/** What kind of exchange it is. */
public enum ExchangeKind {
    VISIT,
    MEETING,
    ONLINE_MEETING,
    DELEGATION,
    TRAINING,
    YOUTH,
    STUDENTS,
    CULTURE,
    SPORTS,
    BUSINESS,
    AID,
    OTHER
}
