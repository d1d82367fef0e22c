package dev.sistercity.registry.shared.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Suggestion {

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
                .filter(name -> distance(asked, name.toLowerCase(Locale.ROOT)) <= allowed)
                .min(Comparator.comparingInt((String name) -> distance(asked, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** " Did you mean x?", or nothing. */
    public static String phrase(String misspelt, Collection<String> known) {
        return nearest(misspelt, known)
                .map(name -> ". Did you mean " + name + "?")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
