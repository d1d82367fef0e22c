package dev.sistercity.registry.match;

import com.ibm.icu.lang.UScript;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityNames;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.gazetteer.Places;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** Looks names up in the registry and in the gazetteer, and puts together what is the same city. */
@Singleton
class Finder {

    private static final int MOST = 500;
    private static final int MOST_NEAR = 40;
    private static final int MOST_SIMILAR = 60;
    private static final int SHORTEST_SLIP = 5;
    /** Within this a city of the registry and a place of one name are the same. */
    private static final double SAME_PLACE_KM = 15;

    private final PlaceStore gazetteer;
    private final Catalog catalog;
    private final CityType type;
    private final CityNames names;

    Finder(PlaceStore gazetteer, Catalog catalog, CityType type, CityNames names) {
        this.gazetteer = gazetteer;
        this.catalog = catalog;
        this.type = type;
        this.names = names;
    }

    /** The registry's cities as they are now. */
    Records<CityDraft> cities() {
        return catalog.snapshot().records(type);
    }

    private Optional<Entry<CityDraft>> ofPlace(int geonamesId) {
        Records<CityDraft> cities = cities();
        RoaringBitmap slots = cities.with("identifier", "geonames:" + geonamesId);
        return slots.isEmpty() ? Optional.empty() : Optional.of(cities.at(slots.first()));
    }

    /**
     * All that have one of these names, or one that differs in its marks only.
     *
     * @param countries in which they are; empty for all
     */
    List<Found> named(Collection<String> names, Set<String> countries, Pending pending) {
        Set<String> keys = new LinkedHashSet<>();
        names.forEach(name -> keys.addAll(NameKeys.of(name)));
        List<Found> found = new ArrayList<>();
        Stream.concat(
                        known(keys, countries).stream().filter(known -> !pending.has(known)),
                        pending.named(keys, countries).stream())
                .forEach(known ->
                        spelling(known, names).ifPresent(spelling -> found.add(found(known, spelling, names))));
        return found;
    }

    private static Found found(Known known, Spelling spelling, Collection<String> written) {
        Found found = new Found(known, spelling);
        found.alias = spelling != Spelling.SAME && written.stream().noneMatch(name -> isItsOwn(known, name));
        String full = NameKeys.folded(known.name());
        found.shortened = found.alias && written.stream().map(NameKeys::folded).anyMatch(name -> full.startsWith(name));
        return found;
    }

    private static boolean isItsOwn(Known known, String written) {
        Set<String> keys = NameKeys.of(written);
        return known.names().stream()
                .anyMatch(name -> NameKeys.of(name).stream().anyMatch(keys::contains));
    }

    /** All with one of these keys; in any country if none is given. */
    List<Known> known(Collection<String> keys, Set<String> countries) {
        List<GazetteerPlace> places = gazetteer
                .current()
                .map(all -> countries.isEmpty() ? all.named(keys, MOST) : all.named(countries, keys, MOST))
                .orElse(List.of());
        List<Entry<CityDraft>> cities = names.named(cities(), keys).stream()
                .filter(city ->
                        countries.isEmpty() || countries.contains(city.draft().countryCode()))
                .toList();
        return united(places, cities);
    }

    /** Places around a point, in no particular order. */
    List<Known> around(double latitude, double longitude, double km) {
        return gazetteer
                .current()
                .map(places -> places.near(latitude, longitude, km, MOST_NEAR))
                .orElse(List.of())
                .stream()
                .map(this::known)
                .toList();
    }

    /** Those in the country, near the coordinates if there are any, of which a name differs by one letter. */
    List<Known> similar(List<Written> readings, Question question, Pending pending) {
        Set<Known> similar = new LinkedHashSet<>();
        Optional<Places> places = gazetteer.current();
        for (Written reading : readings) {
            String key = NameKeys.folded(reading.names().get(0));
            if (reading.loose() || key.length() < SHORTEST_SLIP) {
                continue;
            }
            for (String country : question.country().codes()) {
                places.map(all -> all.similar(country, key, MOST_SIMILAR)).orElse(List.of()).stream()
                        .map(this::known)
                        .forEach(similar::add);
                similar.addAll(unplaced(country, key));
                similar.addAll(pending.similar(country, key));
            }
        }
        return List.copyOf(similar);
    }

