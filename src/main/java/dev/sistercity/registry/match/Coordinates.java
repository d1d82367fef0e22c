package dev.sistercity.registry.match;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** What coordinates that were given are worth. */
@Singleton
class Coordinates {

    /** Farther than this from any place there is no telling which country it is. */
    private static final double[] WIDER_AND_WIDER_KM = {5, 20, 60};

    private final Finder finder;

    Coordinates(Finder finder) {
        this.finder = finder;
    }

    /**
     * The point that is meant.
     *
     * @param countries in one of which it should be; empty if that is not known
     * @return null if there is none, or if it is in another country, the wrong way round or not
     */
    Point read(CityQuery query, Set<String> countries) {
        if (query.latitude() == null || query.longitude() == null || isNowhere(query)) {
            return null;
        }
        Point point = new Point(query.latitude(), query.longitude(), null);
        if (countries.isEmpty() || isIn(point, countries)) {
            return point;
        }
        if (Math.abs(query.longitude()) <= 90) {
            Point swapped = new Point(query.longitude(), query.latitude(), "latitude and longitude are swapped");
            if (isIn(swapped, countries)) {
                return swapped;
            }
        }
        return null;
    }

    /** Null Island, where data without coordinates lies. */
    private static boolean isNowhere(CityQuery query) {
        return query.latitude() == 0 && query.longitude() == 0;
    }

    private boolean isIn(Point point, Set<String> countries) {
        for (double km : WIDER_AND_WIDER_KM) {
            List<Known> around = finder.around(point.latitude(), point.longitude(), km);
            if (around.stream().anyMatch(known -> countries.contains(known.country()))) {
                return true;
            }
        }
        return false;
    }
}
