package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Reading;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Cities as other records show them, those shown lately to readers without a wish for a language. Each is good for one snapshot
 * and has one place, which the next one with the same remainder takes over; threads may overwrite each other's.
 */
final class CityRefs {

    /** A power of two. */
    private static final int SIZE = 1 << 15;

    private final BiFunction<UUID, Reading, CityRef> finder;
    private final Shown[] lately = new Shown[SIZE];

    CityRefs(BiFunction<UUID, Reading, CityRef> finder) {
        this.finder = finder;
    }

    private record Shown(long stamp, CityRef city) {}

    CityRef get(UUID id, Reading reading) {
        int hash = id.hashCode();
        int place = (hash ^ hash >>> 16) & (SIZE - 1);
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
