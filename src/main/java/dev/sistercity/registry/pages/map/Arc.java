package dev.sistercity.registry.pages.map;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;

/**
 * The shortest way between two places (Karney 2013, by GeographicLib) as a path of SVG, in relative whole steps. Longitudes run
 * on, so that nothing is cut where the map ends.
 *
 * @param path the attribute {@code d}
 * @param endX where it ends on the map
 * @param endY as above
 * @param km its length
 * @param bearing in which direction it sets out: degrees clockwise from north, 0 to 360
 */
public record Arc(String path, long endX, long endY, double km, double bearing) {

    private static final double STEP_METRES = 400_000;
    private static final int WANTED = GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE | GeodesicMask.LONG_UNROLL;

    /** As many as the largest cities have: each of some hundred bytes. */
    private static final int MOST_KEPT = 10_000;

    /** Worked out once: places of cities hardly ever change, and pages are made anew with each change of the log. */
    private static final LoadingCache<Ends, Arc> KEPT = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .executor(Runnable::run)
            .build(ends -> worked(ends.from(), ends.to()));

    /** With a hash of its own: that of a record is worked out by method handles, which C1 compiles to something slow. */
    private record Ends(GeoPoint from, GeoPoint to) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Ends ends && same(from, ends.from) && same(to, ends.to);
        }

        private static boolean same(GeoPoint one, GeoPoint other) {
            return Double.compare(one.latitude(), other.latitude()) == 0
                    && Double.compare(one.longitude(), other.longitude()) == 0;
        }

        @Override
        public int hashCode() {
            return 31 * hash(from) + hash(to);
        }

        private static int hash(GeoPoint point) {
            return 31 * Double.hashCode(point.latitude()) + Double.hashCode(point.longitude());
        }
    }

    public static Arc between(GeoPoint from, GeoPoint to) {
        return KEPT.get(new Ends(from, to));
    }

    private static Arc worked(GeoPoint from, GeoPoint to) {
        GeodesicLine line = Geodesic.WGS84.InverseLine(
                from.latitude(),
                from.longitude(),
                to.latitude(),
                to.longitude(),
                GeodesicMask.DISTANCE_IN | GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE);
        double metres = line.Distance();
        int steps = Math.max(2, (int) Math.ceil(metres / STEP_METRES));
        StringBuilder path = new StringBuilder();
        long x = 0;
        long y = 0;
        for (int i = 0; i <= steps; i++) {
            GeodesicData point = line.Position(metres * i / steps, WANTED);
            long nextX = Projection.x(point.lon2);
            long nextY = Projection.y(point.lat2);
            if (i == 0) {
                path.append('M').append(nextX).append(' ').append(nextY).append('l');
            } else {
                step(path, nextX - x, i == 1);
                step(path, nextY - y, false);
            }
            x = nextX;
            y = nextY;
        }
        double bearing = (line.Azimuth() + 360) % 360;
        return new Arc(path.toString(), x, y, metres / 1000, bearing);
    }

    private static void step(StringBuilder path, long by, boolean first) {
        if (!first && by >= 0) {
            path.append(' ');
        }
        path.append(by);
    }
}
