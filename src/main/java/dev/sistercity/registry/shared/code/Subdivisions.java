package dev.sistercity.registry.shared.code;

import java.util.Set;

/**
 * Subdivisions of countries, ISO 3166-2, as listed by Unicode CLDR. Codes that ISO has withdrawn stay valid: documents
 * go on using them ({@code CN-31} became {@code CN-SH}).
 */
public final class Subdivisions {

    private Subdivisions() {}

    /** Whether a text is a code such as {@code CN-31}, {@code GB-ENG} or {@code VE-G}, in upper case. */
    public static boolean isCode(String code) {
        return code != null && code.length() <= 6 && Codes.ALL.contains(code);
    }

    /**
     * The ISO 3166-1 alpha-2 code of the country that a subdivision belongs to.
     *
     * @throws IllegalArgumentException if it is no code of a subdivision
     */
    public static String countryOf(String code) {
        if (!isCode(code)) {
            throw new IllegalArgumentException("Not a code of ISO 3166-2");
        }
        return code.substring(0, 2);
    }

    /** Loaded at the first use: some 5,000 codes. */
    private static final class Codes {
        static final Set<String> ALL = CldrIdentifiers.subdivisions();
    }
}
