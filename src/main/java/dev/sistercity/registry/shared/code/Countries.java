package dev.sistercity.registry.shared.code;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Countries of ISO 3166-1, with their names from the JDK's copy of Unicode CLDR; and Kosovo as {@code XK}, the user-assigned code
 * that the European Union, the gazetteer and most lists use for it.
 */
public final class Countries {

    /**
     * Where the country is not known yet, as of a city that is known by an identifier alone: Unicode CLDR's code, which ISO 3166-1
     * leaves to its users.
     */
    public static final String UNKNOWN = "ZZ";

    /** User-assigned: ISO 3166-1 never assigns it. */
    public static final String KOSOVO = "XK";

    private static final Set<String> CODES = codes();

    private Countries() {}

    private static Set<String> codes() {
        Set<String> codes = new HashSet<>(Set.of(Locale.getISOCountries()));
        codes.add(KOSOVO);
        return Set.copyOf(codes);
    }

    /** All of them. */
    public static Set<String> all() {
        return CODES;
    }

    /** ISO 3166-1 alpha-3; of Kosovo what the same lists use. */
    private static String alpha3(Locale country) {
        return country.getCountry().equals(KOSOVO) ? "XKX" : country.getISO3Country();
    }

    /** Whether a text is an assigned alpha-2 code, in upper case, or {@link #UNKNOWN}. */
    public static boolean isCode(String code) {
        return code != null && (CODES.contains(code) || code.equals(UNKNOWN));
    }

    /**
     * The name of a country: {@code Allemagne} for {@code DE} in French.
     *
     * @param code alpha-2
     * @param language of the name; falls back as the JDK's resources do
     */
    public static String name(String code, Locale language) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
    }

    /**
     * The code that was probably meant, for suggestions only.
     *
     * @param text an English name, an alpha-3 code, an alpha-2 code in any case, or a usual other name such as UK
     */
    public static Optional<String> codeOf(String text) {
        if (text == null || text.isBlank() || text.length() > NameTable.MAX_LENGTH) {
            return Optional.empty();
        }
        return Optional.ofNullable(NameTable.CODES_BY_NAME.get(NameTable.key(text)));
    }

    /** Loaded at the first suggestion. */
    private static final class NameTable {

        static final int MAX_LENGTH = 60;
        private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
        private static final Pattern MARKS = Pattern.compile("\\p{M}+");

        /** Names in wide use that CLDR does not have as English names; UK and EL are reserved codes of the same states. */
        private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
                Map.entry("UK", "GB"),
                Map.entry("Great Britain", "GB"),
                Map.entry("EL", "GR"),
                Map.entry("United States of America", "US"),
                Map.entry("People's Republic of China", "CN"),
                Map.entry("PRC", "CN"),
                Map.entry("Hong Kong", "HK"),
                Map.entry("Macau", "MO"),
                Map.entry("Macao", "MO"),
                Map.entry("Republic of Korea", "KR"),
                Map.entry("Russian Federation", "RU"),
                Map.entry("Czech Republic", "CZ"),
                Map.entry("Turkey", "TR"),
                Map.entry("Türkiye", "TR"),
                Map.entry("Viet Nam", "VN"),
                Map.entry("The Netherlands", "NL"),
                Map.entry("Ivory Coast", "CI"),
                Map.entry("Cape Verde", "CV"),
                Map.entry("Burma", "MM"),
                Map.entry("Swaziland", "SZ"),
                Map.entry("Macedonia", "MK"));

        static final Map<String, String> CODES_BY_NAME = codesByName();

        private static Map<String, String> codesByName() {
            Map<String, String> codes = new HashMap<>();
            OTHER_NAMES.forEach((name, code) -> codes.put(key(name), code));
            for (String code : CODES) {
                Locale country = new Locale.Builder().setRegion(code).build();
                codes.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
                codes.put(key(alpha3(country)), code);
                codes.put(key(code), code);
            }
            return Map.copyOf(codes);
        }

        static String key(String name) {
            String plain = MARKS.matcher(Normalizer.normalize(name.replace("&", "and"), Normalizer.Form.NFD))
                    .replaceAll("");
            return NO_LETTERS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        }
    }
}
