package dev.sistercity.registry.shared.code;

import com.ibm.icu.impl.ValidIdentifiers;
import com.ibm.icu.impl.ValidIdentifiers.Datasubtype;
import com.ibm.icu.impl.ValidIdentifiers.Datatype;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The identifiers that Unicode CLDR lists as valid (UTS 35, section "Validity data"), as ICU carries them.
 *
 * <p>ICU has no public door to this data: {@code ValidIdentifiers} lives in a package it may change. It is the same
 * class its own locale checker uses, it is touched here only, and the tests of this package notice when it moves. The
 * alternatives were a copy of the lists, which ages, and reading ICU's resource files, whose form is no more public.
 */
final class CldrIdentifiers {

    private CldrIdentifiers() {}

    /** Those in use now or earlier, in lower case; without private use and reserved ones. */
    static Set<String> of(Datatype type) {
        Set<String> identifiers = new HashSet<>();
        ValidIdentifiers.getData().get(type).forEach((status, set) -> {
            if (isPublic(status) && set.regularData != null) {
                identifiers.addAll(set.regularData);
            }
        });
        return Set.copyOf(identifiers);
    }

    /** Codes of ISO 3166-2, such as {@code CN-31}: those in use now and those withdrawn since CLDR keeps track. */
    static Set<String> subdivisions() {
        Set<String> codes = new HashSet<>();
        ValidIdentifiers.getData().get(Datatype.subdivision).forEach((status, set) -> {
            if (status == Datasubtype.regular || status == Datasubtype.deprecated) {
                addCodes(set.subdivisionData, codes);
            }
        });
        return Set.copyOf(codes);
    }

    private static void addCodes(Map<String, Set<String>> partsByCountry, Set<String> codes) {
        partsByCountry.forEach(
                (country, parts) -> parts.forEach(part -> codes.add((country + "-" + part).toUpperCase(Locale.ROOT))));
    }

    private static boolean isPublic(Datasubtype status) {
        return switch (status) {
            case regular, special, unknown, macroregion, deprecated -> true;
            case private_use, reserved -> false;
        };
    }
}
