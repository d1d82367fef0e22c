package dev.sistercity.registry.shared.value;

/** How much of a date is known. */
public enum Precision {
    DAY,
    MONTH,
    SEASON,
    YEAR,
    DECADE,
    CENTURY,
    /** A span with a start and an end, each with a precision of its own. */
    INTERVAL
}
