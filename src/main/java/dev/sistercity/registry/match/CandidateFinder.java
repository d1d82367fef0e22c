package dev.sistercity.registry.match;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityNameIndex;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.PlaceDraft;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.gazetteer.Places;
import dev.sistercity.registry.match.Pending.KnownCity;
import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.name.Numerals;
import dev.sistercity.registry.match.name.Spelling;
import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.match.place.PlaceSpelling;
import dev.sistercity.registry.shared.romanisation.RomanisedKeys;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks names up in the registry and in the gazetteer, and puts together what is the same city. */
@Singleton
class CandidateFinder {

    private static final int MOST = 500;
    private static final int MOST_NEAR = 40;
    private static final int MOST_SIMILAR = 60;
    private static final int LONG = 8;
    /** A part of a city lies so near to it. */
    private static final double PART_KM = 10;

    private static final int MUCH_LARGER = 5;
    /** Within this a city of the registry and a place of one name are the same. */
    private static final double SAME_PLACE_KM = 15;

    /** What the gazetteer puts behind some names of Japan and Korea. */
    private static final Pattern TOWN = Pattern.compile("[- ](?:shi|si|machi|chō|cho|gu|ku|City)$");

    private final PlaceStore gazetteer;
    private final Catalog catalog;
    private final CityCollection type;
    private final CityNameIndex names;

    CandidateFinder(PlaceStore gazetteer, Catalog catalog, CityCollection type, CityNameIndex names) {
        this.gazetteer = gazetteer;
        this.catalog = catalog;
        this.type = type;
        this.names = names;
    }

    /** The registry's cities as they are now. */
    Records<CityDraft> cities() {
        return catalog.snapshot().records(type);
    }

    private Optional<KnownCity> ofPlace(GazetteerPlace place, Pending pending) {
        Records<CityDraft> cities = cities();
        return pending.ofPlace(place).or(() -> new PlaceDraft(place)
                .identifiers().stream()
                        .map(known -> cities.with("identifier", known.scheme() + ":" + known.value()))
                        .filter(slots -> !slots.isEmpty())
                        .findFirst()
                        .map(slots -> pending.after(cities.at(slots.first()))));
    }

    /**
     * All that have one of these names, or one that differs in its marks only.
     *
     * @param countries in which they are; empty for all
     */
    List<WeighedCandidate> named(Collection<String> names, Set<String> countries, Pending pending) {
        Set<String> keys = new LinkedHashSet<>();
        names.forEach(name -> keys.addAll(NameKeys.of(name)));
        List<WeighedCandidate> found = new ArrayList<>();
        known(keys, countries, pending).forEach(knownPlace -> PlaceSpelling.of(knownPlace, names)
                .ifPresent(spelling -> found.add(found(knownPlace, spelling, names))));
        return found;
    }

    private static WeighedCandidate found(KnownPlace knownPlace, Spelling spelling, Collection<String> written) {
        WeighedCandidate weighedCandidate = new WeighedCandidate(knownPlace, spelling);
        weighedCandidate.alias =
                spelling != Spelling.SAME && written.stream().noneMatch(name -> isItsOwn(knownPlace, name));
        String full = NameKeys.folded(knownPlace.name());
        weighedCandidate.shortened = weighedCandidate.alias
                && written.stream().map(NameKeys::folded).anyMatch(name -> full.startsWith(name));
        return weighedCandidate;
    }

    private static boolean isItsOwn(KnownPlace knownPlace, String written) {
        Set<String> keys = NameKeys.of(written);
        return knownPlace.names().stream()
                .flatMap(name -> Stream.of(name, TOWN.matcher(name).replaceFirst("")))
                .anyMatch(name -> NameKeys.of(name).stream().anyMatch(keys::contains));
    }

