package dev.sistercity.registry.city;

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

    private static final double METRES_PER_KM = 1000;

    static Place parse(String parameter, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw RegistryException.ofParameter(parameter, "must be lat,lon in degrees");
        }
        return new Place(
                ParameterValues.number(parameter, parts[0], -90, 90),
                ParameterValues.number(parameter, parts[1], -180, 180));
    }

    public static Optional<Place> of(CityDraft city) {
        return city.latitude() == null ? Optional.empty() : Optional.of(new Place(city.latitude(), city.longitude()));
    }

    /** Along the shortest line on the WGS 84 ellipsoid (Karney 2013, by GeographicLib). */
    public double kmTo(Place other) {
        return Geodesic.WGS84.Inverse(latitude, longitude, other.latitude, other.longitude, GeodesicMask.DISTANCE).s12
                / METRES_PER_KM;
    }
}
