package dev.sistercity.registry.mail;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The texts of mail, in the languages that there are; in English for all others. */
public final class Words {

    private static final String ENGLISH = "en";
    private static final Map<String, Words> ALL = new HashMap<>();

    static {
        List.of(ENGLISH, "de", "es", "fr").forEach(lang -> ALL.put(lang, new Words(lang, read(lang))));
    }

    private final String lang;
    private final Properties texts;

    private Words(String lang, Properties texts) {
        this.lang = lang;
        this.texts = texts;
    }

    /** Languages that there are texts in. */
    public static List<String> languages() {
        return ALL.keySet().stream().sorted().toList();
    }

    /** @param tag BCP 47 */
    public static Words in(String tag) {
        return ALL.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), ALL.get(ENGLISH));
    }

    /** In the main language of a country, by the likely subtags of CLDR. */
    public static Words ofCountry(String countryCode) {
        return in(ULocale.addLikelySubtags(new ULocale("und_" + countryCode)).getLanguage());
    }

    public String lang() {
        return lang;
    }

    /** A text with what belongs into its places; what is put in is not looked through for places. */
    public String of(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No text " + key + " in " + lang);
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            filled.append(text, from, open).append(values[Integer.parseInt(text.substring(open + 1, close))]);
            from = close + 1;
        }
        return filled.append(text.substring(from)).toString();
    }

    /** All keys, for the test that each language has the same. */
    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    private static Properties read(String lang) {
        Properties texts = new Properties();
        try (InputStream in = Words.class.getResourceAsStream("/mail/words_" + lang + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
