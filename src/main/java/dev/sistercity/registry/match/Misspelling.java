package dev.sistercity.registry.match;

import dev.sistercity.registry.shared.value.NameKeys;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Whether two texts differ by one slip of the pen. */
final class Misspelling {

    private static final double NEARLY = 0.85;
    private static final int SHORTEST = 4;
    /** Numbers tell districts apart: {@code Prague 1}. */
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    private Misspelling() {}

    /** From 0, nothing in common, to 1, the same: by the letters that have to be changed, put in or left out (Levenshtein). */
    static double likeness(String a, String b) {
        int changes = LevenshteinDistance.getDefaultInstance().apply(a, b);
        return 1 - changes / (double) Math.max(1, Math.max(a.length(), b.length()));
    }

    /** Whether of names so much is alike that one is the other, if nothing else speaks for a third. */
    static boolean isNearly(String written, String name) {
        String a = NameKeys.folded(written);
        String b = NameKeys.folded(name);
        return !a.equals(b)
                && likeness(a, b) >= NEARLY
                && NO_DIGIT.matcher(a).replaceAll("").equals(NO_DIGIT.matcher(b).replaceAll(""));
    }

    /** Whether the first words of a name are written. */
    static boolean isBeginning(String written, String name) {
        String a = NameKeys.folded(written);
        return a.length() >= SHORTEST
                && IntStream.range(1, name.length())
                        .filter(i -> !Character.isLetterOrDigit(name.charAt(i)))
                        .anyMatch(i -> NameKeys.folded(name.substring(0, i)).equals(a));
    }

    /** One letter too few, too many or wrong, or two neighbours swapped. */
    static boolean isOne(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1 || a.equals(b)) {
            return false;
        }
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        String restA = a.substring(start);
        String restB = b.substring(start);
        if (restA.length() == restB.length()) {
            boolean swapped = restA.length() > 1
                    && restA.charAt(0) == restB.charAt(1)
                    && restA.charAt(1) == restB.charAt(0)
                    && restA.substring(2).equals(restB.substring(2));
            return swapped || restA.substring(1).equals(restB.substring(1));
        }
        return restA.length() > restB.length()
                ? restA.substring(1).equals(restB)
                : restB.substring(1).equals(restA);
    }
}
