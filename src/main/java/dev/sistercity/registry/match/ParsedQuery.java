package dev.sistercity.registry.match;

import dev.sistercity.registry.match.country.WrittenCountry;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.name.Spelling;
import dev.sistercity.registry.match.place.Point;
import java.util.List;
import java.util.Set;

/**
 * A query, read.
 *
 * @param country as far as it is known
 * @param codes of the country, and of its parts that have codes of their own
 * @param region what stands beside the name in a column of its own, or with the country; null for none
 * @param readings of the name, in the country
 * @param point null where coordinates are missing or worth nothing
 * @param pending cities that may be meant besides those of the registry
 */
record ParsedQuery(
        CityQuery query,
        WrittenCountry country,
        Set<String> codes,
        String region,
        Point point,
        List<NameReading> readings,
        Pending pending) {

    private static final int MUCH_LARGER = 5;

    ParsedQuery {
        readings = List.copyOf(readings);
    }

    ParsedQuery at(Point other) {
        return new ParsedQuery(query, country, codes, region, other, readings, pending);
    }

    boolean isInUnknownCountry() {
        return query.country() != null && !query.country().isBlank() && !country.isKnown();
    }

    boolean isWithoutCountry() {
        return query.country() == null || query.country().isBlank();
    }

    boolean hasLostItsPoint() {
        return point == null && query.latitude() != null && query.longitude() != null;
    }

    /** Whether the row's own coordinates, however they may be miswritten, lie in another country: one of the two is not what is meant. */
    boolean isContradictedByItsPoint() {
        return hasLostItsPoint()
                && country.isKnown()
                && query.trust() == CityQuery.Trust.GIVEN
                && (query.latitude() != 0 || query.longitude() != 0);
    }

    /**
     * Those that are in the country itself; if none is, or the coordinates lead there, or the largest is there, those in its parts with
     * codes of their own too; all if no country is given.
     */
    List<WeighedCandidate> inCountry(List<WeighedCandidate> found) {
        if (!country.isKnown()) {
            return found;
        }
        List<WeighedCandidate> inside = found.stream()
                .filter(one -> country.codes().contains(one.known.country()))
                .toList();
        List<WeighedCandidate> also = found.stream()
                .filter(one -> codes.contains(one.known.country()))
                .toList();
        boolean pointsOutside = point != null
                && also.stream()
                        .anyMatch(one -> one.known.isLocated() && one.known.kmTo(point) <= CandidateChoice.NEAR_KM);
        return inside.isEmpty() || pointsOutside || isLargerOutside(inside, also) ? also : inside;
    }

    /** Douglas is not the only one of its name in the United Kingdom for who counts the Isle of Man to that. */
    private static boolean isLargerOutside(List<WeighedCandidate> inside, List<WeighedCandidate> also) {
        long largest =
                inside.stream().mapToLong(one -> one.known.population()).max().orElse(0);
        return also.stream()
                .anyMatch(one -> one.spelling == Spelling.SAME
                        && !inside.contains(one)
                        && one.known.population() > MUCH_LARGER * largest);
    }
}
