package dev.sistercity.registry.match.country;

import com.ibm.icu.util.Region;
import dev.sistercity.registry.match.name.Markup;
import dev.sistercity.registry.shared.table.TsvResource;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs that mean a country in a column of countries alone: numbers of ISO 3166-1 ({@code 566}), and those of vehicles ({@code I});
 * {@code match/country-signs.tsv}. Elsewhere such a sign may be anything.
 */
final class CountrySigns {

    /** {@code {{flag|France}}}, {@code {{FRA}}}: templates of wikis that show a country. */
    private static final Pattern FLAG = Pattern.compile(
            "\\{\\{(?:(?:flag|flagicon|flagcountry|flagu|flagdeco|country|drapeau)\\|([^{}|]{2,60})(?:\\|[^{}]{0,60})?|([A-Z]{3}))\\}\\}",
            Pattern.CASE_INSENSITIVE);

    private CountrySigns() {}

    /** A cell without the markup of wikis and web pages. */
    static String plain(String cell) {
        String plain = Markup.cleaned(cell);
        Matcher flag = FLAG.matcher(plain);
        return flag.matches() ? flag.group(1) == null ? flag.group(2) : flag.group(1) : plain;
    }

    /** The code of the country that has this sign; empty where none has. */
    static Optional<String> code(String sign) {
        return Optional.ofNullable(Known.CODES.get(sign.strip()));
    }

    /** Read at the first question. */
    private static final class Known {

        static final Map<String, String> CODES = read();

        private static Map<String, String> read() {
            Map<String, String> codes = new HashMap<>();
            Arrays.stream(Locale.getISOCountries())
                    .forEach(code -> codes.put(
                            String.format(
                                    Locale.ROOT,
                                    "%03d",
                                    Region.getInstance(code).getNumericCode()),
                            code));
            TsvResource.rows("/match/country-signs.tsv").forEach(cells -> codes.put(cells[0], cells[1]));
            return Collections.unmodifiableMap(codes);
        }
    }
}