    /** All with one of these keys; in any country if none is given. */
    List<KnownPlace> known(Collection<String> keys, Set<String> countries, Pending pending) {
        List<GazetteerPlace> places = gazetteer
                .current()
                .map(all -> countries.isEmpty() ? all.named(keys, MOST) : all.named(countries, keys, MOST))
                .orElse(List.of());
        Stream<KnownCity> registered = names.named(cities(), keys).stream()
                .map(pending::after)
                .filter(city ->
                        countries.isEmpty() || countries.contains(city.draft().countryCode()));
        return united(
                places,
                Stream.concat(registered, pending.named(keys, countries).stream())
                        .distinct()
                        .toList(),
                pending);
    }

    /** Places around a point, in no particular order. */
    List<KnownPlace> around(double latitude, double longitude, double km) {
        return gazetteer
                .current()
                .map(places -> places.near(latitude, longitude, km, MOST_NEAR))
                .orElse(List.of())
                .stream()
                .map(KnownPlace::of)
                .toList();
    }

    /** Whether a place lies in a city that is much larger, though it is the seat of a division: Manhattan. */
    boolean isInALargerOne(KnownPlace knownPlace) {
        GazetteerPlace place = knownPlace.place();
        return place != null
                && gazetteer
                        .current()
                        .map(places -> places.near(place.latitude(), place.longitude(), PART_KM, MOST))
                        .orElse(List.of())
                        .stream()
                        .anyMatch(other -> other.countryCode().equals(place.countryCode())
                                && other.population() >= MUCH_LARGER * place.population());
    }

    /** Those in the country, near the coordinates if there are any, of which a name differs by one letter. */
    List<KnownPlace> similar(List<NameReading> readings, ParsedQuery parsedQuery, Pending pending) {
        Set<KnownPlace> similar = new LinkedHashSet<>();
        Optional<Places> places = gazetteer.current();
        for (NameReading reading : readings) {
            String written = reading.names().get(0);
            String key = NameKeys.folded(written);
            if (!Pending.mayBeASlip(reading)) {
                continue;
            }
            if (parsedQuery.isWithoutCountry()) {
                similar.addAll(nearlyAnywhere(written, key, pending));
            }
            for (String country : parsedQuery.country().codes()) {
                places.map(all -> all.similar(country, key, MOST_SIMILAR)).orElse(List.of()).stream()
                        .map(place -> known(place, pending))
                        .filter(knownPlace -> Misspelling.isSlip(written, key, knownPlace.allNames()))
                        .forEach(similar::add);
                similar.addAll(unplaced(country, written, key, pending));
                similar.addAll(pending.similar(country, written, key));
            }
        }
        return List.copyOf(similar);
    }

    /** Those in any country of which a name differs by a letter, or by two if it is long. */
    private List<KnownPlace> nearlyAnywhere(String written, String key, Pending pending) {
        int edits = key.length() > LONG ? 2 : 1;
        List<GazetteerPlace> places = gazetteer
                .current()
                .map(all -> all.nearly(null, key, edits, MOST_SIMILAR))
                .orElse(List.of());
        List<KnownCity> cities = names.nearly(cities(), key, edits, MOST_SIMILAR).stream()
                .map(pending::after)
                .toList();
        return united(places, cities, pending).stream()
                .filter(knownPlace -> Misspelling.isNearlyAny(written, knownPlace.allNames()))
                .toList();
    }

    /** Places in the country whose name is the same in another romanisation: as well spelled as a name without its marks. */
    List<WeighedCandidate> romanised(List<NameReading> readings, ParsedQuery parsedQuery, Pending pending) {
        Map<KnownPlace, WeighedCandidate> found = new LinkedHashMap<>();
        Optional<Places> places = gazetteer.current();
        for (NameReading reading : readings) {
            String written = reading.names().get(0);
            for (String country :
                    reading.loose() ? Set.<String>of() : parsedQuery.country().codes()) {
                String key = RomanisedKeys.key(country, written);
                places
                        .filter(all -> !key.isEmpty())
                        .map(all -> all.romanised(country, key, MOST_SIMILAR))
                        .orElse(List.of())
                        .stream()
                        .map(place -> known(place, pending))
                        .filter(knownPlace -> Numerals.agreeWithAny(written, knownPlace.allNames()))
                        .forEach(knownPlace -> found.computeIfAbsent(knownPlace, one -> romanised(one, key)));
            }
        }
        return List.copyOf(found.values());
    }

