package dev.sistercity.registry.shared.romanisation;

import dev.sistercity.registry.shared.value.NameKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A key that names in Latin letters have in common where they are the same name in another script, romanised by different systems:
 * {@code Boiarka} and {@code Boyarka}, {@code Gwangmyeong} and {@code Kwangmyŏng}. After the
 * systems of BGN/PCGN, the United Nations, ISO 9 and ISO 843, national ones, McCune-Reischauer and the Revised one, Hepburn and Kunrei; and as Poles and
 * Germans write the sounds: {@code Panczewo} for Pančevo.
 */
public final class RomanisedKeys {

    /** Countries of which names are mostly written in other scripts. */
    private static final Set<String> COUNTRIES = Set.of(
            "AE", "AM", "AZ", "BD", "BG", "BH", "BT", "BY", "CY", "DZ", "EG", "ER", "ET", "GE", "GR", "IL", "IN", "IQ",
            "IR", "JO", "JP", "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "ME", "MK", "MM", "MN",
            "NP", "OM", "PK", "PS", "QA", "RS", "RU", "SA", "SD", "SY", "TH", "TJ", "TM", "TN", "UA", "UZ", "XK", "YE",
            "AF", "BA");

    private static final String KOREAN = "KR KP";
    private static final String JAPANESE = "JP";

    /** From, to; in their order. */
    private static final List<Map.Entry<String, String>> RULES = List.of(
            Map.entry("dzh", "j"),
            Map.entry("dsch", "j"),
            Map.entry("cz", "c"),
            Map.entry("sz", "s"),
            Map.entry("shch", "s"),
            Map.entry("sch", "s"),
            Map.entry("tch", "c"),
            Map.entry("zh", "z"),
            Map.entry("kh", "h"),
            Map.entry("ch", "c"),
            Map.entry("sh", "s"),
            Map.entry("gh", "g"),
            Map.entry("dh", "d"),
            Map.entry("th", "t"),
            Map.entry("ph", "f"),
            Map.entry("bh", "b"),
            Map.entry("ts", "c"),
            Map.entry("tz", "c"),
            Map.entry("ck", "k"),
            Map.entry("q", "k"),
            Map.entry("x", "ks"),
            Map.entry("w", "v"),
            Map.entry("ou", "u"),
            Map.entry("oo", "u"),
            Map.entry("ee", "i"),
            Map.entry("y", "i"),
            Map.entry("j", "i"),
            Map.entry("ii", "i"),
            Map.entry("ie", "e"),
            Map.entry("io", "e"),
            Map.entry("h", ""));

    private static final List<Map.Entry<String, String>> RULES_OF_KOREAN = List.of(
            Map.entry("eo", "o"),
            Map.entry("eu", "u"),
            Map.entry("ae", "e"),
            Map.entry("oe", "e"),
            Map.entry("sh", "s"),
            Map.entry("ch", "j"),
            Map.entry("k", "g"),
            Map.entry("t", "d"),
            Map.entry("p", "b"),
            Map.entry("r", "l"),
            Map.entry("h", ""),
            Map.entry("y", "i"));

    private static final List<Map.Entry<String, String>> RULES_OF_JAPANESE = List.of(
            Map.entry("shi", "si"),
            Map.entry("chi", "ti"),
            Map.entry("tsu", "tu"),
            Map.entry("fu", "hu"),
            Map.entry("ji", "zi"),
            Map.entry("sh", "sy"),
            Map.entry("ch", "ty"),
            Map.entry("j", "zy"),
            Map.entry("mb", "nb"),
            Map.entry("mp", "np"),
            Map.entry("mm", "nm"),
            Map.entry("oh", "o"),
            Map.entry("ou", "o"),
            Map.entry("oo", "o"),
            Map.entry("uu", "u"));

    private static final int SHORTEST = 4;

    private RomanisedKeys() {}

    /** Empty where names of the country are written in Latin letters, where this one is not, or where it is too short to tell. */
    public static String key(String country, String name) {
        String key = COUNTRIES.contains(country) ? NameKeys.folded(name) : "";
        if (key.length() <= SHORTEST || !NameKeys.isAscii(key)) {
            return "";
        }
        List<Map.Entry<String, String>> rules =
                KOREAN.contains(country) ? RULES_OF_KOREAN : country.equals(JAPANESE) ? RULES_OF_JAPANESE : RULES;
        for (Map.Entry<String, String> rule : rules) {
            key = key.replace(rule.getKey(), rule.getValue());
        }
        return key.length() < SHORTEST ? "" : single(key);
    }

    /** Each letter once where it is doubled. */
    private static String single(String key) {
        StringBuilder single = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            if (i == 0 || key.charAt(i) != key.charAt(i - 1)) {
                single.append(key.charAt(i));
            }
        }
        return single.toString();
    }
}
