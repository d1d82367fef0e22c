package dev.sistercity.registry.shared.code;

import com.ibm.icu.impl.ValidIdentifiers.Datatype;
import com.ibm.icu.util.ULocale;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** BCP 47 language tags (RFC 5646). */
public final class LanguageTags {

    /** What RFC 5646, section 4.4.1, asks every implementation to hold. */
    private static final int MAX_LENGTH = 35;

    /** Tags in use are a few hundred; the bound keeps strangers from filling the memory with rare ones. */
    private static final int MAX_KNOWN = 4096;

    /** Java and Android still write some of them. */
    private static final Map<String, String> CURRENT =
            Map.of("iw", "he", "in", "id", "ji", "yi", "no", "nb", "tl", "fil");

    private static final String OLD_INITIALS = "ijnt";

    /** Languages that CLDR's likely subtags give another script in some region than in most. */
    private static final Set<String> IN_SEVERAL_SCRIPTS = Set.of(
            "az", "bs", "ha", "kk", "ku", "ky", "mn", "ms", "pa", "sd", "sr", "tg", "tk", "ug", "uz", "yue", "zh");

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private LanguageTags() {}

    /**
     * Whether a text is a well-formed tag of at most 35 characters whose language, script, region and variants are
     * registered (as of the Unicode CLDR in use). Case does not matter. {@code und}, {@code mul}, {@code mis} and
     * {@code zxx} are valid; languages for private use ({@code qaa}, {@code x-…}) are not, since only their user knows them.
     */
    public static boolean isValid(String tag) {
        if (tag == null || tag.isEmpty() || tag.length() > MAX_LENGTH) {
            return false;
        }
        if (KNOWN.contains(tag)) {
            return true;
        }
        boolean valid = isRegistered(tag);
        if (valid && KNOWN.size() < MAX_KNOWN) {
            KNOWN.add(tag);
        }
        return valid;
    }

    /**
     * A tag as a reader's wish: with the code of today for a withdrawn one ({@code iw} is {@code he}), and where the language is
     * written in several scripts, with the one of the region ({@code zh-TW} is {@code zh-Hant-TW}), by CLDR's likely subtags.
     */
    public static String wanted(String tag) {
        String current = current(tag);
        return current.indexOf('-') > 0 && IN_SEVERAL_SCRIPTS.contains(base(current))
                ? ULocale.addLikelySubtags(ULocale.forLanguageTag(current)).toLanguageTag()
                : current;
    }

    /** The tag with the code of today for a language whose code was withdrawn or is a macrolanguage's. */
    public static String current(String tag) {
        // Runs for every name of every record of a list.
        if (tag.length() < 2 || OLD_INITIALS.indexOf(tag.charAt(0) | 0x20) < 0) {
            return tag;
        }
        if (tag.length() > 2 && tag.charAt(2) != '-') {
            return tag;
        }
        String language = CURRENT.get(tag.substring(0, 2).toLowerCase(Locale.ROOT));
        return language == null ? tag : language + tag.substring(2);
    }

    /** The base language of a tag, in lower case: {@code zh} of {@code zh-Hans}. */
    public static String base(String tag) {
        int dash = tag.indexOf('-');
        return (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
    }

    private static boolean isRegistered(String tag) {
        Locale locale;
        try {
            locale = new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            return false;
        }
        // A Locale has "" for the language und.
        boolean language = locale.getLanguage().isEmpty()
                ? base(tag).equals("und")
                : Registered.LANGUAGES.contains(locale.getLanguage());
        return language
                && isRegistered(locale.getScript(), Registered.SCRIPTS)
                && isRegistered(locale.getCountry(), Registered.REGIONS)
                && areRegistered(locale.getVariant());
    }

    private static boolean isRegistered(String subtag, Set<String> registered) {
        return subtag.isEmpty() || registered.contains(subtag.toLowerCase(Locale.ROOT));
    }

    private static boolean areRegistered(String variants) {
        for (String variant : variants.split("_")) {
            if (!isRegistered(variant, Registered.VARIANTS)) {
                return false;
            }
        }
        return true;
    }

    /** Loaded at the first use, not with the class: reading them takes some milliseconds. */
    private static final class Registered {
        static final Set<String> LANGUAGES = CldrIdentifiers.of(Datatype.language);
        static final Set<String> SCRIPTS = CldrIdentifiers.of(Datatype.script);
        static final Set<String> REGIONS = CldrIdentifiers.of(Datatype.region);
        static final Set<String> VARIANTS = CldrIdentifiers.of(Datatype.variant);
    }
}
