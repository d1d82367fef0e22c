package dev.sistercity.registry.match.name;

import dev.sistercity.registry.shared.value.NameKeys;
import java.util.Collection;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Whether two texts differ by one slip of the pen. */
public final class Misspelling {

    private static final double NEARLY = 0.85;
    private static final int SHORTEST = 4;

    private Misspelling() {}

    /** From 0, nothing in common, to 1, the same: by the letters that have to be changed, put in or left out (Levenshtein). */
    public static double likeness(String a, String b) {
        int changes = LevenshteinDistance.getDefaultInstance().apply(a, b);
        return 1 - changes / (double) Math.max(1, Math.max(a.length(), b.length()));
    }

    /** Whether of names so much is alike that one is the other, if nothing else speaks for a third. */
    public static boolean isNearly(String written, String name) {
        String a = NameKeys.folded(written);
        String b = NameKeys.folded(name);
        return !a.equals(b)
                && likeness(a, b) >= NEARLY
                && Numerals.agree(written, name)
                && !Opposites.tellApart(written, name);
    }

    /** Whether a name is written but for a letter, or for few if it is long. */
    public static boolean isNearlyAny(String written, Collection<String> names) {
        return isSlip(written, NameKeys.folded(written), names)
                || names.stream().anyMatch(name -> isNearly(written, name));
    }

    /** Whether the first words of a name are written. */
    public static boolean isBeginning(String written, String name) {
        String a = NameKeys.folded(written);
        return a.length() >= SHORTEST
                && IntStream.range(1, name.length())
                        .filter(i -> !Character.isLetterOrDigit(name.charAt(i)))
                        .anyMatch(i -> NameKeys.folded(name.substring(0, i)).equals(a));
    }

    /**
     * Whether a name is written but for one letter, of which no number is: {@code Budapest XV} is no slip of Budapest XVI.
     *
     * @param key of what is written, as {@link NameKeys#folded} makes it
     */
    public static boolean isSlip(String written, String key, Collection<String> names) {
        return names.stream().anyMatch(name -> isOne(NameKeys.folded(name), key) && Numerals.agree(written, name));
    }

    /** One letter too few, too many or wrong, or two neighbours swapped. */
    public static boolean isOne(String a, String b) {
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
