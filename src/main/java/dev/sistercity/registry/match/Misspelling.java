package dev.sistercity.registry.match;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** Whether two texts differ by one slip of the pen. */
final class Misspelling {

    private Misspelling() {}

    /** From 0, nothing in common, to 1, the same: by the letters that have to be changed, put in or left out (Levenshtein). */
    static double likeness(String a, String b) {
        int changes = LevenshteinDistance.getDefaultInstance().apply(a, b);
        return 1 - changes / (double) Math.max(1, Math.max(a.length(), b.length()));
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
