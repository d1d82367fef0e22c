package dev.sistercity.registry.match;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds cities of the registry by the keys of their names. Made when it is first asked, not at the start, and brought up to the
 * catalog at each question: only what has changed since is read again.
 */
@Singleton
class RegistryNames {

    private final Catalog catalog;
    private final CityType type;
    private final Map<String, int[]> slotsByKey = new ConcurrentHashMap<>();
    private final List<Entry<CityDraft>> seen = new ArrayList<>();
    private volatile Records<CityDraft> known;

    RegistryNames(Catalog catalog, CityType type) {
        this.catalog = catalog;
        this.type = type;
    }

    /** The registry's cities as they are now. */
    Records<CityDraft> cities() {
        return catalog.snapshot().records(type);
    }

    List<Entry<CityDraft>> named(Collection<String> keys) {
        Records<CityDraft> cities = upToDate();
        RoaringBitmap slots = new RoaringBitmap();
        for (String key : keys) {
            slots.add(slotsByKey.getOrDefault(key, new int[0]));
        }
        List<Entry<CityDraft>> found = new ArrayList<>();
        slots.and(cities.all());
        cities.forEach(slots, found::add);
        return found;
    }

    Optional<Entry<CityDraft>> ofPlace(int geonamesId) {
        Records<CityDraft> cities = cities();
        RoaringBitmap slots = cities.with("identifier", "geonames:" + geonamesId);
        return slots.isEmpty() ? Optional.empty() : Optional.of(cities.at(slots.first()));
    }

    private Records<CityDraft> upToDate() {
        Records<CityDraft> cities = cities();
        if (cities != known) {
            synchronized (seen) {
                cities = cities();
                RoaringBitmap live = cities.all();
                int end = Math.max(seen.size(), live.isEmpty() ? 0 : live.last() + 1);
                for (int slot = 0; slot < end; slot++) {
                    replace(slot, live.contains(slot) ? cities.at(slot) : null);
                }
                known = cities;
            }
        }
        return cities;
    }

    private void replace(int slot, Entry<CityDraft> now) {
        while (seen.size() <= slot) {
            seen.add(null);
        }
        Entry<CityDraft> before = seen.get(slot);
        boolean same =
                before == now || before != null && now != null && before.draft().equals(now.draft());
        if (!same) {
            Set<String> gone = before == null ? Set.of() : keys(before.draft());
            gone.forEach(key -> slotsByKey.computeIfPresent(key, (k, slots) -> without(slots, slot)));
            Set<String> come = now == null ? Set.of() : keys(now.draft());
            come.forEach(key -> slotsByKey.merge(key, new int[] {slot}, RegistryNames::with));
        }
        seen.set(slot, now);
    }

    private static Set<String> keys(CityDraft city) {
        Set<String> keys = new HashSet<>();
        city.names().forEach(name -> keys.addAll(NameKeys.of(name.value())));
        return keys;
    }

    private static int[] with(int[] slots, int[] one) {
        int[] more = Arrays.copyOf(slots, slots.length + 1);
        more[slots.length] = one[0];
        return more;
    }

    private static int[] without(int[] slots, int slot) {
        int[] fewer = Arrays.stream(slots).filter(each -> each != slot).toArray();
        return fewer.length == 0 ? null : fewer;
    }
}