    /** Whether the registry has no city, in any country, that one of these may name; the gazetteer is not asked. */
    boolean isUnheardOf(List<Written> readings, String country, Pending pending) {
        Records<CityDraft> cities = cities();
        for (Written reading : readings) {
            Set<String> keys = new LinkedHashSet<>();
            reading.names().forEach(name -> keys.addAll(NameKeys.of(name)));
            if (!names.named(cities, keys).isEmpty()
                    || !pending.named(keys, Set.of()).isEmpty()) {
                return false;
            }
            String key = NameKeys.folded(reading.names().get(0));
            boolean mayBeASlip = !reading.loose() && key.length() >= SHORTEST_SLIP;
            if (mayBeASlip
                    && !(unplaced(country, key).isEmpty()
                            && pending.similar(country, key).isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /** Of the registry's cities those with a name that differs by one letter, which are no places of the gazetteer. */
    private List<Known> unplaced(String country, String key) {
        Records<CityDraft> cities = cities();
        List<String> keys = names.keysOfUnplaced(cities, country).stream()
                .filter(other -> Misspelling.isOne(other, key))
                .toList();
        return keys.isEmpty()
                ? List.of()
                : names.named(cities, keys).stream()
                        .filter(city -> city.draft().countryCode().equals(country))
                        .map(city -> new Known(city.id(), city.draft(), null))
                        .toList();
    }

    private Known known(GazetteerPlace place) {
        return ofPlace(place.geonamesId())
                .map(city -> new Known(city.id(), city.draft(), place))
                .orElseGet(() -> Known.of(place));
    }

    private List<Known> united(List<GazetteerPlace> places, List<Entry<CityDraft>> cities) {
        List<Known> known = new ArrayList<>();
        Set<UUID> placed = new HashSet<>();
        for (GazetteerPlace place : places) {
            Known one = known(place);
            if (one.city() == null) {
                one = cities.stream()
                        .filter(city -> isAt(city.draft(), place))
                        .findFirst()
                        .map(city -> new Known(city.id(), city.draft(), place))
                        .orElse(one);
            }
            if (one.city() == null || placed.add(one.city())) {
                known.add(one);
            }
        }
        for (Entry<CityDraft> city : cities) {
            if (!placed.contains(city.id())) {
                known.add(new Known(city.id(), city.draft(), null));
            }
        }
        return known;
    }

    /** Whether a city that does not say which place it is lies where that is. */
    private static boolean isAt(CityDraft city, GazetteerPlace place) {
        Known known = new Known(null, city, null);
        return !known.isAbove()
                && city.countryCode().equals(place.countryCode())
                && city.identifiers().stream().noneMatch(id -> id.scheme().equals("geonames"))
                && known.isLocated()
                && known.kmTo(Known.of(place)) <= SAME_PLACE_KM;
    }

    /** How well the best of some spellings agrees with the best of a city's names. */
    static Optional<Spelling> spelling(Known known, Collection<String> names) {
        Spelling best = null;
        for (String name : names) {
            Spelling spelling = spelling(known, name);
            if (spelling != null && (best == null || spelling.isBetterThan(best))) {
                best = spelling;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Spelling spelling(Known known, String written) {
        String strict = NameKeys.strict(written);
        String folded = NameKeys.folded(written);
        String transcribed = NameKeys.transcribed(written);
        Spelling best = null;
        Set<String> own = new HashSet<>();
        for (String name : known.names()) {
            if (NameKeys.strict(name).equals(strict)) {
                return Spelling.SAME;
            }
            String plain = NameKeys.folded(name);
            own.add(plain);
            own.add(NameKeys.transcribed(name));
            best = better(best, alike(strict, folded, transcribed, name, plain));
        }
        if (best == Spelling.ALIKE) {
            return best;
        }
        for (String name : known.otherNames()) {
            // Most alternate names are far from it: their lengths tell, without folding them.
            if (Math.abs(name.length() - written.length()) > 4 + written.length() / 3) {
                continue;
            }
            String plain = NameKeys.folded(name);
            if (!plain.equals(folded)) {
                best = better(best, alike(strict, folded, transcribed, name, plain));
            } else if (own.contains(plain)) {
                // Its own name without marks: says nothing that the name itself does not.
                boolean marked =
                        !NameKeys.isAscii(strict) && NameKeys.strict(name).equals(strict);
                best = better(best, marked || own.contains(folded) && best == null ? Spelling.ALIKE : best);
            } else if (NameKeys.strict(name).equals(strict)) {
                return Spelling.OTHER_NAME;
            } else {
                best = better(best, Spelling.alike(strict, NameKeys.strict(name)));
            }
        }
        return best == null && isPalladian(known, folded) ? Spelling.OTHER_NAME : best;
    }

    /** Chinese names as Russian writes them are in no list. */
    private static boolean isPalladian(Known known, String folded) {
        return known.country().equals("CN")
                && folded.length() > 0
                && UScript.getScript(folded.codePointAt(0)) == UScript.CYRILLIC
                && Stream.concat(known.names().stream(), known.otherNames().stream())
                        .anyMatch(name -> NameKeys.palladius(name).equals(folded));
    }

    private static Spelling alike(String strict, String folded, String transcribed, String name, String plain) {
        if (plain.equals(folded)) {
            return Spelling.alike(strict, NameKeys.strict(name));
        }
        // Koeln for Köln; and Köln where the place is called Koeln.
        boolean writtenOut = NameKeys.transcribed(name).equals(folded) || plain.equals(transcribed);
        return writtenOut ? Spelling.ALIKE : null;
    }

    private static Spelling better(Spelling a, Spelling b) {
        return a == null ? b : b == null || a.isBetterThan(b) ? a : b;
    }
}
