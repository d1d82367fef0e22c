package dev.sistercity.registry.match;

import java.util.List;
import java.util.Set;

/**
 * A query, read.
 *
 * @param country as far as it is known
 * @param codes of the country, and of its parts that have codes of their own
 * @param region what stands beside the name in a column of its own, or with the country; null for none
 * @param point null where coordinates are missing or worth nothing
 */
record Question(CityQuery query, WrittenCountry country, Set<String> codes, String region, Point point) {

    boolean isInUnknownCountry() {
        return query.country() != null && !query.country().isBlank() && !country.isKnown();
    }

    boolean hasLostItsPoint() {
        return point == null && query.latitude() != null && query.longitude() != null;
    }

    /**
     * Those that are in the country itself; if none is, or the coordinates lead there, those in its parts with codes of their
     * own too; all if no country is given.
     */
    List<Found> inCountry(List<Found> found) {
        if (!country.isKnown()) {
            return found;
        }
        List<Found> inside = found.stream()
                .filter(one -> country.codes().contains(one.known.country()))
                .toList();
        List<Found> also = found.stream()
                .filter(one -> codes.contains(one.known.country()))
                .toList();
        boolean pointsOutside = point != null
                && also.stream().anyMatch(one -> one.known.isLocated() && one.known.kmTo(point) <= Rule.NEAR_KM);
        return inside.isEmpty() || pointsOutside ? also : inside;
    }
}
