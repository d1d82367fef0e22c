package dev.sistercity.registry.shared.value;

import com.ibm.icu.impl.ValidIdentifiers.Datatype;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** BCP 47 language tags (RFC 5646). */
public final class LanguageTags {

    /** What RFC 5646, section 4.4.1, asks every implementation to hold. */
    private static final int MAX_LENGTH = 35;

    /** Tags in use are a few hundred; the bound keeps strangers from filling the memory with rare ones. */
    private static final int MAX_KNOWN = 4096;

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private LanguageTags() {}

    /**
     * Whether a text is a well-formed tag of at most 35 characters whose language, script, region and variants are
     * registered (as of the Unicode CLDR in use). Case does not matter. {@code und}, {@code mul}, {@code mis} and
     * {@code zxx} are valid; languages for private use ({@code qaa}, {@code x-…}) are not, since nobody else knows them.
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
