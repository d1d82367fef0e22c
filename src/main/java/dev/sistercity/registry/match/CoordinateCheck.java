package dev.sistercity.registry.match;

import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.match.place.Point;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What coordinates that were given are worth. */
@Singleton
class CoordinateCheck {

    /** Farther than this from any place there is no telling which country it is. */
    private static final double[] WIDER_AND_WIDER_KM = {5, 20, 60};

    private static final double HIGHEST_LATITUDE = 90;

    private final CandidateFinder candidateFinder;

    CoordinateCheck(CandidateFinder candidateFinder) {
        this.candidateFinder = candidateFinder;
    }

    /**
     * The point that is meant.
     *
     * @param countries in one of which it should be; empty if that is not known
     * @return null if there is none, or if it is in another country, however it is written
     */
    Point read(CityQuery query, Set<String> countries) {
        if (query.latitude() == null || query.longitude() == null || isNowhere(query)) {
            return null;
        }
        Point point = new Point(query.latitude(), query.longitude(), null);
        if (countries.isEmpty() || isIn(point, countries)) {
            return point;
        }
        return otherwise(query).stream()
                .filter(other -> isIn(other, countries))
                .findFirst()
                .orElse(isRemote(point) ? point : null);
    }

    /**
     * The point that is meant if nothing of the name is near the one that is written: the other way round, or with a sign that was lost,
     * if something of the very name is just there.
     */
    Point meant(ParsedQuery parsedQuery, List<WeighedCandidate> found) {
        Point point = parsedQuery.point();
        boolean odd = point != null
                && point.note() == null
                && parsedQuery.query().trust() != CityQuery.Trust.GUESSED
                && found.stream().noneMatch(one -> isAt(one, point, CandidateChoice.FAR_KM));
        return !odd
                ? point
                : otherwise(parsedQuery.query()).stream()
                        .filter(other -> found.stream()
                                .anyMatch(one -> one.spelling.isExact() && isAt(one, other, CandidateChoice.NEAR_KM)))
                        .findFirst()
                        .orElse(point);
    }

    private static boolean isAt(WeighedCandidate one, Point point, double km) {
        return one.known.isLocated() && one.known.kmTo(point) <= km;
    }

    /** What coordinates may be when they are written wrongly, the likeliest first. */
    private static List<Point> otherwise(CityQuery query) {
        double north = query.latitude();
        double east = query.longitude();
        List<Point> points = new ArrayList<>();
        if (Math.abs(east) <= HIGHEST_LATITUDE) {
            points.add(new Point(east, north, "latitude and longitude are swapped"));
        }
        points.add(new Point(north, -east, "the longitude has the wrong sign"));
        points.add(new Point(-north, east, "the latitude has the wrong sign"));
        points.add(new Point(-north, -east, "latitude and longitude have the wrong signs"));
        if (Math.abs(east) <= HIGHEST_LATITUDE) {
            points.add(new Point(-east, north, "latitude and longitude are swapped, and a sign is lost"));
            points.add(new Point(east, -north, "latitude and longitude are swapped, and a sign is lost"));
        }
        return points;
    }

    /** Null Island, where data without coordinates lies. */
    private static boolean isNowhere(CityQuery query) {
        return query.latitude() == 0 && query.longitude() == 0;
    }

    /** Where no place is near, the country cannot be told: in the midst of a province, or at sea. */
    private boolean isRemote(Point point) {
        return candidateFinder
                .around(point.latitude(), point.longitude(), WIDER_AND_WIDER_KM[WIDER_AND_WIDER_KM.length - 1])
                .isEmpty();
    }

    private boolean isIn(Point point, Set<String> countries) {
        for (double km : WIDER_AND_WIDER_KM) {
            List<KnownPlace> around = candidateFinder.around(point.latitude(), point.longitude(), km);
            if (around.stream().anyMatch(knownPlace -> countries.contains(knownPlace.country()))) {
                return true;
            }
        }
        return false;
    }
}
