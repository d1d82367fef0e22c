package dev.sistercity.registry.transfer.statement.place;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a row says that a city lies.
 *
 * @param latitude degrees north, null with longitude for nowhere
 */
public record Coordinates(Double latitude, Double longitude) {

    public static final Coordinates NOWHERE = new Coordinates(null, null);

    private static final int HIGHEST_LATITUDE = 90;
    private static final int HIGHEST_LONGITUDE = 180;
    /** Well-known text, the longitude first (OGC 06-103r4): {@code Point(6.08 50.77)}. */
    private static final Pattern POINT = Pattern.compile(
            "point ?(?:z )?\\(([-+0-9.eE]{1,30})[ ,]+([-+0-9.eE]{1,30})(?: [-+0-9.eE]{1,30})?\\)",
            Pattern.CASE_INSENSITIVE);

    /** A geo URI (RFC 5870), the latitude first: {@code geo:50.77,6.08}; of WGS 84, as one that names no system is. */
    private static final Pattern GEO_URI = Pattern.compile(
            "geo:(-?[0-9.]{1,30}),(-?[0-9.]{1,30})(?:,-?[0-9.]{1,30})?(?:;crs=wgs84)?(?:;(?!crs=)[^;]{1,60}){0,9}",
            Pattern.CASE_INSENSITIVE);

    /** The position of a GeoJSON point (RFC 7946), the longitude first. */
    private static final Pattern GEOJSON = Pattern.compile(
            "\"coordinates\" ?: ?\\[ ?(-?[0-9.]{1,30}) ?, ?(-?[0-9.]{1,30}) ?(?:, ?-?[0-9.]{1,30} ?)?\\]");

    /** Where an address of a map is centred: {@code https://…/@50.77,6.08,12z}. */
    private static final Pattern MAP =
            Pattern.compile("https?://\\S{1,100}/@(-?[0-9.]{1,30}),(-?[0-9.]{1,30})(?:,\\S{0,60})?");

    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[]([^()\\[\\]]{1,100})[)\\]]");

    private static final Pattern HEMISPHERE = Pattern.compile("(?<=[NSns]) ?,? ?(?=[0-9EWOewo])");
    private static final Pattern BLANKS = Pattern.compile("\\s++");

    /**
     * Reads two cells.
     *
     * @param remarks to which is added what is odd about them
     */
    public static Coordinates parse(String latitude, String longitude, List<String> remarks) {
        if (latitude == null || longitude == null) {
            if (latitude != null || longitude != null) {
                remarks.add("one of two coordinates is missing: not used");
            }
            return NOWHERE;
        }
        Optional<Degrees> north = Degrees.read(latitude);
        Optional<Degrees> east = Degrees.read(longitude);
        String given = latitude + ", " + longitude;
        if (north.isEmpty() || east.isEmpty()) {
            remarks.add("the coordinates " + given + " are no degrees: not used");
            return NOWHERE;
        }
        return of(north.get(), east.get(), given, remarks);
    }

    /** Reads one cell that holds both, the latitude first but in well-known text and GeoJSON. */
    public static Coordinates parse(String both, List<String> remarks) {
        for (Pattern latitudeFirst : List.of(GEO_URI, MAP)) {
            Matcher address = latitudeFirst.matcher(both.strip());
            if (address.matches()) {
                return parse(address.group(1), address.group(2), remarks);
            }
        }
        Matcher position = GEOJSON.matcher(both);
        if (position.find()) {
            return parse(position.group(2), position.group(1), remarks);
        }
        Matcher brackets = IN_BRACKETS.matcher(both.strip());
        return pair(brackets.matches() ? brackets.group(1).strip() : both, remarks);
    }

    private static Coordinates pair(String both, List<String> remarks) {
        Matcher point = POINT.matcher(both);
        if (point.find()) {
            return parse(point.group(2), point.group(1), remarks);
        }
        for (String[] sides : List.of(
                both.split(";"), both.split(", "), both.split(","), HEMISPHERE.split(both, 2), BLANKS.split(both))) {
            if (sides.length == 2) {
                return parse(sides[0].strip(), sides[1].strip(), remarks);
            }
        }
        remarks.add("the coordinates " + both + " are no degrees: not used");
        return NOWHERE;
    }

    private static Coordinates of(Degrees north, Degrees east, String given, List<String> remarks) {
        boolean turned = north.axis() == Degrees.Axis.EAST || east.axis() == Degrees.Axis.NORTH;
        double latitude = turned ? east.value() : north.value();
        double longitude = turned ? north.value() : east.value();
        if (latitude == 0 && longitude == 0) {
            remarks.add("the coordinates " + given + " stand for none: not used");
            return NOWHERE;
        }
        if (fits(latitude, longitude)) {
            if (turned) {
                remarks.add("the coordinates " + given + " are swapped: used the other way round");
            }
            return new Coordinates(latitude, longitude);
        }
        if (!turned && fits(longitude, latitude)) {
            remarks.add("the coordinates " + given + " are swapped, as no latitude is " + north.written()
                    + ": used the other way round");
            return new Coordinates(longitude, latitude);
        }
        remarks.add("the coordinates " + given + " are nowhere on Earth: not used");
        return NOWHERE;
    }

    private static boolean fits(double latitude, double longitude) {
        return Math.abs(latitude) <= HIGHEST_LATITUDE && Math.abs(longitude) <= HIGHEST_LONGITUDE;
    }
}
