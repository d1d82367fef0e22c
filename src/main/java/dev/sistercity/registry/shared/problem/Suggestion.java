package dev.sistercity.registry.shared.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that was probably meant. */
public final class Suggestion {

    private static final Comparator<Near> NEARER =
            Comparator.comparingInt(Near::distance).thenComparing(Near::name);

    private record Near(String name, int distance) {}

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
        // Stops at a distance that is too great, which is what most names have.
        LevenshteinDistance within = new LevenshteinDistance(allowed);
        Near nearest = null;
        for (String name : known) {
            if (Math.abs(name.length() - asked.length()) <= allowed) {
                int distance = within.apply(asked, name.toLowerCase(Locale.ROOT));
                Near near = new Near(name, distance);
                if (distance >= 0 && (nearest == null || NEARER.compare(near, nearest) < 0)) {
                    nearest = near;
                }
            }
        }
        return Optional.ofNullable(nearest).map(Near::name);
    }

    /** " Did you mean x?", or nothing. */
    public static String phrase(String misspelt, Collection<String> known) {
        return nearest(misspelt, known)
                .map(name -> ". Did you mean " + name + "?")
                .orElse("");
    }
}
