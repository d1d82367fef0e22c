package dev.sistercity.registry.exchange;

/** Whether its sides met in one place. */
public enum ExchangeMode {
    IN_PERSON,
    ONLINE,
    HYBRID
}
