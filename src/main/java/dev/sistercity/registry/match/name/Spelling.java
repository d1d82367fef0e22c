package dev.sistercity.registry.match.name;

import com.ibm.icu.text.Normalizer2;
import dev.sistercity.registry.shared.value.NameKeys;

/** How well a written name agrees with a name that a city has; from the best to the worst. */
public enum Spelling {
    /** The name itself. */
    SAME("is its name"),
    /** Another of its names: in another language or script, an older one, an alias. */
    OTHER_NAME("is another of its names"),
    /** The name with marks left out, an accent put on or exchanged, ö written out as oe: {@code Koeln}, {@code Györ}. */
    ALIKE("is its name without its marks, or with others"),
    /** The same only if letters are taken for others: {@code Lohne} is not {@code Löhne}. */
    OTHER_LETTERS("is its name with other letters"),
    /** One letter is wrong, missing or too many. */
    SLIP("is its name but for one letter");

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final char FIRST_MARK = '\u0300';
    private static final char LAST_MARK = '\u036F';
    private static final char DIAERESIS = '\u0308';
    private static final char DOUBLE_ACUTE = '\u030B';
    private static final char TILDE = '\u0303';
    private static final char CIRCUMFLEX = '\u0302';
    private static final char RING = '\u030A';

    private final String reason;

    Spelling(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    public boolean isExact() {
        return this == SAME || this == OTHER_NAME;
    }

    public boolean isBetterThan(Spelling other) {
        return compareTo(other) < 0;
    }

    /** @param written {@link NameKeys#strict}, as is the name; the two have the same letters without marks */
    public static Spelling alike(String written, String name) {
        String a = DECOMPOSED.normalize(written);
        String b = DECOMPOSED.normalize(name);
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (a.charAt(i++) != b.charAt(j++)) {
                // Letters that no decomposition takes apart, such as ø: plain for it is left out, the other way it is
                // another.
                return NameKeys.isAscii(written) ? ALIKE : OTHER_LETTERS;
            }
            int markA = i;
            int markB = j;
            while (i < a.length() && isMark(a.charAt(i))) {
                i++;
            }
            while (j < b.length() && isMark(b.charAt(j))) {
                j++;
            }
            if (makesAnother(a.substring(markA, i), b.substring(markB, j))) {
                return OTHER_LETTERS;
            }
        }
        return ALIKE;
    }

    /** Whether of the marks of a letter one that only one of two writers has makes another letter of it. */
    private static boolean makesAnother(String written, String name) {
        boolean others = written.chars()
                .filter(mark -> name.indexOf(mark) < 0)
                .anyMatch(mark -> makesALetter((char) mark) && !looksLike((char) mark, name));
        return others
                || !written.isEmpty()
                        && name.chars()
                                .filter(mark -> written.indexOf(mark) < 0)
                                .anyMatch(mark -> makesALetter((char) mark) && !looksLike((char) mark, written));
    }

    private static boolean isMark(char c) {
        return c >= FIRST_MARK && c <= LAST_MARK;
    }

    /** Marks that no writer of their languages takes for an accent. */
    private static boolean makesALetter(char mark) {
        return mark == DIAERESIS || mark == DOUBLE_ACUTE || mark == RING;
    }

    /** What stands for each other on keyboards and in character sets that lack one: ő, õ, ô and ö. */
    private static boolean looksLike(char mark, String others) {
        return isLookalike(mark) && others.chars().anyMatch(other -> isLookalike((char) other));
    }

    private static boolean isLookalike(char mark) {
        return mark == DIAERESIS || mark == DOUBLE_ACUTE || mark == TILDE || mark == CIRCUMFLEX;
    }
}
