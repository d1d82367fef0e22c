package dev.sistercity.registry.match.country;

import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.shared.table.TsvResource;
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
import java.util.regex.Matcher;
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
    private static final Pattern BRACKETS =
            Pattern.compile("(?:(?<!\\s)\\s++)?[(\\[（][^)\\]）]{0," + LONGEST + "}+[)\\]）]");
    /** {@code Korea (the Republic of)}, as ISO 3166-1 has it since 2006. */
    private static final Pattern FORM_BEHIND =
            Pattern.compile("(?<name>[^()]{2," + LONGEST + "}) \\((?<form>[^()]{2," + LONGEST + "})\\)");

    /** Of Wikidata. */
    private static final Pattern ITEM =
            Pattern.compile("(?:wd:|https?://www\\.wikidata\\.org/(?:entity|wiki)/)?(Q[0-9]{1,9})");

    private static final Pattern SAINT = Pattern.compile("\\bSt\\.?\\s");
    private static final Pattern FILLER =
            Pattern.compile("^(in|the|die|der|la|les|el|l')\\s+", Pattern.CASE_INSENSITIVE);

    /** Words of the full names of states, and what joins them, in the languages of lists. */
    private static final Set<String> FORMAL = Set.of(
            ("republic republik republique republica repubblica republika kingdom koenigreich konigreich royaume reino regno state states"
                            + " staat staaten etat etats estado estados stato stati federation foderation federacion federazione"
                            + " federative federated federal federale islamic islamische islamique islamica islamico arab arabische"
                            + " arabe araba democratic demokratische democratique democratica peoples people volks populaire popular"
                            + " popolare socialist sozialistische socialiste socialista plurinational plurinationaler plurinacional"
                            + " bolivarian bolivarische bolivarienne bolivariana united vereinigte vereinigten vereinigtes unis unie"
                            + " unidos unida uniti unita former ehemalige yugoslav jugoslawische union sultanate principality grand"
                            + " duchy cooperative independent rep dem fed sts rb of the and de du des la le der die das del di da do d von und et y e")
                    .split(" "));

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
            known = NoCountry.isMeant(asWritten)
                    ? WrittenCountry.UNKNOWN
                    : parse(asWritten.replace('_', ' ').strip());
            if (answers.size() < KEPT) {
                answers.put(asWritten, known);
            }
        }
        return known;
    }

    private static WrittenCountry parse(String text) {
        Matcher form = FORM_BEHIND.matcher(text);
        Optional<WrittenCountry> turnedRound = named(text).isEmpty() && form.matches()
                ? inverted(form.group("name"), form.group("form"))
                : Optional.empty();
        if (turnedRound.isPresent()) {
            return turnedRound.get();
        }
        Optional<WrittenCountry> whole = whole(text);
        if (whole.isPresent()) {
            return whole.get();
        }
        int comma = Math.max(text.lastIndexOf(','), text.lastIndexOf('，'));
        if (comma > 0) {
            Optional<WrittenCountry> turned = inverted(
                    text.substring(0, comma).strip(), text.substring(comma + 1).strip());
            if (turned.isPresent()) {
                return turned.get();
            }
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

    /** {@code Korea, Republic of}, as ISO 3166-1 sorts them: turned round, or without what states call themselves. */
    private static Optional<WrittenCountry> inverted(String name, String form) {
        Optional<WrittenCountry> turned = named(form + " " + name);
        // What is a state itself is where the other lies: Georgia, United States.
        boolean formal = whole(form).isEmpty()
                && Arrays.stream(form.split("[\\s'’-]+"))
                        .map(NameKeys::folded)
                        .allMatch(word -> word.isEmpty() || FORMAL.contains(word));
        return turned.isPresent() || !formal
                ? turned
                : whole(FILLER.matcher(form).replaceFirst("") + " " + name).or(() -> whole(name));
    }

    private static Optional<WrittenCountry> whole(String text) {
        Optional<WrittenCountry> exact = named(text);
        String bare =
                FILLER.matcher(BRACKETS.matcher(text).replaceAll("").strip()).replaceFirst("");
        return exact.isPresent() ? exact : bare.equals(text) ? abbreviated(text) : named(bare);
    }

    private static Optional<WrittenCountry> named(String text) {
        Matcher item = ITEM.matcher(text);
        if (item.matches()) {
            return Optional.ofNullable(NameTable.BY_ITEM.get(item.group(1)));
        }
        return Optional.ofNullable(NameTable.BY_KEY.get(key(text)));
    }

    /** {@code Tschech. Republik}: each word that ends in a full stop is the beginning of one. */
    private static Optional<WrittenCountry> abbreviated(String text) {
        if (!text.contains(".")) {
            return Optional.empty();
        }
        String[] words = words(text);
        Set<WrittenCountry> meant = new LinkedHashSet<>();
        NameTable.WORDS.forEach((country, names) -> {
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
        NameTable.OFTEN_READ.forEach((name, country) -> {
            if (name.length() > SHORTEST_TO_CORRECT
                    && name.charAt(0) == key.charAt(0)
                    && Misspelling.isOne(key, name)) {
                meant.add(country);
            }
        });
        return meant.size() == 1 ? meant.iterator().next() : WrittenCountry.UNKNOWN;
    }

    /** Gathered at the first question. */
    private static final class NameTable {

        static final Map<String, WrittenCountry> BY_KEY = new HashMap<>();
        static final Map<String, WrittenCountry> BY_ITEM = new HashMap<>();
        /** English, German and French names, and those that CLDR does not have: what misspellings are looked for in. */
        static final Map<String, WrittenCountry> OFTEN_READ = new HashMap<>();

        static final Map<WrittenCountry, List<String[]>> WORDS = new HashMap<>();

        /** Whose names of countries are known, by CLDR; those that lists are written in most come first. */
        private static final List<String> LANGUAGES = List.of(
                "en", "de", "fr", "es", "it", "pt", "ru", "zh", "zh-Hant", "ja", "pl", "nl", "cs", "hu", "uk", "tr",
                "sv", "da", "nb", "fi", "ro", "sk", "bg", "hr", "sr", "sr-Latn", "bs", "sl", "el", "et", "lv", "lt",
                "ko", "ar", "he", "fa", "ca", "eu", "gl", "sq", "mk", "be", "is", "ga", "cy", "mt", "ka", "hy", "az",
                "kk", "uz", "ky", "mn", "vi", "th", "id", "ms", "hi", "bn", "ur", "ta", "sw", "af", "lb");

        private static final Set<String> OFTEN_READ_LANGUAGES = Set.of("en", "de", "fr", "es", "it");

        static {
            TsvResource.rows("/match/country-names.tsv").forEach(NameTable::addRow);
            TsvResource.rows("/match/country-items.tsv")
                    .forEach(row -> BY_ITEM.put(row[0], new WrittenCountry(Set.of(row[1].split(",")), null)));
            Set<String> codes = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
            codes.add(WrittenCountry.KOSOVO);
            codes.forEach(NameTable::addCodes);
            // A language's own names stand before those that others have for it: of two that clash, the first stays.
            for (String language : LANGUAGES) {
                ULocale reader = new ULocale(language);
                codes.forEach(code -> addName(code, ULocale.getDisplayCountry("und-" + code, reader), language));
            }
        }

        /** Names that CLDR does not have; of two that clash, the last stays. */
        private static void addRow(String[] cells) {
            WrittenCountry country =
                    new WrittenCountry(Set.of(cells[0].split(",")), cells[1].isEmpty() ? null : cells[1]);
            for (String name : cells[2].split("\\|")) {
                BY_KEY.put(key(name), country);
                OFTEN_READ.put(key(name), country);
                WORDS.computeIfAbsent(country, c -> new ArrayList<>()).add(foldedWords(name));
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
            if (OFTEN_READ_LANGUAGES.contains(language)) {
                OFTEN_READ.putIfAbsent(key, BY_KEY.get(key));
            }
        }

        private static String[] foldedWords(String name) {
            return Arrays.stream(words(name)).map(NameKeys::folded).toArray(String[]::new);
        }
    }
}
