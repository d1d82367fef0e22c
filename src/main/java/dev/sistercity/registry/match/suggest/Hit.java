package dev.sistercity.registry.match.suggest;

import java.util.Comparator;

/**
 * Something that a text may mean, with what it is ranked by.
 *
 * @param order of its kind: cities come before what is about them
 */
public record Hit(How how, int order, long population, String title, SuggestionView view) {

    public static final Comparator<Hit> LIKELIEST_FIRST = Comparator.comparing(Hit::how)
            .thenComparing(Hit::order)
            .thenComparing(Comparator.comparing(Hit::population).reversed())
            .thenComparing(Hit::title);

    /** How a text agrees with a name, from the best. */
    public enum How {
        EXACT,
        PREFIX,
        SIMILAR
    }
}
