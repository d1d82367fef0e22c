package dev.sistercity.registry.match;

import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands beside a name to tell it from others, held against each city that the name may mean. */
@Singleton
class Hints {

    private static final double NEIGHBOUR_KM = 60;
    /** Of a place whose full name goes on otherwise: farther off a part of the one beside it may be meant. */
    private static final double PART_KM = 10;

    private static final double ELSEWHERE_KM = 150;
    private static final int DEEPEST = 8;

    private final Finder finder;
    private final CountryNames countries;

    Hints(Finder finder, CountryNames countries) {
        this.finder = finder;
        this.countries = countries;
    }

    /** Lets a hint speak for and against each; it says nothing where it is not understood. */
    void weigh(String hint, List<Found> all, List<String> written) {
        String key = NameKeys.folded(hint);
        if (key.isEmpty()
                || written.stream().anyMatch(name -> NameKeys.folded(name).equals(key))) {
            return;
        }
        WrittenCountry country = countries.read(hint);
        List<Known> places = null;
        for (Found found : all) {
            Known known = found.known;
            Set<Regions.Region> regions = Regions.named(known.country(), hint);
            if (found.alias && !found.near && isItsOwn(known, key)) {
                contradict(found, "«" + hint + "» is the city itself: a part of it may be meant");
            } else if (isCalled(known, key)) {
                support(found, "«" + hint + "» is another of its names");
            } else if (regions.stream().anyMatch(region -> region.has(known)) || lies(known, key)) {
                support(found, "it lies in «" + hint + "»");
            } else if (known.place() == null && isQualified(known, key)) {
                support(found, "it was registered from «" + hint + "»");
            } else if (country.isKnown() && belongs(known, country)) {
                support(found, "it lies in «" + hint + "»");
            } else if (country.region() != null && country.codes().contains(known.country())) {
                // A part of a country, whatever village is called so as well: Wales in Yorkshire.
                contradict(found, "it does not lie in «" + hint + "»");
            } else {
                places = places == null ? finder.known(keysOf(hint), countriesOf(all)) : places;
                weighByPlaces(hint, found, places, !regions.isEmpty() || country.isKnown());
            }
        }
    }

    /** Of a commune's name, too, without the word that it is one: {@code Gmina Nowy Targ}. */
    private static Set<String> keysOf(String hint) {
        Set<String> keys = new HashSet<>(NameKeys.of(hint));
        keys.addAll(NameKeys.of(UnitWords.bare(hint).name()));
        return keys;
    }

    private static Set<String> countriesOf(List<Found> all) {
        return all.stream().map(found -> found.known.country()).collect(Collectors.toSet());
    }

    private static boolean isItsOwn(Known known, String key) {
        return known.names().stream().anyMatch(name -> NameKeys.folded(name).equals(key));
    }

    /** In another language, of which no gazetteer knows: {@code Lodz (Lodsch)}. */
    private static boolean isLikeIts(Known known, String key) {
        return known.names().stream()
                .anyMatch(name -> Misspelling.likeness(NameKeys.folded(name), key) >= Aliases.LIKE);
    }

    private static boolean belongs(Known known, WrittenCountry country) {
        if (!country.codes().contains(known.country())) {
            return false;
        }
        return country.region() == null
                || Regions.named(known.country(), country.region()).stream().anyMatch(region -> region.has(known));
    }

    private static boolean isCalled(Known known, String key) {
        return isItsOwn(known, key)
                || known.otherNames().stream()
                        .anyMatch(name -> name.length() < 2 * key.length() + 3
                                && NameKeys.folded(name).equals(key));
    }

    /** Whether the same stood beside a name by which it was registered: a newcomer's are kept as they were written. */
    private static boolean isQualified(Known known, String key) {
        return known.qualifiers().stream()
                .anyMatch(qualifier -> NameKeys.folded(qualifier).equals(key));
    }

    /** Whether a unit that it is part of, by the registry, is called so. */
    private boolean lies(Known known, String key) {
        String above = known.draft() == null ? null : known.draft().partOf();
        for (int depth = 0; above != null && depth < DEEPEST; depth++) {
            Optional<Known> unit = finder.cities()
                    .find(UUID.fromString(above))
                    .map(entry -> new Known(entry.id(), entry.draft(), null));
            if (unit.isEmpty()) {
                return false;
            }
            if (isCalled(unit.get(), key)) {
                return true;
            }
            above = unit.get().draft().partOf();
        }
        return false;
    }

    private static void weighByPlaces(String hint, Found found, List<Known> places, boolean elsewhere) {
        double nearest = places.stream()
                .filter(place -> place.country().equals(found.known.country()) && place.isLocated())
                .filter(place -> found.known.isLocated() && !Objects.equals(place, found.known))
                .mapToDouble(found.known::kmTo)
                .min()
                .orElse(Double.NaN);
        String key = NameKeys.folded(hint);
        // A river or a landscape may be the short form of some place's name.
        boolean called = places.stream().anyMatch(place -> isItsOwn(place, key));
        if (Double.isNaN(nearest) && !elsewhere && isLikeIts(found.known, key)) {
            found.reasons.add("«" + hint + "» is like its name");
        } else if (nearest <= (found.shortened ? PART_KM : NEIGHBOUR_KM)) {
            support(found, "it lies near «" + hint + "»");
        } else if (!elsewhere && !(nearest > ELSEWHERE_KM && (called || found.alias))) {
            found.unclear = true;
            found.doubtful |= nearest > NEIGHBOUR_KM && nearest <= ELSEWHERE_KM;
            found.near &= found.km <= Rule.NEARER_KM;
            found.reasons.add("«" + hint + "» is not known here");
        } else {
            contradict(found, "it does not lie in or near «" + hint + "»");
        }
    }

    private static void contradict(Found found, String reason) {
        found.contradicted = true;
        found.reasons.add(reason);
    }

    private static void support(Found found, String reason) {
        found.supported = true;
        found.reasons.add(reason);
    }
}
