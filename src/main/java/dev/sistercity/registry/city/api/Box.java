package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;

/** A bounding box in degrees, WGS 84; with {@code west > east} it crosses the antimeridian (RFC 7946, section 5.2). */
public record Box(double west, double south, double east, double north) {

    public static Box parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4) {
            throw RegistryException.ofParameter("bbox", "must be west,south,east,north in degrees");
        }
        Box box = new Box(
                ParameterValues.number("bbox", parts[0], -Place.FARTHEST_EAST, Place.FARTHEST_EAST),
                ParameterValues.number("bbox", parts[1], -90, 90),
                ParameterValues.number("bbox", parts[2], -Place.FARTHEST_EAST, Place.FARTHEST_EAST),
                ParameterValues.number("bbox", parts[3], -90, 90));
        if (box.south > box.north) {
            throw RegistryException.ofParameter("bbox", "has its south above its north");
        }
        return box.normalised();
    }

    /** The box around a circle: all that is no farther than some kilometres from its middle, and some more. */
    public static Box around(Place middle, double radiusKm) {
        double angle = (radiusKm + Place.MILLIMETRE_KM) / Place.MEAN_RADIUS_KM * (1 + Place.SPHERE_DOUBT);
        double south = middle.latitude() - Math.toDegrees(angle);
        double north = middle.latitude() + Math.toDegrees(angle);
        if (south <= -Place.POLE || north >= Place.POLE) {
            return new Box(
                    -Place.ROUND / 2, Math.max(south, -Place.POLE), Place.ROUND / 2, Math.min(north, Place.POLE));
        }
        // Where the meridians touch the circle (Bronshtein, Semendyayev: spherical right triangles).
        double east = Math.toDegrees(Math.asin(Math.sin(angle) / Math.cos(Math.toRadians(middle.latitude()))));
        return new Box(
                Place.normalised(middle.longitude() - east), south, Place.normalised(middle.longitude() + east), north);
    }

    /** A map that was panned around the Earth sends longitudes beyond 180; one that shows all of it, or more, all of it. */
    private Box normalised() {
        return east - west >= Place.ROUND
                ? new Box(-Place.ROUND / 2, south, Place.ROUND / 2, north)
                : new Box(Place.normalised(west), south, Place.normalised(east), north);
    }

    public boolean holds(CityDraft city) {
        if (city.latitude() == null || city.latitude() < south || city.latitude() > north) {
            return false;
        }
        return west <= east
                ? city.longitude() >= west && city.longitude() <= east
                : city.longitude() >= west || city.longitude() <= east;
    }
}
