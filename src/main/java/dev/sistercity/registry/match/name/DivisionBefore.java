package dev.sistercity.registry.match.name;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A division and a city in it in one word, as China, Japan and Korea write addresses: {@code 大阪府大阪市}, {@code 浙江杭州}, {@code 경기도 수원시}.
 *
 * @param names of the city, the likeliest first
 */
record DivisionBefore(String division, List<String> names) {

    /** Of ISO 3166-2: {@code US-OH Columbus}. */
    private static final Pattern CODE =
            Pattern.compile("[(\\[]?([A-Z]{2}-[A-Z0-9]{1,3})(?![A-Z0-9])[)\\]]?\\s*+[,;:/|–-]?\\s*+(?=\\p{L})");

    private static final Pattern WITH_UNITS = Pattern.compile(
            "(.{2,3}[都道府県]|.{2,8}(?:省|自治区)|[가-힣]{2,6}도|[가-힣]{2,8}시)\\s*+(.{1,7}[市区區县縣町村]|[가-힣]{1,6}[시군구])");

    private static final Pattern EAST_ASIAN = Pattern.compile("[\\p{IsHan}\\p{IsHangul}]{4,12}");
    /** Whose own names may begin as that of a division does. */
    private static final String TOWNS = "町村镇鎮乡鄉면읍리동";

    private static final String CITIES = "市시";
    private static final int SHORTEST = 2;

    /** @param isRegion whether a text names a division */
    static Optional<DivisionBefore> of(String text, Predicate<String> isRegion) {
        Matcher units = WITH_UNITS.matcher(text);
        return units.matches()
                ? Optional.of(new DivisionBefore(units.group(1), names(units.group(2))))
                : bare(text, isRegion);
    }

    private static Optional<DivisionBefore> bare(String text, Predicate<String> isRegion) {
        if (!EAST_ASIAN.matcher(text).matches() || isAtItsEnd(text, TOWNS)) {
            return Optional.empty();
        }
        for (int at = SHORTEST; at <= text.length() - SHORTEST; at++) {
            if (isRegion.test(text.substring(0, at))) {
                return Optional.of(new DivisionBefore(text.substring(0, at), names(text.substring(at))));
            }
        }
        return Optional.empty();
    }

    private static List<String> names(String city) {
        return city.length() > SHORTEST && isAtItsEnd(city, CITIES)
                ? List.of(city, city.substring(0, city.length() - 1))
                : List.of(city);
    }

    private static boolean isAtItsEnd(String text, String signs) {
        return signs.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** The text with the code of a division that stands in front put behind, in brackets. */
    static String codeBehind(String text, Predicate<String> isRegion) {
        Matcher code = CODE.matcher(text);
        return code.lookingAt() && isRegion.test(code.group(1))
                ? text.substring(code.end()) + " (" + code.group(1) + ")"
                : text;
    }
}
