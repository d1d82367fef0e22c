package dev.sistercity.registry.match;

import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Countries as people write them: names in many languages by Unicode CLDR, codes, other names in use, parts of states, states
 * that are no more. Safe for use by many threads; the names are gathered at the first question, which takes a moment.
 */
@Singleton
public class CountryNames {

    private static final int LONGEST = 100;
    private static final int SHORTEST_TO_CORRECT = 4;
    private static final int KEPT = 10_000;
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[（].*?[)\\]）]");
    private static final Pattern SAINT = Pattern.compile("\\bSt\\.?\\s");
    private static final Pattern FILLER =
            Pattern.compile("^(in|the|die|der|la|les|el|l')\\s+", Pattern.CASE_INSENSITIVE);

    private final Map<String, WrittenCountry> answers = new ConcurrentHashMap<>();

    /** The one code that is meant; empty if it is none, or one of several. */
    public Optional<String> code(String asWritten) {
        Set<String> codes = read(asWritten).codes();
        return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
    }

    /** What is meant: no codes if that is not known. */
    public WrittenCountry read(String asWritten) {
        if (asWritten == null || asWritten.isBlank() || asWritten.length() > LONGEST) {
            return WrittenCountry.UNKNOWN;
        }
        WrittenCountry known = answers.get(asWritten);
        if (known == null) {
            known = parse(asWritten.strip());
            if (answers.size() < KEPT) {
                answers.put(asWritten, known);
            }
        }
        return known;
    }

    private static WrittenCountry parse(String text) {
        Optional<WrittenCountry> whole = whole(text);
        if (whole.isPresent()) {
            return whole.get();
        }
        int comma = Math.max(text.lastIndexOf(','), text.lastIndexOf('，'));
        if (comma > 0) {
            return within(
                    text.substring(0, comma).strip(), text.substring(comma + 1).strip());
        }
        return corrected(text);
    }

    /** {@code England, United Kingdom}; {@code Réunion, France}: a part with a code of its own is that. */
    private static WrittenCountry within(String part, String state) {
        WrittenCountry above = whole(state).orElseGet(() -> corrected(state));
        Optional<WrittenCountry> below = whole(part);
        if (below.isPresent() && above.codes().equals(below.get().codes())) {
            return below.get();
        }
        boolean belongs = below.isPresent()
                && above.codes().stream().anyMatch(code -> Territories.of(code)
                        .containsAll(below.get().codes()));
        return belongs
                ? below.get()
                : new WrittenCountry(above.codes(), above.codes().isEmpty() ? null : part);
    }

    private static Optional<WrittenCountry> whole(String text) {
        Optional<WrittenCountry> exact = named(text);
        String bare =
                FILLER.matcher(BRACKETS.matcher(text).replaceAll("").strip()).replaceFirst("");
        return exact.isPresent() ? exact : bare.equals(text) ? abbreviated(text) : named(bare);
    }

    private static Optional<WrittenCountry> named(String text) {
        return Optional.ofNullable(Known.BY_KEY.get(key(text)));
    }

    /** {@code Tschech. Republik}: each word that ends in a full stop is the beginning of one. */
    private static Optional<WrittenCountry> abbreviated(String text) {
        if (!text.contains(".")) {
            return Optional.empty();
        }
        String[] words = words(text);
        Set<WrittenCountry> meant = new LinkedHashSet<>();
        Known.WORDS.forEach((country, names) -> {
            if (names.stream().anyMatch(name -> begin(words, name))) {
                meant.add(country);
            }
        });
        return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
    }

    private static boolean begin(String[] words, String[] name) {
        if (words.length != name.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            boolean cut = words[i].endsWith(".");
            String word = NameKeys.folded(words[i]);
            if (word.isEmpty() || !(cut ? name[i].startsWith(word) : name[i].equals(word))) {
                return false;
            }
        }
        return true;
    }

    private static String key(String name) {
        return NameKeys.folded(SAINT.matcher(name.replace("&", " and ")).replaceAll("Saint "));
    }

    private static String[] words(String text) {
        return text.strip().split("(?<=\\.)\\s*|\\s+");
    }

    /** One letter too few, too many or wrong, or two swapped, if that makes one country only. */
    private static WrittenCountry corrected(String text) {
        String key = key(text);
        if (key.length() < SHORTEST_TO_CORRECT) {
            return WrittenCountry.UNKNOWN;
        }
        Set<WrittenCountry> meant = new LinkedHashSet<>();
        Known.OFTEN_READ.forEach((name, country) -> {
            if (name.length() > SHORTEST_TO_CORRECT
                    && name.charAt(0) == key.charAt(0)
                    && Misspelling.isOne(key, name)) {
                meant.add(country);
            }
        });
        return meant.size() == 1 ? meant.iterator().next() : WrittenCountry.UNKNOWN;
    }

    /** Gathered at the first question. */
    private static final class Known {

        static final Map<String, WrittenCountry> BY_KEY = new HashMap<>();
        /** English, German and French names, and those that CLDR does not have: what misspellings are looked for in. */
        static final Map<String, WrittenCountry> OFTEN_READ = new HashMap<>();

        static final Map<WrittenCountry, List<String[]>> WORDS = new HashMap<>();

        static {
            OtherCountryNames.ALL.forEach((name, country) -> {
                BY_KEY.put(key(name), country);
                OFTEN_READ.put(key(name), country);
                WORDS.computeIfAbsent(country, c -> new ArrayList<>()).add(foldedWords(name));
            });
            Set<String> codes = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
            codes.add(WrittenCountry.KOSOVO);
            codes.forEach(Known::addCodes);
            // A language's own names stand before those that others have for it: of two that clash, the first stays.
            for (String language : OtherCountryNames.LANGUAGES) {
                ULocale reader = new ULocale(language);
                codes.forEach(code -> addName(code, ULocale.getDisplayCountry("und-" + code, reader), language));
            }
        }

        private static void addCodes(String code) {
            WrittenCountry country = WrittenCountry.of(code);
            BY_KEY.putIfAbsent(code.toLowerCase(Locale.ROOT), country);
            if (!code.equals(WrittenCountry.KOSOVO)) {
                Locale locale = new Locale.Builder().setRegion(code).build();
                BY_KEY.putIfAbsent(locale.getISO3Country().toLowerCase(Locale.ROOT), country);
            }
        }

        private static void addName(String code, String name, String language) {
            if (name == null || name.isEmpty() || name.equals(code)) {
                return;
            }
            WrittenCountry country = WrittenCountry.of(code);
            String key = key(name);
            BY_KEY.putIfAbsent(key, country);
            if (OtherCountryNames.OFTEN_READ.contains(language)) {
                OFTEN_READ.putIfAbsent(key, BY_KEY.get(key));
            }
        }

        private static String[] foldedWords(String name) {
            return Arrays.stream(words(name)).map(NameKeys::folded).toArray(String[]::new);
        }
    }
}