    private static WeighedCandidate romanised(KnownPlace knownPlace, String key) {
        WeighedCandidate one = new WeighedCandidate(knownPlace, Spelling.ALIKE);
        one.alias = knownPlace.names().stream()
                .noneMatch(name -> RomanisedKeys.key(knownPlace.country(), name).equals(key));
        return one;
    }

    /** Whether the registry has no city, in any country, that one of these may name; the gazetteer is not asked. */
    boolean isUnheardOf(List<Pending.NameSearch> written, String country, Pending pending) {
        Records<CityDraft> cities = cities();
        return written.stream()
                        .allMatch(name -> names.named(cities, name.keys()).isEmpty()
                                && (name.slip() == null
                                        || unplaced(country, name.slip(), NameKeys.folded(name.slip()), pending)
                                                .isEmpty()))
                && !pending.mayBe(written, Set.of(), Set.of(country));
    }

    /** Whether a city of the registry, or one that will be, is found by one of some keys; the gazetteer is not asked. */
    boolean isNamed(Set<String> keys, String country, Pending pending) {
        return !keys.isEmpty()
                && (pending.isNamed(keys, Set.of(country))
                        || names.named(cities(), keys).stream()
                                .anyMatch(city -> city.draft().countryCode().equals(country)));
    }

    /** Of the registry's cities those with a name that differs by one letter, which are no places of the gazetteer. */
    private List<KnownPlace> unplaced(String country, String written, String key, Pending pending) {
        Records<CityDraft> cities = cities();
        List<String> keys = names.keysOfUnplaced(cities, country).stream()
                .filter(other -> Misspelling.isOne(other, key))
                .toList();
        return keys.isEmpty()
                ? List.of()
                : names.named(cities, keys).stream()
                        .filter(city -> city.draft().countryCode().equals(country))
                        .map(city -> pending.after(city).at(null))
                        .filter(knownPlace -> Misspelling.isSlip(written, key, knownPlace.allNames()))
                        .toList();
    }

    private KnownPlace known(GazetteerPlace place, Pending pending) {
        return ofPlace(place, pending).map(city -> city.at(place)).orElseGet(() -> KnownPlace.of(place));
    }

    private List<KnownPlace> united(List<GazetteerPlace> places, List<KnownCity> cities, Pending pending) {
        List<KnownPlace> known = new ArrayList<>();
        Set<UUID> placed = new HashSet<>();
        for (GazetteerPlace place : places) {
            KnownPlace one = known(place, pending);
            if (one.city() == null) {
                one = cities.stream()
                        .filter(city -> isAt(city.draft(), place))
                        .findFirst()
                        .map(city -> city.at(place))
                        .orElse(one);
            }
            if (one.city() == null || placed.add(one.city())) {
                known.add(one);
            }
        }
        cities.stream()
                .filter(city -> !placed.contains(city.id()))
                .map(city -> city.at(null))
                .forEach(known::add);
        return known;
    }

    /** Whether a city that does not say which place it is lies where that is. */
    private static boolean isAt(CityDraft city, GazetteerPlace place) {
        KnownPlace knownPlace = new KnownPlace(null, city, null);
        return !knownPlace.isAbove()
                && city.countryCode().equals(place.countryCode())
                && city.identifiers().stream().noneMatch(id -> id.scheme().equals("geonames"))
                && knownPlace.isLocated()
                && knownPlace.kmTo(KnownPlace.of(place)) <= SAME_PLACE_KM;
    }
}
