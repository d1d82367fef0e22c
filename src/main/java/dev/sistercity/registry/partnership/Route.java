package dev.sistercity.registry.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.city.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;

/** The shortest ways between the places of the parties, on the WGS 84 ellipsoid (Karney 2013, by GeographicLib). */
final class Route {

    /** One point for so many metres makes a smooth line on a map of the world. */
    private static final double STEP = 250_000;

    private Route() {}

    /** Kilometres, to a tenth: the longest way between any two of the places; empty for fewer than two. */
    static OptionalDouble longestKm(List<Place> places) {
        double longest = -1;
        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                longest = Math.max(longest, places.get(i).kmTo(places.get(j)));
            }
        }
        return longest < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.round(longest * 10) / 10.0);
    }

    /**
     * Lines from the first place to each of the others as a GeoJSON MultiLineString, cut where they cross the antimeridian
     * (RFC 7946, section 3.1.9); null, as JSON has it, for fewer than two places.
     */
    static JsonNode lines(List<Place> places) {
        if (places.size() < 2) {
            return JsonNodeFactory.instance.nullNode();
        }
        var geometry = JsonNodeFactory.instance.objectNode().put("type", "MultiLineString");
        ArrayNode lines = geometry.putArray("coordinates");
        for (Place other : places.subList(1, places.size())) {
            addLine(places.get(0), other, lines);
        }
        return geometry;
    }

    private static void addLine(Place from, Place to, ArrayNode lines) {
        List<double[]> points = points(from, to);
        ArrayNode line = lines.addArray();
        double[] previous = null;
        for (double[] point : points) {
            if (previous != null && Math.abs(point[0] - previous[0]) > 180) {
                // The short way leads across the antimeridian: the line ends on one side and begins on the other.
                double side = previous[0] < 0 ? -180 : 180;
                double unrolled = point[0] + 2 * side;
                double share = (side - previous[0]) / (unrolled - previous[0]);
                double latitude = previous[1] + share * (point[1] - previous[1]);
                add(line, side, latitude);
                line = lines.addArray();
                add(line, -side, latitude);
            }
            add(line, point[0], point[1]);
            previous = point;
        }
    }

    private static List<double[]> points(Place from, Place to) {
        GeodesicLine way = Geodesic.WGS84.InverseLine(from.latitude(), from.longitude(), to.latitude(), to.longitude());
        int steps = (int) Math.max(1, Math.ceil(way.Distance() / STEP));
        List<double[]> points = new ArrayList<>(steps + 1);
        for (int i = 0; i <= steps; i++) {
            GeodesicData position = way.Position(way.Distance() * i / steps);
            points.add(new double[] {position.lon2, position.lat2});
        }
        return points;
    }

    /** Five decimals are a metre. */
    private static void add(ArrayNode line, double longitude, double latitude) {
        line.addArray().add(Math.round(longitude * 1e5) / 1e5).add(Math.round(latitude * 1e5) / 1e5);
    }
}
