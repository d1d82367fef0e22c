package dev.sistercity.registry.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.city.api.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;

/** The shortest ways between the places of the parties, on the WGS 84 ellipsoid (Karney 2013, by GeographicLib). */
public final class GreatCircle {

    /** One point for so many metres makes a smooth line on a map of the world. */
    private static final double STEP = 250_000;

    private GreatCircle() {}

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
    public static JsonNode lines(List<Place> places) {
        if (places.size() < 2) {
            return JsonNodeFactory.instance.nullNode();
        }
        var geometry = JsonNodeFactory.instance.objectNode().put("type", "MultiLineString");
        ArrayNode lines = geometry.putArray("coordinates");
        for (Place other : places.subList(1, places.size())) {
            addLine(points(places.get(0), other), lines);
        }
        return geometry;
    }

    private static void addLine(List<double[]> points, ArrayNode lines) {
        ArrayNode line = null;
        int turn = 0;
        for (int i = 1; i < points.size(); i++) {
            for (Step step : cut(points.get(i - 1), points.get(i))) {
                if (line == null || step.turn() != turn) {
                    turn = step.turn();
                    line = lines.addArray();
                    add(line, step.from(), turn);
                }
                add(line, step.to(), turn);
            }
        }
    }

    /** From one point to the next, each longitude and latitude, without the antimeridian between them. */
    private record Step(double[] from, double[] to) {

        /** How many times round the Earth it is. */
        int turn() {
            return (int) Math.floor(((from[0] + to[0]) / 2 + 180) / 360);
        }
    }

    private static List<Step> cut(double[] from, double[] to) {
        double low = Math.min(from[0], to[0]);
        double antimeridian = Math.floor((low + 180) / 360) * 360 + 180;
        if (antimeridian <= low || antimeridian >= Math.max(from[0], to[0])) {
            return List.of(new Step(from, to));
        }
        double share = (antimeridian - from[0]) / (to[0] - from[0]);
        double[] crossing = {antimeridian, from[1] + share * (to[1] - from[1])};
        return List.of(new Step(from, crossing), new Step(crossing, to));
    }

    /** Longitudes go on beyond 180 degrees: those of neighbours differ by what lies between them. */
    private static List<double[]> points(Place from, Place to) {
        GeodesicLine way = Geodesic.WGS84.InverseLine(from.latitude(), from.longitude(), to.latitude(), to.longitude());
        int steps = (int) Math.max(1, Math.ceil(way.Distance() / STEP));
        List<double[]> points = new ArrayList<>(steps + 1);
        for (int i = 0; i <= steps; i++) {
            GeodesicData position = way.Position(
                    way.Distance() * i / steps,
                    GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE | GeodesicMask.LONG_UNROLL);
            points.add(new double[] {position.lon2, position.lat2});
        }
        return points;
    }

    private static void add(ArrayNode line, double[] point, int turn) {
        line.addArray().add(rounded(point[0] - 360.0 * turn)).add(rounded(point[1]));
    }

    /** Five decimals are a metre. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
