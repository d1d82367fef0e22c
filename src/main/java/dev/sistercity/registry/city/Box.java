package dev.sistercity.registry.city;

import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;

/** A bounding box in degrees, WGS 84; with {@code west > east} it crosses the antimeridian (RFC 7946, section 5.2). */
record Box(double west, double south, double east, double north) {

    static Box parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4) {
            throw RegistryException.ofParameter("bbox", "must be west,south,east,north in degrees");
        }
        Box box = new Box(
                ParameterValues.number("bbox", parts[0], -180, 180),
                ParameterValues.number("bbox", parts[1], -90, 90),
                ParameterValues.number("bbox", parts[2], -180, 180),
                ParameterValues.number("bbox", parts[3], -90, 90));
        if (box.south > box.north) {
            throw RegistryException.ofParameter("bbox", "has its south above its north");
        }
        return box;
    }

    boolean holds(CityDraft city) {
        if (city.latitude() == null || city.latitude() < south || city.latitude() > north) {
            return false;
        }
        return west <= east
                ? city.longitude() >= west && city.longitude() <= east
                : city.longitude() >= west || city.longitude() <= east;
    }
}
