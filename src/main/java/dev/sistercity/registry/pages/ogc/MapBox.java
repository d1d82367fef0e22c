package dev.sistercity.registry.pages.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.city.api.Box;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.List;

/** A bounding box that features are looked for in (OGC 17-069r4, section 7.15.3); with {@code west > east} across the antimeridian. */
record MapBox(Box box) {

    private static final double ROUND = 360;
    /** Degrees of longitude: beyond it the shorter way may go either way round. */
    private static final double NEARLY_HALF = 178;
    /** Degrees that a line on an ellipsoid is off from what is reckoned on a sphere. */
    private static final double SLACK = 1;

    /** @param text four numbers, or six: what is said of heights holds of all that lies on the ground */
    static MapBox parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw RegistryException.ofParameter("bbox", "must be west,south,east,north in degrees");
        }
        return new MapBox(
                Box.parse(parts.length == 4 ? text : String.join(",", parts[0], parts[1], parts[3], parts[4])));
    }

    boolean holds(Place place) {
        return place.latitude() >= box.south() && place.latitude() <= box.north() && holdsLongitude(place.longitude());
    }

    private boolean holdsLongitude(double longitude) {
        return box.west() <= box.east()
                ? longitude >= box.west() && longitude <= box.east()
                : longitude >= box.west() || longitude <= box.east();
    }

    /**
     * Whether a line from the first place to one of the others can lie in it: nearly all that do not are told from their ends, and
     * need not be drawn.
     */
    boolean mayMeetLines(List<Place> places) {
        Place from = places.get(0);
        return places.subList(1, places.size()).stream().anyMatch(to -> mayMeetLine(from, to));
    }

    private boolean mayMeetLine(Place from, Place to) {
        // Between two places of one hemisphere the shortest way leads towards the pole, never towards the equator.
        double nearest = Math.min(from.latitude(), to.latitude());
        double farthest = Math.max(from.latitude(), to.latitude());
        if (nearest >= 0 && box.north() < nearest - SLACK || farthest <= 0 && box.south() > farthest + SLACK) {
            return false;
        }
        double east = Math.IEEEremainder(to.longitude() - from.longitude(), ROUND);
        if (Math.abs(east) > NEARLY_HALF) {
            return true;
        }
        double first = Math.min(from.longitude(), from.longitude() + east) - SLACK;
        double last = Math.max(from.longitude(), from.longitude() + east) + SLACK;
        double boxEast = box.west() <= box.east() ? box.east() : box.east() + ROUND;
        for (double turn = -ROUND; turn <= ROUND; turn += ROUND) {
            if (first <= boxEast + turn && last >= box.west() + turn) {
                return true;
            }
        }
        return false;
    }

    /** @param geometry a MultiLineString whose lines are cut where they cross the antimeridian */
    boolean meetsLines(JsonNode geometry) {
        for (JsonNode line : geometry.path("coordinates")) {
            for (int i = 1; i < line.size(); i++) {
                if (meets(line.get(i - 1), line.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean meets(JsonNode from, JsonNode to) {
        double[] start = {from.get(0).asDouble(), from.get(1).asDouble()};
        double[] step = {to.get(0).asDouble() - start[0], to.get(1).asDouble() - start[1]};
        return box.west() <= box.east()
                ? meets(start, step, box.west(), box.east())
                : meets(start, step, box.west(), ROUND / 2) || meets(start, step, -ROUND / 2, box.east());
    }

    /** Cuts a step off at each side of the box (Liang and Barsky 1984); it lies in it if some is left. */
    private boolean meets(double[] start, double[] step, double west, double east) {
        double[] away = {-step[0], step[0], -step[1], step[1]};
        double[] room = {start[0] - west, east - start[0], start[1] - box.south(), box.north() - start[1]};
        double first = 0;
        double last = 1;
        for (int side = 0; side < away.length; side++) {
            if (away[side] == 0) {
                if (room[side] < 0) {
                    return false;
                }
            } else if (away[side] < 0) {
                first = Math.max(first, room[side] / away[side]);
            } else {
                last = Math.min(last, room[side] / away[side]);
            }
        }
        return first <= last;
    }
}
