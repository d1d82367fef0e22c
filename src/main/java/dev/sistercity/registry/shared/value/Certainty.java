package dev.sistercity.registry.shared.value;

/** How sure a match of an imprecise value must be: {@code asOf=1994-10&certainty=certain}. */
public enum Certainty {
    /** At least one reading of the value matches. */
    POSSIBLE,
    /** Every reading of the value matches, and nothing is marked as approximate or uncertain. */
    CERTAIN
}
