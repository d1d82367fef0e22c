package dev.sistercity.registry.pages.map;

/**
 * The cylindrical projection of Patterson, Šavrič and Jenny (Introducing the Patterson cylindrical projection, Cartographic
 * Perspectives 78, 2015). Cylindrical, so that a map centred elsewhere is the same picture shifted. Ten units are a degree of
 * longitude.
 */
final class Projection {

    static final int UNITS = 10;
    /** Of the whole way around. */
    static final int WORLD = 360 * UNITS;

    private Projection() {}

    /** @param longitude degrees east, beyond 180 where a line runs on */
    static long x(double longitude) {
        return Math.round(longitude * UNITS);
    }

    /** @param latitude degrees north; downwards, as pictures count */
    static long y(double latitude) {
        double p = Math.toRadians(latitude);
        double p2 = p * p;
        return -Math.round(UNITS * Math.toDegrees(p * (1.0148 + p2 * p2 * (0.23185 + p2 * (-0.14499 + p2 * 0.02406)))));
    }
}
