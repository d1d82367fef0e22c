package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.DuplicateCandidate;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.api.CityDraft;
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
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds cities by the keys of their names, {@link NameKeys#of}. Made when it is first asked, not at the start, and brought up to
 * the records at each question: only what has changed since is read again. That takes a moment, so not for the event loop.
 */
@Singleton
public class CityNameIndex {

    private final ConcurrentNavigableMap<String, int[]> slotsByKey = new ConcurrentSkipListMap<>();
    /** Keys of cities that do not say which place they are, by country; some may be of cities that are gone. */
    private final Map<String, Set<String>> keysByCountry = new ConcurrentHashMap<>();

    private final List<Entry<CityDraft>> seen = new ArrayList<>();
    private volatile Records<CityDraft> known;
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

    /** Cities of which a name's key begins so, and how; not more than a few keys' worth. */
    public List<Entry<CityDraft>> beginning(Records<CityDraft> cities, String prefix, int most) {
        bringUpTo(cities);
        return at(
                cities,
                slotsByKey.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
                        .limit(most));
    }

    /** Cities of which a name's key differs by so many letters at the most; its first letter is right. */
    public List<Entry<CityDraft>> nearly(Records<CityDraft> cities, String key, int edits, int most) {
        bringUpTo(cities);
        LevenshteinDistance distance = new LevenshteinDistance(edits);
        String first = key.substring(0, 1);
        return at(
                cities,
                slotsByKey.subMap(first, first + Character.MAX_VALUE).entrySet().stream()
                        .filter(entry -> Math.abs(entry.getKey().length() - key.length()) <= edits
                                && distance.apply(entry.getKey(), key) >= 0)
                        .map(Map.Entry::getValue)
                        .limit(most));
    }

    private static List<Entry<CityDraft>> at(Records<CityDraft> cities, Stream<int[]> slots) {
        RoaringBitmap found = new RoaringBitmap();
        slots.forEach(found::add);
        found.and(cities.all());
        List<Entry<CityDraft>> entries = new ArrayList<>();
        cities.forEach(found, entries::add);
        return entries;
    }

    /** Keys under which {@link #named} may find cities of a country that do not say which place of the gazetteer they are. */
    public Set<String> keysOfUnplaced(Records<CityDraft> cities, String country) {
        bringUpTo(cities);
        return keysByCountry.getOrDefault(country, Set.of());
    }

    /** Cities that are probably the same as one; apart from itself. */
    List<DuplicateCandidate> alike(Records<CityDraft> cities, UUID id, CityDraft city) {
        List<DuplicateCandidate> alike = new ArrayList<>();
        for (Entry<CityDraft> other : named(cities, keys(city))) {
            if (!other.id().equals(id)) {
                CityDuplicates.reason(city, other.draft())
                        .ifPresent(reason -> alike.add(new DuplicateCandidate(other.id(), reason)));
            }
        }
        return alike;
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
            come.forEach(key -> slotsByKey.merge(key, new int[] {slot}, CityNameIndex::with));
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
