package dev.sistercity.registry.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.city.Place;
import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;

/**
 * Shortest lines on the WGS 84 ellipsoid (Karney 2013, by GeographicLib) as GeoJSON: points so close together that the
 * straight lines between them are hard to tell from the curve, cut in two at the antimeridian (RFC 7946, section 3.1.9).
 */
final class GeodesicLines {

    private static final double LONGEST_STEP_METRES = 250_000;
    /** Of coordinates, in degrees: about a metre, as precise as the places of cities are. */
    private static final double RESOLUTION = 1e5;

    private final List<List<double[]>> pieces = new ArrayList<>();

    private GeodesicLines() {}

    /** From one point to the next, each longitude and latitude in degrees. */
    private record Segment(double[] from, double[] to) {}

    /**
     * Lines from the first place to each of the others: every pair would be as true, and unreadable.
     *
     * @return a LineString, or a MultiLineString where it takes several; null, as JSON has it, for fewer than two places
     */
    static JsonNode of(List<Place> places) {
        GeodesicLines lines = new GeodesicLines();
        for (int i = 1; i < places.size(); i++) {
            lines.add(places.get(0), places.get(i));
        }
        return lines.geometry();
    }

    /** With longitudes unrolled: those of neighbouring points differ by no more than the step between them. */
    private void add(Place from, Place to) {
        GeodesicLine line = Geodesic.WGS84.InverseLine(
                from.latitude(),
                from.longitude(),
                to.latitude(),
                to.longitude(),
                GeodesicMask.DISTANCE_IN | GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE);
        int steps = Math.max(1, (int) Math.ceil(line.Distance() / LONGEST_STEP_METRES));
        double[] last = {from.longitude(), from.latitude()};
        List<double[]> piece = null;
        int sheet = 0;
        for (int i = 1; i <= steps; i++) {
            GeodesicData point = line.Position(
                    line.Distance() * i / steps,
                    GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE | GeodesicMask.LONG_UNROLL);
            double[] next = {point.lon2, point.lat2};
            for (Segment segment : cut(last, next)) {
                int own = sheet(segment);
                if (piece == null || own != sheet) {
                    sheet = own;
                    piece = new ArrayList<>(List.of(onSheet(segment.from(), sheet)));
                    pieces.add(piece);
                }
                piece.add(onSheet(segment.to(), sheet));
            }
            last = next;
        }
    }

    /** A segment as it is, or as two that meet at the antimeridian, where a straight line on the map would cross it. */
    private static List<Segment> cut(double[] from, double[] to) {
        double low = Math.min(from[0], to[0]);
        double antimeridian = Math.floor((low + 180) / 360) * 360 + 180;
        if (antimeridian <= low || antimeridian >= Math.max(from[0], to[0])) {
            return List.of(new Segment(from, to));
        }
        double share = (antimeridian - from[0]) / (to[0] - from[0]);
        double[] crossing = {antimeridian, from[1] + share * (to[1] - from[1])};
        return List.of(new Segment(from, crossing), new Segment(crossing, to));
    }

    /** How many times round the Earth a segment has come, which crosses no antimeridian. */
    private static int sheet(Segment segment) {
        return (int) Math.floor(((segment.from()[0] + segment.to()[0]) / 2 + 180) / 360);
    }

    private static double[] onSheet(double[] point, int sheet) {
        return new double[] {rounded(point[0] - 360.0 * sheet), rounded(point[1])};
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * RESOLUTION) / RESOLUTION;
    }

    private JsonNode geometry() {
        if (pieces.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode geometry = JsonNodeFactory.instance.objectNode();
        if (pieces.size() == 1) {
            write(pieces.get(0), geometry.put("type", "LineString").putArray("coordinates"));
            return geometry;
        }
        ArrayNode lines = geometry.put("type", "MultiLineString").putArray("coordinates");
        pieces.forEach(piece -> write(piece, lines.addArray()));
        return geometry;
    }

    private static void write(List<double[]> piece, ArrayNode coordinates) {
        piece.forEach(point -> coordinates.addArray().add(point[0]).add(point[1]));
    }
}
