package dev.sistercity.registry.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Texts made against one expression: a beginning that it goes along with, something that it goes along with again and again,
 * and an end that it does not expect. The matcher itself tells what it goes along with ({@link Matcher#hitEnd}).
 */
final class HostileTexts {

    /** Looks at characters of a text of n: this many times n is linear, with a generous factor. */
    static final int FACTOR = 130;

    private static final String USUAL = " \ta1Z.,;:-_/?#()[]{}<>~\"'*@&=%|\n\u00a0\u00e9\u4e2d\uFF08\u2013";
    private static final int DEEP = 12;
    private static final int BROAD = 2;
    private static final int MOST_BEGINNINGS = 20;
    private static final int SCREENED = 1_000;
    private static final int COSTLIEST = 1;

    private final PatternUse use;
    private final List<String> units;
    private final List<Found> found = new ArrayList<>();

    HostileTexts(PatternUse use) {
        this.use = use;
        Set<String> characters = new LinkedHashSet<>();
        (use.pattern().pattern().replaceAll("\\\\[pP]\\{[^}]*}|\\\\.|[+?]", "") + USUAL)
                .codePoints()
                .forEach(c -> characters.add(Character.toString(c)));
        units = List.copyOf(characters);
    }

    private record Found(String beginning, String unit, String end, long looks) {

        String of(int length) {
            return beginning + unit.repeat(Math.max(1, length / unit.length())) + end;
        }
    }

    /**
     * Tries short texts of many shapes, then the costliest of them a megabyte long.
     *
     * @return what takes too much, empty for none
     */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (String beginning : beginnings()) {
            for (String unit : repeatable(beginning)) {
                for (String end : new String[] {"", "\n", "!", " a"}) {
                    Found shape = new Found(beginning, unit, end, 0);
                    long looks = looks(shape.of(SCREENED));
                    if (looks < 0) {
                        findings.add(describe(shape, SCREENED));
                        return findings;
                    }
                    found.add(new Found(beginning, unit, end, looks));
                }
            }
        }
        found.sort(Comparator.comparingLong(Found::looks).reversed());
        for (Found shape : found.subList(0, Math.min(COSTLIEST, found.size()))) {
            if (looks(shape.of(1 << 20)) < 0) {
                findings.add(describe(shape, 1 << 20));
            }
        }
        return findings;
    }

    private String describe(Found shape, int length) {
        return use + " takes too much of \"" + shape.beginning() + "\" and " + length + " characters of \""
                + shape.unit() + "\" and \"" + shape.end() + "\"";
    }

    /** @return how many looks it took; negative for too many, or for too deep a recursion */
    private long looks(String text) {
        CountedText counted = new CountedText(text, (long) FACTOR * Math.max(100, text.length()));
        Matcher matcher = use.pattern().matcher(counted);
        try {
            if (use.whole()) {
                matcher.matches();
            } else {
                while (matcher.find()) {
                    // Looks for the next.
                }
            }
            return counted.looks();
        } catch (CountedText.Exceeded | StackOverflowError tooMuch) {
            return -1;
        }
    }

    private boolean goesAlong(String text) {
        Matcher matcher = use.pattern().matcher(new CountedText(text, 1_000_000));
        try {
            return (use.whole() ? matcher.matches() : matcher.lookingAt()) || matcher.hitEnd();
        } catch (CountedText.Exceeded | StackOverflowError tooMuch) {
            return true;
        }
    }

    private List<String> beginnings() {
        List<String> all = new ArrayList<>(List.of(""));
        List<String> last = all;
        for (int depth = 0; depth < (use.whole() ? DEEP : 2) && all.size() < MOST_BEGINNINGS; depth++) {
            List<String> next = new ArrayList<>();
            for (String beginning : last) {
                int broad = 0;
                for (String unit : units) {
                    String longer = beginning + unit;
                    if (broad < BROAD && !all.contains(longer) && goesAlong(longer)) {
                        next.add(longer);
                        broad++;
                    }
                }
            }
            last = next.subList(0, Math.min(BROAD, next.size()));
            all = new ArrayList<>(all);
            all.addAll(last);
        }
        return all;
    }

    private List<String> repeatable(String beginning) {
        List<String> repeatable = new ArrayList<>();
        for (String one : units) {
            if (!use.whole() || goesAlong(beginning + one.repeat(3))) {
                repeatable.add(one);
            }
            for (String other : units.subList(0, Math.min(8, units.size()))) {
                String both = one + other;
                if (!one.equals(other) && use.whole() && goesAlong(beginning + both.repeat(3))) {
                    repeatable.add(both);
                }
            }
        }
        return repeatable.subList(0, Math.min(24, repeatable.size()));
    }
}
