package dev.sistercity.registry.shared.value;

/** How two statements of one fact stand to each other. */
public enum Agreement {
    /** Both say the same. */
    AGREES,
    /** They differ, and still one value can satisfy both: {@code 1994} and {@code 1994-10}. */
    COMPATIBLE,
    /** No value satisfies both: {@code 1979} and {@code 1980-01-28}. */
    CONFLICTS
}
