package dev.sistercity.registry.match.country;

import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.shared.table.TsvResource;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What countries are called: by Unicode CLDR in many languages, by ISO 3166-1, by Wikidata, and by {@code match/country-names.tsv}.
 * Gathered at the first question, which takes a moment.
 */
final class NameTable {

    static final Map<String, WrittenCountry> BY_KEY = new HashMap<>();
    static final Map<String, WrittenCountry> BY_ITEM = new HashMap<>();
    /** English, German and French names, and those that CLDR does not have: what misspellings are looked for in. */
    static final Map<String, WrittenCountry> OFTEN_READ = new HashMap<>();

    static final Map<WrittenCountry, List<String[]>> WORDS = new HashMap<>();

    /** Whose names of countries are known, by CLDR; those that lists are written in most come first. */
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "ru", "zh", "zh-Hant", "ja", "pl", "nl", "cs", "hu", "uk", "tr", "sv",
            "da", "nb", "fi", "ro", "sk", "bg", "hr", "sr", "sr-Latn", "bs", "sl", "el", "et", "lv", "lt", "ko", "ar",
            "he", "fa", "ca", "eu", "gl", "sq", "mk", "be", "is", "ga", "cy", "mt", "ka", "hy", "az", "kk", "uz", "ky",
            "mn", "vi", "th", "id", "ms", "hi", "bn", "ur", "ta", "sw", "af", "lb");

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

    private NameTable() {}

    /** Names that CLDR does not have; of two that clash, the last stays. */
    private static void addRow(String[] cells) {
        WrittenCountry country = new WrittenCountry(Set.of(cells[0].split(",")), cells[1].isEmpty() ? null : cells[1]);
        for (String name : cells[2].split("\\|")) {
            BY_KEY.put(CountryNames.key(name), country);
            OFTEN_READ.put(CountryNames.key(name), country);
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
        String key = CountryNames.key(name);
        BY_KEY.putIfAbsent(key, country);
        if (OFTEN_READ_LANGUAGES.contains(language)) {
            OFTEN_READ.putIfAbsent(key, BY_KEY.get(key));
        }
    }

    private static String[] foldedWords(String name) {
        return Arrays.stream(CountryNames.words(name)).map(NameKeys::folded).toArray(String[]::new);
    }
}
