package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Reading;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Cities as other records show them, those shown lately to readers without a wish for a language. Each is good for one snapshot
 * and has one place, which the next one with the same hash takes over; threads may overwrite each other's.
 */
final class CityRefs {

    private static final int BITS = 17;
    /** 2^32 over the golden ratio: it spreads even the hashes of ids that were made one after the other (Knuth, TAOCP 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private final BiFunction<UUID, Reading, CityRef> finder;
    private final Shown[] lately = new Shown[1 << BITS];

    CityRefs(BiFunction<UUID, Reading, CityRef> finder) {
        this.finder = finder;
    }

    private record Shown(long stamp, CityRef city) {}

    CityRef get(UUID id, Reading reading) {
        int place = id.hashCode() * SPREAD >>> Integer.SIZE - BITS;
        Shown known = lately[place];
        if (known != null
                && known.stamp() == reading.snapshot().stamp()
                && known.city().id().equals(id)) {
            return known.city();
        }
        CityRef city = finder.apply(id, reading);
        lately[place] = new Shown(reading.snapshot().stamp(), city);
        return city;
    }
}
