package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Reading;
import java.util.function.BiFunction;

/**
 * Cities as other records show them, those shown lately to readers without a wish for a language. Each is good for one snapshot
 * and has one of a few places, which later ones with the same hash take over; threads may overwrite each other's.
 */
final class CityRefs {

    private static final int BITS = 17;
    /** Places of one hash. */
    private static final int WAYS = 4;
    /** 2^32 over the golden ratio: it spreads even the hashes of ids that were made one after the other (Knuth, TAOCP 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private final BiFunction<String, Reading, CityRef> finder;
    private final Shown[] lately = new Shown[1 << BITS];

    CityRefs(BiFunction<String, Reading, CityRef> finder) {
        this.finder = finder;
    }

    private record Shown(long stamp, String id, CityRef city) {

        private boolean isStill(long current) {
            return stamp == current;
        }
    }

    /** @param id as drafts have it: reading it would take longer than all the rest */
    CityRef get(String id, Reading reading) {
        int place = id.hashCode() * SPREAD >>> Integer.SIZE - BITS;
        long stamp = reading.snapshot().stamp();
        for (int i = 0; i < WAYS; i++) {
            Shown known = lately[place ^ i];
            if (known != null && known.isStill(stamp) && known.id().equals(id)) {
                return known.city();
            }
        }
        CityRef city = finder.apply(id, reading);
        lately[free(place, stamp)] = new Shown(stamp, id, city);
        return city;
    }

    private int free(int place, long stamp) {
        for (int i = 0; i < WAYS; i++) {
            Shown known = lately[place ^ i];
            if (known == null || !known.isStill(stamp)) {
                return place ^ i;
            }
        }
        return place;
    }
}
