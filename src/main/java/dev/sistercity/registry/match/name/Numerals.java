package dev.sistercity.registry.match.name;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The numbers in a name, however they are written: figures, Roman numerals, ordinals, words of ICU's spelled-out numbers, Chinese ones.
 * They tell districts apart, so that no slip of the pen turns one into another.
 */
public final class Numerals {

    private static final Pattern BETWEEN =
            Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+|(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d)");
    private static final Pattern ROMAN = Pattern.compile("(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})");
    private static final String CHINESE = "一二三四五六七八九十";
    private static final int HIGHEST = 99;
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "cs", "hu", "ro", "ru", "uk", "tr");
    private static final Map<String, String> SPELLED = spelled();

    private Numerals() {}

    /**
     * Whether two names have the same numbers in the same order. One of them may have none where the other's may be none either: letters
     * that look Roman, words that sound like a number. Figures are always meant.
     */
    static boolean agree(String one, String other) {
        List<String> here = of(one);
        List<String> there = of(other);
        return here.equals(there) || (here.isEmpty() || there.isEmpty()) && !hasFigure(one) && !hasFigure(other);
    }

    private static boolean hasFigure(String name) {
        return name.codePoints().anyMatch(c -> UCharacter.digit(c, 10) >= 0);
    }

    /** Whether a word is a number in figures or Roman numerals, with or without a full stop behind. */
    static boolean isFigure(String word) {
        String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        return !bare.isEmpty()
                && (bare.codePoints().allMatch(c -> UCharacter.digit(c, 10) >= 0)
                        || !bare.equals("L") && ROMAN.matcher(bare).matches());
    }

    /** Whether one of some names has the numbers of a written name. */
    public static boolean agreeWithAny(String written, Collection<String> names) {
        List<String> numbers = of(written);
        return names.stream().anyMatch(name -> of(name).equals(numbers));
    }

    static List<String> of(String name) {
        List<String> numbers = new ArrayList<>();
        String[] words = BETWEEN.split(name.strip());
        for (String word : words) {
            // L'Aigle is no fiftieth one.
            if (!word.isEmpty() && !word.equals("L")) {
                read(word, numbers);
            }
        }
        return numbers;
    }

    private static boolean isDigit(String word) {
        return UCharacter.digit(word.codePointAt(0), 10) >= 0;
    }

    private static void read(String word, List<String> numbers) {
        if (isDigit(word)) {
            StringBuilder figures = new StringBuilder();
            word.codePoints().forEach(c -> figures.append(Math.max(0, UCharacter.digit(c, 10))));
            numbers.add(figures.toString());
        } else if (ROMAN.matcher(word).matches()) {
            numbers.add(Integer.toString(value(word)));
        } else if (word.length() > 1
                && word.chars().allMatch(c -> c == 'i' || c == 'v' || c == 'x')
                && ROMAN.matcher(word.toUpperCase(Locale.ROOT)).matches()) {
            numbers.add(Integer.toString(value(word.toUpperCase(Locale.ROOT))));
        } else {
            String spelled = SPELLED.get(NameKeys.folded(word));
            if (spelled != null) {
                numbers.add(spelled);
            } else {
                word.codePoints()
                        .filter(c -> CHINESE.indexOf(c) >= 0)
                        .forEach(c -> numbers.add(Integer.toString(CHINESE.indexOf(c) + 1)));
            }
        }
    }

    private static int value(String roman) {
        int value = 0;
        for (int i = 0; i < roman.length(); i++) {
            int one = letter(roman.charAt(i));
            boolean less = i + 1 < roman.length() && one < letter(roman.charAt(i + 1));
            value += less ? -one : one;
        }
        return value;
    }

    private static int letter(char roman) {
        return switch (roman) {
            case 'I' -> 1;
            case 'V' -> 5;
            case 'X' -> 10;
            default -> 50;
        };
    }

    /** By ICU's rules, of languages with several genders their first. */
    private static Map<String, String> spelled() {
        Map<String, String> spelled = new HashMap<>();
        for (String language : LANGUAGES) {
            var format = new RuleBasedNumberFormat(new ULocale(language), RuleBasedNumberFormat.SPELLOUT);
            for (String rules : format.getRuleSetNames()) {
                if (rules.startsWith("%spellout-ordinal") || rules.startsWith("%spellout-cardinal")) {
                    for (int i = 1; i <= HIGHEST; i++) {
                        String word = NameKeys.folded(format.format(i, rules));
                        if (word.length() > 2) {
                            spelled.putIfAbsent(word, Integer.toString(i));
                        }
                    }
                }
            }
        }
        return Map.copyOf(spelled);
    }
}
