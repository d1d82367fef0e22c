package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Alike;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds cities by the keys of their names, {@link NameKeys#of}. Made when it is first asked, not at the start, and brought up to
 * the records at each question: only what has changed since is read again. That takes a moment, so not for the event loop.
 */
@Singleton
public class CityNames {

    private final Map<String, int[]> slotsByKey = new ConcurrentHashMap<>();
    /** Keys of cities that do not say which place they are, by country; some may be of cities that are gone. */
    private final Map<String, Set<String>> keysByCountry = new ConcurrentHashMap<>();

    private final List<Entry<CityDraft>> seen = new ArrayList<>();
    private volatile Records<CityDraft> known;
    private volatile Suspects suspects;

    private record Suspects(Records<CityDraft> of, RoaringBitmap slots) {}

    /** The cities of which a name has one of these keys. */
    public List<Entry<CityDraft>> named(Records<CityDraft> cities, Collection<String> keys) {
        bringUpTo(cities);
        RoaringBitmap slots = new RoaringBitmap();
        for (String key : keys) {
            slots.add(slotsByKey.getOrDefault(key, new int[0]));
        }
        slots.and(cities.all());
        List<Entry<CityDraft>> found = new ArrayList<>();
        cities.forEach(slots, found::add);
        return found;
    }

    /** Keys under which {@link #named} may find cities of a country that do not say which place of the gazetteer they are. */
    public Set<String> keysOfUnplaced(Records<CityDraft> cities, String country) {
        bringUpTo(cities);
        return keysByCountry.getOrDefault(country, Set.of());
    }

    /** Cities that are probably the same as one; apart from itself. */
    List<Alike> alike(Records<CityDraft> cities, UUID id, CityDraft city) {
        List<Alike> alike = new ArrayList<>();
        for (Entry<CityDraft> other : named(cities, keys(city))) {
            if (!other.id().equals(id)) {
                CityTwins.reason(city, other.draft()).ifPresent(reason -> alike.add(new Alike(other.id(), reason)));
            }
        }
        return alike;
    }

    /** Slots of all cities of which another is probably the same. */
    RoaringBitmap suspects(Records<CityDraft> cities) {
        Suspects last = suspects;
        if (last == null || last.of() != cities) {
            bringUpTo(cities);
            RoaringBitmap slots = new RoaringBitmap();
            slotsByKey.values().stream().filter(each -> each.length > 1).forEach(each -> addTwins(cities, each, slots));
            last = new Suspects(cities, slots);
            suspects = last;
        }
        return last.slots();
    }

    private static void addTwins(Records<CityDraft> cities, int[] sharing, RoaringBitmap twins) {
        for (int i = 0; i < sharing.length; i++) {
            for (int j = i + 1; j < sharing.length; j++) {
                boolean bothStand =
                        cities.all().contains(sharing[i]) && cities.all().contains(sharing[j]);
                if (bothStand
                        && CityTwins.reason(
                                        cities.at(sharing[i]).draft(),
                                        cities.at(sharing[j]).draft())
                                .isPresent()) {
                    twins.add(sharing[i]);
                    twins.add(sharing[j]);
                }
            }
        }
    }

    private void bringUpTo(Records<CityDraft> cities) {
        if (cities == known) {
            return;
        }
        synchronized (seen) {
            RoaringBitmap live = cities.all();
            int end = Math.max(seen.size(), live.isEmpty() ? 0 : live.last() + 1);
            for (int slot = 0; slot < end; slot++) {
                replace(slot, live.contains(slot) ? cities.at(slot) : null);
            }
            known = cities;
        }
    }

    private void replace(int slot, Entry<CityDraft> now) {
        while (seen.size() <= slot) {
            seen.add(null);
        }
        Entry<CityDraft> before = seen.get(slot);
        boolean same = before == now
                || before != null
                        && now != null
                        && before.draft().names().equals(now.draft().names());
        if (!same) {
            Set<String> gone = before == null ? Set.of() : keys(before.draft());
            gone.forEach(key -> slotsByKey.computeIfPresent(key, (k, slots) -> without(slots, slot)));
            Set<String> come = now == null ? Set.of() : keys(now.draft());
            come.forEach(key -> slotsByKey.merge(key, new int[] {slot}, CityNames::with));
            if (now != null && !isPlaced(now.draft())) {
                keysByCountry
                        .computeIfAbsent(now.draft().countryCode(), none -> ConcurrentHashMap.newKeySet())
                        .addAll(come);
            }
        }
        seen.set(slot, now);
    }

    private static boolean isPlaced(CityDraft city) {
        return city.identifiers().stream().anyMatch(id -> id.scheme().equals("geonames"));
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
