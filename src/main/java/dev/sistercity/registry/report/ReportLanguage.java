package dev.sistercity.registry.report;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.shared.code.LanguageTags;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The words of an annual report in one language, from {@code report/words_<language>.properties}. */
final class ReportLanguage {

    private static final String DEFAULT = "en";
    private static final String SIMPLIFIED = "Hans";
    /** Those that there are words in; of Chinese, in simplified characters. */
    private static final List<String> WRITTEN =
            List.of(DEFAULT, "ar", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "zh");

    private static final Map<String, ReportLanguage> LOADED = new ConcurrentHashMap<>();

    private final String tag;
    private final Properties words;
    private final LocalizedNumberFormatter numbers;

    private ReportLanguage(String tag, Properties words) {
        this.tag = tag;
        this.words = words;
        numbers = NumberFormatter.withLocale(ULocale.forLanguageTag(tag));
    }

    /**
     * The first wanted language that there are words in, else English.
     *
     * @param wanted BCP 47 tags, the most wanted first
     */
    static ReportLanguage of(List<String> wanted) {
        String language = wanted.stream()
                .map(ReportLanguage::written)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(DEFAULT);
        return LOADED.computeIfAbsent(language, ReportLanguage::load);
    }

    /**
     * The English name of the language that was wanted most, where there are words in none that is wanted.
     *
     * @param wanted as above
     */
    static Optional<String> missing(List<String> wanted) {
        return wanted.isEmpty() || wanted.stream().anyMatch(tag -> written(tag).isPresent())
                ? Optional.empty()
                : Optional.of(ULocale.forLanguageTag(wanted.get(0)).getDisplayName(ULocale.ENGLISH));
    }

    /** What is most spoken and written in a country (CLDR, likely subtags): {@code zh-Hans} for {@code CN}. */
    static String ofCountry(String countryCode) {
        ULocale likely = ULocale.addLikelySubtags(new ULocale("und_" + countryCode));
        return likely.getLanguage().equals("zh")
                ? "zh-" + likely.getScript()
                : likely.getLanguage().isEmpty() ? DEFAULT : likely.getLanguage();
    }

    private static Optional<String> written(String tag) {
        String base = LanguageTags.base(tag);
        if (!WRITTEN.contains(base)) {
            return Optional.empty();
        }
        boolean otherScript = base.equals("zh")
                && !ULocale.addLikelySubtags(ULocale.forLanguageTag(tag))
                        .getScript()
                        .equals(SIMPLIFIED);
        return otherScript ? Optional.empty() : Optional.of(base);
    }

    private static ReportLanguage load(String language) {
        return new ReportLanguage(language.equals("zh") ? "zh-Hans" : language, read(language));
    }

    /** The pages have words for more values, topics among them, in the languages that they are written in. */
    private static Properties read(String language) {
        Properties words = new Properties();
        load(words, "/pages/words_" + language + ".properties");
        words.keySet().removeIf(key -> !key.toString().startsWith("value."));
        load(words, "/report/words_" + language + ".properties");
        return words;
    }

    private static void load(Properties words, String resource) {
        try (InputStream in = ReportLanguage.class.getResourceAsStream(resource)) {
            if (in != null) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> written() {
        return WRITTEN;
    }

    /** BCP 47. */
    String tag() {
        return tag;
    }

    /** {@code ltr} or {@code rtl}. */
    String direction() {
        return ULocale.forLanguageTag(tag).isRightToLeft() ? "rtl" : "ltr";
    }

    /** Whether there is a word for a value. */
    boolean knows(String kebab) {
        return words.containsKey("value." + kebab);
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** A number as the language writes it. */
    String number(Number number) {
        return numbers.format(number).toString();
    }

    /** A year by itself, in the digits of the language. */
    String year(int year) {
        return numbers.grouping(NumberFormatter.GroupingStrategy.OFF)
                .format(year)
                .toString();
    }

    /** @param values in the place of {0}, {1} and so on */
    String word(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No word for " + key + " in " + tag);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** A value of a vocabulary; one that is open has words that are in no list, which are shown as they are. */
    String value(String kebab) {
        return words.getProperty("value." + kebab, kebab.replace('-', ' '));
    }
}
