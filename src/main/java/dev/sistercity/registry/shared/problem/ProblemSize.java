package dev.sistercity.registry.shared.problem;

import java.util.ArrayList;
import java.util.List;

/** Keeps problems under 64 KiB, whatever of the request they quote. */
final class ProblemSize {

    /** Characters, each of which may take six bytes as JSON. */
    private static final int LONGEST_TEXT = 1_000;

    /** Characters of a place and what is wrong there. */
    private static final int LONGEST_FAULT = 1_000;

    /** Bytes of all faults; leaves room for the rest. */
    private static final int ALL_FAULTS = 40 << 10;

    private static final String MORE = "…";

    private ProblemSize() {}

    /** A text, cut off where it gets long. */
    static String cut(String text) {
        return cut(text, LONGEST_TEXT);
    }

    /** The faults that there is room for, from the first on; at least one. */
    static List<Violation> cut(List<Violation> violations) {
        List<Violation> kept = new ArrayList<>(Math.min(violations.size(), Faults.MOST));
        int bytes = 0;
        for (Violation violation : violations) {
            Violation fault = new Violation(
                    cut(violation.parameter(), LONGEST_FAULT),
                    cut(violation.pointer(), LONGEST_FAULT),
                    cut(violation.detail(), LONGEST_FAULT),
                    null);
            bytes += bytes(fault.parameter()) + bytes(fault.pointer()) + bytes(fault.detail()) + 40;
            if (kept.size() == Faults.MOST || !kept.isEmpty() && bytes > ALL_FAULTS) {
                break;
            }
            kept.add(fault);
        }
        return kept;
    }

    private static String cut(String text, int longest) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + MORE;
    }

    /** As JSON in UTF-8, at the most. */
    private static int bytes(String text) {
        return text == null
                ? 0
                : text.chars()
                        .map(c -> c >= 0x80 ? 3 : c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : 1)
                        .sum();
    }
}
