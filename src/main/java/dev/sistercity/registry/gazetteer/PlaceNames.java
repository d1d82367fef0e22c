package dev.sistercity.registry.gazetteer;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import dev.sistercity.registry.gazetteer.name.AlternateName;
import dev.sistercity.registry.shared.code.LanguageTags;
import dev.sistercity.registry.shared.value.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of which language a place's alternate names are: as a file of names tells, and where none is loaded, as far as their script tells, since
 * GeoNames' main table does not: by Unicode's scripts and the letters that CLDR has for a language. What may be of several languages is
 * left out.
 */
public final class PlaceNames {

    private static final Map<Integer, String> BY_SCRIPT =
            Map.of(UScript.HANGUL, "ko", UScript.GREEK, "el", UScript.HEBREW, "he", UScript.THAI, "th");

    /** Scripts of several languages, with the one that is told by having letters of its own only. */
    private static final Map<Integer, String> BY_LETTERS = Map.of(UScript.CYRILLIC, "ru", UScript.ARABIC, "ar");

    private static final String CHINESE = "zh";
    private static final UnicodeSet RUSSIAN = letters("ru");
    private static final UnicodeSet ARABIC = letters("ar");
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    private PlaceNames() {}

    private static UnicodeSet letters(String language) {
        return LocaleData.getExemplarSet(new ULocale(language), 0, LocaleData.ES_STANDARD)
                .freeze();
    }

    /**
     * The name to show to a reader, as the place would be called if it were registered.
     *
     * @param wanted BCP 47 tags, the most wanted first; empty for none
     */
    public static String shown(GazetteerPlace place, List<String> wanted) {
        return Names.choose(DraftedNames.of(place), wanted).value();
    }

    /** The language of a name, with its script where that is Chinese, of which GeoNames mostly does not tell the two apart. */
    static String tag(AlternateName name) {
        return name.lang().equals(CHINESE) ? chinese(name.value()) : LanguageTags.wanted(name.lang());
    }

    private static String chinese(String name) {
        return SIMPLIFIED.transliterate(name).equals(name) ? "zh-Hans" : "zh-Hant";
    }

    /** Names by the language that their script tells, the first of each as the file has them. */
    static Map<String, String> byScript(GazetteerPlace place) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : place.alternateNames()) {
            String language = language(name, place.countryCode());
            if (language != null) {
                names.putIfAbsent(language, name.strip());
            }
        }
        return names;
    }

    /** Null for a script that several languages are written in, or for several scripts. */
    static String language(String name, String country) {
        int script = UScript.UNKNOWN;
        boolean kana = false;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            int one = UScript.getScript(c);
            if (one == UScript.HIRAGANA || one == UScript.KATAKANA) {
                kana = true;
            } else if (one != UScript.COMMON && one != UScript.INHERITED) {
                if (script != UScript.UNKNOWN && script != one) {
                    return null;
                }
                script = one;
            }
        }
        if (kana) {
            return script == UScript.UNKNOWN || script == UScript.HAN ? "ja" : null;
        }
        if (script == UScript.HAN) {
            return country.equals("JP") ? "ja" : chinese(name);
        }
        String language = BY_LETTERS.get(script);
        return language == null
                ? BY_SCRIPT.get(script)
                : hasLettersOf(name, script == UScript.CYRILLIC ? RUSSIAN : ARABIC) ? language : null;
    }

    private static boolean hasLettersOf(String name, UnicodeSet letters) {
        return UCharacter.toLowerCase(name)
                .codePoints()
                .filter(Character::isLetter)
                .allMatch(letters::contains);
    }
}
