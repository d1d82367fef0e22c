package dev.sistercity.registry.match.country;

import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.table.Placeholders;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Signs for "none" in a column of countries: some of them are codes of countries, too. */
public final class NoCountry {

    /** Signs of statistics tools and plain words that are also codes, of Namibia and Norway. */
    private static final Set<String> EITHER = Set.of("NA", "na", "no");

    private static final int CODE = 2;
    /** {@code n/a (to check)} */
    private static final Pattern NOTE = Pattern.compile("(?<=\\S)\\s?[(\\[][^()\\[\\]]{1,60}+[)\\]]$");

    private NoCountry() {}

    /** Whether a cell says that there is no country. */
    public static boolean isMeant(String cell) {
        String country = NOTE.matcher(cell).replaceFirst("");
        String code = country.toUpperCase(Locale.ROOT);
        boolean written = country.equals(code) || country.equals(country.toLowerCase(Locale.ROOT));
        return Placeholders.isNone(country) && !(country.length() == CODE && written && Countries.isCode(code));
    }

    /**
     * Whether it may: {@code NA} is Namibia, and what R writes for every missing value. Then a city in that country is meant only if
     * there is one of the name.
     */
    public static boolean mayBeMeant(String country) {
        return country != null && EITHER.contains(country);
    }
}
