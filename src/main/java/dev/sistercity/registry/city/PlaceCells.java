package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.api.Box;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.Place;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * The cells of a grid that cities lie in, so that a box is not compared with each city of the world: cells of one degree for
 * small boxes, of ten for large ones.
 */
final class PlaceCells {

    private static final String FACET = "cell";
    private static final int FINE = 1;
    private static final int COARSE = 10;
    /** Cells of one degree that are looked up one by one. */
    private static final double MOST_FINE = 1_000;

    private static final int ROUND = 360;

    private PlaceCells() {}

    static void index(Place place, Index index) {
        of(place).forEach(cell -> index.put(FACET, cell));
    }

    /** Slots of all cities in a box, and of some beside it. To be changed by the caller. */
    static RoaringBitmap around(Box box, Records<CityDraft> cities) {
        RoaringBitmap found = new RoaringBitmap();
        touching(box).forEach(cell -> found.or(cities.with(FACET, cell)));
        return found;
    }

    static List<String> of(Place place) {
        return List.of(
                name(FINE, row(place.latitude(), FINE), row(place.longitude(), FINE)),
                name(COARSE, row(place.latitude(), COARSE), row(place.longitude(), COARSE)));
    }

    /** Names of the cells of one size that a box touches. */
    static List<String> touching(Box box) {
        double east = box.west() <= box.east() ? box.east() : box.east() + ROUND;
        boolean small = (box.north() - box.south() + 1) * (east - box.west() + 1) <= MOST_FINE;
        int degrees = small ? FINE : COARSE;
        int first = row(box.west(), degrees);
        int last = Math.min(row(east, degrees), first + ROUND / degrees - 1);
        List<String> cells = new ArrayList<>();
        for (int north = row(box.south(), degrees); north <= row(box.north(), degrees); north++) {
            for (int column = first; column <= last; column++) {
                cells.add(name(degrees, north, column));
            }
        }
        return cells;
    }

    private static int row(double degrees, int size) {
        return (int) Math.floor(degrees / size);
    }

    /** 180 degrees west and 180 degrees east are one. */
    private static String name(int size, int north, int east) {
        return size + " " + north + " " + Math.floorMod(east, ROUND / size);
    }
}
