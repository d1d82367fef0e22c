package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.Optional;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/**
 * A place on the Earth.
 *
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 */
public record Place(double latitude, double longitude) {

    static final double ROUND = 360;
    /** Degrees of latitude. */
    static final double POLE = 90;
    /** Ten times around the Earth, farther than a map is panned. */
    static final double FARTHEST_EAST = 10 * ROUND;

    private static final double METRES_PER_KM = 1000;
    /** What two ways of reckoning may differ by where there is next to no distance. */
    static final double MILLIMETRE_KM = 1e-6;

    /** R1 of the International Union of Geodesy and Geophysics. */
    static final double MEAN_RADIUS_KM = 6371.0088;

    /** A sphere is wrong by less: the ellipsoid's radii of curvature differ from its radius by 0.67 % at the most. */
    static final double SPHERE_DOUBT = 0.01;

    public static Place parse(String parameter, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw RegistryException.ofParameter(parameter, "must be lat,lon in degrees");
        }
        return new Place(
                ParameterValues.number(parameter, parts[0], -90, 90),
                normalised(ParameterValues.number(parameter, parts[1], -FARTHEST_EAST, FARTHEST_EAST)));
    }

    /** The same longitude from -180 to 180. */
    static double normalised(double longitude) {
        return Math.abs(longitude) <= ROUND / 2 ? longitude : Math.IEEEremainder(longitude, ROUND);
    }

    public static Optional<Place> of(CityDraft city) {
        return city.latitude() == null ? Optional.empty() : Optional.of(new Place(city.latitude(), city.longitude()));
    }

    /** Whether it is no farther than that from another: worked out exactly only where a sphere cannot tell. */
    public boolean isWithin(double km, Place other) {
        double about = sphericalKmTo(other);
        double doubt = about * SPHERE_DOUBT + MILLIMETRE_KM;
        return about + doubt <= km || about - doubt <= km && kmTo(other) <= km;
    }

    /** On a sphere of the Earth's mean radius (haversine formula). */
    private double sphericalKmTo(Place other) {
        double here = Math.toRadians(latitude);
        double there = Math.toRadians(other.latitude);
        double north = Math.sin((there - here) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double square = north * north + Math.cos(here) * Math.cos(there) * east * east;
        return 2 * MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(square)));
    }

    /** Along the shortest line on the WGS 84 ellipsoid (Karney 2013, by GeographicLib). */
    public double kmTo(Place other) {
        return Geodesic.WGS84.Inverse(latitude, longitude, other.latitude, other.longitude, GeodesicMask.DISTANCE).s12
                / METRES_PER_KM;
    }
}
