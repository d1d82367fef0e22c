package dev.sistercity.registry.shared.value;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Forms of names for comparing, from strict to lax. Letters and digits only: case, spaces, hyphens and apostrophes never tell
 * two names apart. By ICU's normalisation and transliteration.
 */
public final class NameKeys {

    private static final char CEDILLA = '\u0327';
    private static final char COMMA_BELOW = '\u0326';
    private static final char DOT_ABOVE = '\u0307';
    private static final char MACRON = '\u0304';
    private static final char FIRST_HAN = '\u4E00';
    private static final char LAST_HAN = '\u9FFF';

    private static final Normalizer2 CASE_FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    private NameKeys() {}

    /**
     * The name with its diacritics. The cedilla that Romanian wrote for its comma is the comma; a macron, which only marks
     * length, is nothing, nor are the vowels of Arabic and Hebrew, nor the dot that lower case leaves of the Turkish İ; œ and æ are oe and ae; Traditional characters are
     * Simplified ones.
     */
    public static String strict(String name) {
        // The case is all that is folded of ASCII.
        String folded = isAscii(name) ? name.toLowerCase(Locale.ROOT) : CASE_FOLDED.normalize(name);
        if (isAscii(folded)) {
            return lettersOf(folded);
        }
        String decomposed = DECOMPOSED.normalize(folded);
        StringBuilder kept = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c == CEDILLA && i > 0 && (decomposed.charAt(i - 1) == 's' || decomposed.charAt(i - 1) == 't')) {
                kept.append(COMMA_BELOW);
            } else if (c == 'œ' || c == 'æ') {
                kept.append(c == 'œ' ? "oe" : "ae");
            } else if (c != MACRON && !isPointing(c) && !(c == DOT_ABOVE && i > 0 && decomposed.charAt(i - 1) == 'i')) {
                kept.append(c);
            }
        }
        return lettersOf(simplified(COMPOSED.normalize(kept)));
    }

    /** Of Arabic and Hebrew: vowels, and the hamza on a letter, which are written or not ({@code إسطنبول}, {@code اسطنبول}). */
    private static boolean isPointing(char c) {
        return c >= '\u064B' && c <= '\u065F' || c == '\u0670' || c >= '\u05B0' && c <= '\u05C7';
    }

    /** Without diacritics: {@code lohne} for Löhne, {@code lodz} for Łódź. */
    public static String folded(String name) {
        return plain(strict(name));
    }

    /** With ä, ö, ü, å and ø as Germans and Danes write them out: {@code loehne} for Löhne; else as {@link #folded}. */
    public static String transcribed(String name) {
        String strict = strict(name);
        StringBuilder written = null;
        for (int i = 0; i < strict.length(); i++) {
            String letters =
                    switch (strict.charAt(i)) {
                        case 'ä' -> "ae";
                        case 'ö', 'ø' -> "oe";
                        case 'ü' -> "ue";
                        case 'å' -> "aa";
                        default -> null;
                    };
            if (letters != null && written == null) {
                written = new StringBuilder(strict.substring(0, i));
            }
            if (letters != null) {
                written.append(letters);
            } else if (written != null) {
                written.append(strict.charAt(i));
            }
        }
        return plain(written == null ? strict : written.toString());
    }

    /** In Latin letters, whatever the script; as {@link #folded} if they are Latin already. */
    public static String romanised(String name) {
        String folded = folded(name);
        return isAscii(folded) ? folded : folded(AnyLatin.ANY.transliterate(name));
    }

    /** As Russian writes a Chinese name (Palladius' system): {@code исин} for Yixing; empty if it is not in plain Latin letters. */
    public static String palladius(String pinyin) {
        return isAscii(pinyin) ? folded(Palladius.PALLADIUS.transliterate(pinyin.toLowerCase(Locale.ROOT))) : "";
    }

    /** What a name is found by: the forms under which another spelling of it may be looked up. */
    public static Set<String> of(String name) {
        Set<String> keys = new LinkedHashSet<>(4);
        String folded = folded(name);
        if (!folded.isEmpty()) {
            keys.add(folded);
            if (!isAscii(name)) {
                keys.add(transcribed(name));
            }
        }
        return keys;
    }

    /** Texts by which a name is searched for: as it is written, as Germans write out its letters, and a Chinese one as Russians do. */
    public static Set<String> searched(String name, String country) {
        Set<String> texts = new LinkedHashSet<>(Set.of(name));
        if (!isAscii(name)) {
            texts.add(transcribed(name));
        } else if (country.equals("CN")) {
            texts.add(palladius(folded(name)));
        }
        texts.remove("");
        return texts;
    }

    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String strict) {
        if (isAscii(strict)) {
            return strict;
        }
        String decomposed = DECOMPOSED.normalize(strict);
        StringBuilder kept = new StringBuilder(decomposed.length());
        boolean more = false;
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (!isDiacritic(c)) {
                kept.append(c);
                more |= c > 0x7F && UScript.getScript(c) == UScript.LATIN;
            }
        }
        String composed = COMPOSED.normalize(kept);
        return more ? ascii(composed) : composed;
    }

    /** Latin letters that no decomposition makes plain, one by one: ø, ł, đ, æ, ı, ə and their kin. */
    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String letters = c > 0x7F && c < PlainLetters.PLAIN.length ? PlainLetters.PLAIN[c] : null;
            if (letters == null) {
                plain.append(c);
            } else {
                plain.append(letters);
            }
        }
        return plain.toString();
    }

    /** Combining marks of Latin, Greek and Cyrillic, Hebrew points and Arabic vowels: none of them stands for a letter. */
    private static boolean isDiacritic(char c) {
        return (c >= '\u0300' && c <= '\u036F') || (c >= '\u0591' && c <= '\u05C7') || (c >= '\u064B' && c <= '\u065F');
    }

    private static String simplified(String text) {
        StringBuilder simplified = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_HAN && c <= LAST_HAN) {
                char simple = Simplified.SIMPLIFIED[c - FIRST_HAN];
                if (simple != c && simplified == null) {
                    simplified = new StringBuilder(text);
                }
                if (simplified != null) {
                    simplified.setCharAt(i, simple);
                }
            }
        }
        return simplified == null ? text : simplified.toString();
    }

    private static String lettersOf(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int type = UCharacter.getType(c);
            boolean mark = type == UCharacter.NON_SPACING_MARK || type == UCharacter.COMBINING_SPACING_MARK;
            if (mark || Character.isLetterOrDigit(c) && type != UCharacter.MODIFIER_LETTER) {
                letters.appendCodePoint(c);
            }
        }
        return letters.toString();
    }

    /*
     * Each is made at the first name that needs it: ICU compiles rules, and asking it for each letter takes a while. What is asked for each
     * letter of a million names stands in tables.
     */

    private static final class AnyLatin {

        static final Transliterator ANY = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }

    private static final class Palladius {

        static final Transliterator PALLADIUS = Transliterator.getInstance("zh_Latn_PINYIN-ru");
    }

    private static final class PlainLetters {

        /** For each Latin letter up to Latin Extended Additional what it is in ASCII; null where nothing changes. */
        static final String[] PLAIN = new String[0x1F00];

        static {
            Transliterator ascii = Transliterator.getInstance("Latin-ASCII; Lower");
            for (char c = 0x80; c < PLAIN.length; c++) {
                if (UScript.getScript(c) == UScript.LATIN) {
                    String letters = lettersOf(ascii.transliterate(String.valueOf(c)));
                    PLAIN[c] = letters.isEmpty() ? null : letters;
                }
            }
        }
    }

    private static final class Simplified {

        /** For each of the CJK Unified Ideographs the Simplified one. */
        static final char[] SIMPLIFIED = new char[LAST_HAN - FIRST_HAN + 1];

        static {
            // All at once: a third of what one after the other takes. No rule looks beyond a line.
            StringBuilder all = new StringBuilder(2 * SIMPLIFIED.length);
            for (char c = FIRST_HAN; c <= LAST_HAN; c++) {
                all.append(c).append('\n');
            }
            String[] simple = Transliterator.getInstance("Traditional-Simplified")
                    .transliterate(all.toString())
                    .split("\n");
            for (int i = 0; i < SIMPLIFIED.length; i++) {
                SIMPLIFIED[i] = simple[i].length() == 1 ? simple[i].charAt(0) : (char) (FIRST_HAN + i);
            }
        }
    }
}
