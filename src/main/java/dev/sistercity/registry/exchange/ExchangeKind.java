package dev.sistercity.registry.exchange;

/** What kind of exchange it is. */
public enum ExchangeKind {
    VISIT,
    MEETING,
    DELEGATION,
    TRAINING,
    OTHER
}
