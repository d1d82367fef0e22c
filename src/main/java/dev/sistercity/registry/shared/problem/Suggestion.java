package dev.sistercity.registry.shared.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that somebody probably meant. */
public final class Suggestion {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Suggestion() {}

    /**
     * The known name nearest to a misspelt one: the fewest edits (Levenshtein distance, case ignored), at most a third of
     * the name's length and at least two.
     */
    public static Optional<String> nearest(String misspelt, Collection<String> known) {
        String asked = misspelt.toLowerCase(Locale.ROOT);
        if (asked.length() > 64) {
            return Optional.empty();
        }
        int allowed = Math.max(2, asked.length() / 3);
        return known.stream()
                .filter(name -> DISTANCE.apply(asked, name.toLowerCase(Locale.ROOT)) <= allowed)
                .min(Comparator.comparingInt((String name) -> DISTANCE.apply(asked, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** " Did you mean x?", or nothing. */
    public static String phrase(String misspelt, Collection<String> known) {
        return nearest(misspelt, known)
                .map(name -> ". Did you mean " + name + "?")
                .orElse("");
    }
}
