package dev.sistercity.registry.shared.value;

/** How a stated number stands to the real one. The widths are set out in {@link Quantity}. */
public enum Qualifier {
    EXACT,
    /** More or less. */
    ABOUT,
    /** Less than, but not by much. */
    NEARLY,
    /** More than, but not by much. */
    OVER,
    AT_LEAST,
    AT_MOST
}
