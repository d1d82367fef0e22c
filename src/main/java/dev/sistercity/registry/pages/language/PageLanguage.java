package dev.sistercity.registry.pages.language;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.shared.code.LanguageTags;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A language that pages come in: its words from {@code pages/words_<language>.properties}, its values of vocabularies from
 * there and from the annual report's words, everything else from CLDR.
 */
public final class PageLanguage {

    /** Answered where it is asked for, and not offered: readers of it have still to look at the words. */
    private static final String ARABIC = "ar";

    /** Tags by the names of their files, in the order in which they are offered. */
    private static final Map<String, String> WRITTEN = written();

    private static final String DEFAULT = "en";
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    /** Behind the decimal point. */
    private static final int MOST_DIGITS = 3;

    private static final String SIMPLIFIED = "Hans";
    private static final Map<String, PageLanguage> LOADED = new ConcurrentHashMap<>();

    private final String tag;
    private final ULocale locale;
    private final Properties words;
    private final DateWords dates;
    private final LocalizedNumberFormatter numbers;
    private final Collator collator;

    /** Names of countries by their codes, of which there are 676 at the most: what ICU takes to find one is most of a row. */
    private final Map<String, String> countries = new ConcurrentHashMap<>();

    private PageLanguage(String tag, Properties words) {
        this.tag = tag;
        this.words = words;
        locale = ULocale.forLanguageTag(tag);
        dates = new DateWords(this, locale);
        numbers = NumberFormatter.withLocale(locale).precision(Precision.maxFraction(MOST_DIGITS));
        collator = Collator.getInstance(locale).freeze();
    }

    private static Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("en", "en");
        written.put("zh", "zh-Hans");
        written.put("de", "de");
        written.put("ru", "ru");
        written.put(ARABIC, ARABIC);
        return written;
    }

    /** BCP 47 tags of those that pages offer. */
    public static List<String> tags() {
        return WRITTEN.values().stream().filter(tag -> !tag.equals(ARABIC)).toList();
    }

    /** BCP 47 tags of all that there are words in. */
    static List<String> all() {
        return List.copyOf(WRITTEN.values());
    }

    /**
     * The first wanted language that there are words in, else English.
     *
     * @param wanted BCP 47 tags, the most wanted first
     */
    public static PageLanguage of(List<String> wanted) {
        String language = wanted.stream()
                .map(PageLanguage::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(DEFAULT);
        return LOADED.computeIfAbsent(language, known -> new PageLanguage(WRITTEN.get(known), read(known)));
    }

    /** Whether there are words in it. */
    public static boolean has(String tag) {
        return known(tag).isPresent();
    }

    private static Optional<String> known(String tag) {
        String base = LanguageTags.base(tag);
        if (!WRITTEN.containsKey(base)) {
            return Optional.empty();
        }
        boolean otherScript = base.equals("zh")
                && !ULocale.addLikelySubtags(ULocale.forLanguageTag(tag))
                        .getScript()
                        .equals(SIMPLIFIED);
        return otherScript ? Optional.empty() : Optional.of(base);
    }

    private static Properties read(String language) {
        Properties words = new Properties();
        load(words, "/report/words_" + language + ".properties");
        words.keySet().removeIf(key -> !key.toString().startsWith("value."));
        load(words, "/pages/words_" + language + ".properties");
        return words;
    }

    private static void load(Properties words, String resource) {
        try (InputStream in = PageLanguage.class.getResourceAsStream(resource);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return locale.isRightToLeft() ? "rtl" : "ltr";
    }

    public Locale locale() {
        return locale.toLocale();
    }

    /** @param values in the place of {0}, {1} and so on; numbers as the language writes them and in its plurals */
    public String word(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No word for " + key + " in " + tag);
        }
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    /**
     * A text of a record in a sentence, which keeps its own direction there (Unicode: first strong isolate, pop directional
     * isolate).
     */
    public static String isolated(String text) {
        return '\u2068' + text + '\u2069';
    }

    /** What is wrong, in this language. */
    public String fault(Wording wording) {
        Object[] values = wording.values().stream()
                .map(value -> value instanceof Number ? value : isolated(value.toString()))
                .toArray();
        return word("fault." + wording.code().slug(), values);
    }

    /** A kind of refusal in a few words. */
    public String kind(Kind kind) {
        return word("kind." + kind.slug());
    }

    /** What a kind of refusal means, and what to do. */
    public String meaning(Kind kind) {
        return word("kind." + kind.slug() + ".text");
    }

    /** A value of a vocabulary; one that is open has words that are in no list, which are shown as they are. */
    public String value(String kebab) {
        return words.getProperty("value." + kebab, kebab.replace('-', ' '));
    }

    /** Whether a value of a vocabulary has words. */
    boolean hasValue(String kebab) {
        return words.containsKey("value." + kebab);
    }

    /** What a property of a record is called; one that has no words yet, by its name in the JSON. */
    public String property(String name) {
        String text = words.getProperty("property." + name);
        return text == null ? spaced(name) : text;
    }

    /** Whether there is a collection of this name, as far as pages know. */
    public boolean hasCollection(String name) {
        return words.containsKey("collection." + name);
    }

    /** What a collection is called. */
    public String collection(String name) {
        String text = words.getProperty("collection." + name);
        return text == null ? name.replace('-', ' ') : text;
    }

    /** {@code kindAsStated} becomes {@code Kind as stated}. */
    private static String spaced(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i == 0) {
                text.append(Character.toUpperCase(c));
            } else if (Character.isUpperCase(c)) {
                text.append(' ').append(Character.toLowerCase(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** @param code ISO 3166-1 alpha-2; what is none, as a draft may have it, is shown as it is */
    public String country(String code) {
        if (code.equals("ZZ") || !COUNTRY.matcher(code).matches()) {
            return code;
        }
        return countries.computeIfAbsent(code, this::nameOfCountry);
    }

    private String nameOfCountry(String code) {
        String name = new ULocale.Builder().setRegion(code).build().getDisplayCountry(locale);
        return name.isEmpty() ? code : name;
    }

    /** The name of a language, in this one. */
    public String language(String other) {
        return ULocale.forLanguageTag(other).getDisplayNameWithDialect(locale);
    }

    /** This language's name for itself. */
    public static String ownName(String tag) {
        ULocale locale = ULocale.forLanguageTag(tag);
        String name = new ULocale(locale.getLanguage()).getDisplayName(locale);
        return name.substring(0, 1).toUpperCase(locale.toLocale()) + name.substring(1);
    }

    /** @param edtf as records have it */
    public String date(String edtf) {
        return dates.of(edtf);
    }

    public String moment(Instant instant) {
        return dates.moment(instant);
    }

    public String number(Number number) {
        return numbers.format(number).toString();
    }

    /** The order in which the language sorts. */
    public Comparator<String> order() {
        return collator::compare;
    }

    /** For the check that all languages have the same words. */
    static Properties wordsOf(String tag) {
        Properties words = new Properties();
        load(words, "/pages/words_" + LanguageTags.base(tag) + ".properties");
        return words;
    }
}
