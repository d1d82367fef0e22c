package dev.sistercity.registry.match;

import dev.sistercity.registry.match.country.CountryNames;
import dev.sistercity.registry.match.country.Landscapes;
import dev.sistercity.registry.match.country.Regions;
import dev.sistercity.registry.match.country.WrittenCountry;
import dev.sistercity.registry.match.name.AdminUnitWords;
import dev.sistercity.registry.match.name.Misspelling;
import dev.sistercity.registry.match.name.NameParser;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands beside a name to tell it from others, held against each city that the name may mean. */
@Singleton
class Hints {

    private static final double NEIGHBOUR_KM = 60;
    /** Of a place whose full name goes on otherwise: farther off a part of the one beside it may be meant. */
    private static final double PART_KM = 10;

    /** So near to a city lie the parts that a gazetteer has of it. */
    private static final double SECTION_KM = 15;

    static final double ELSEWHERE_KM = 150;
    private static final int DEEPEST = 8;
    /** A neighbour of a city is more than such a fraction of it. */
    private static final long PARTS = 3;

    private static final Pattern CODE = Pattern.compile("[A-Z]{2,3}");
    private static final Pattern CUT_SHORT = Pattern.compile("(\\p{L}{1,6})\\.");

    private final CandidateFinder candidateFinder;
    private final CountryNames countries;

    Hints(CandidateFinder candidateFinder, CountryNames countries) {
        this.candidateFinder = candidateFinder;
        this.countries = countries;
    }

    /** Lets all that is written speak for and against each. */
    void weigh(List<WeighedCandidate> found, NameReading reading, ParsedQuery parsedQuery) {
        found.forEach(one -> one.reasons.add("«" + parsedQuery.query().name() + "» " + one.spelling.reason()));
        found.forEach(
                one -> one.isInWrittenCountry = parsedQuery.country().codes().equals(Set.of(one.known.country())));
        if (parsedQuery.point() != null) {
            found.forEach(one -> one.locate(parsedQuery.point()));
        }
        if (parsedQuery.query().trust() == CityQuery.Trust.GUESSED) {
            // What was found by a part of the name does not confirm that part.
            found.forEach(one -> one.near &= !reading.loose() && !one.alias);
        }
        reading.qualifiers().stream()
                .filter(qualifier -> !UnknownNames.isNumberOfAPart(qualifier, reading))
                .forEach(qualifier -> weigh(qualifier, found, reading.names(), parsedQuery.pending()));
        found.forEach(one -> one.supportedByItsEnd = one.supported);
        found.forEach(one -> one.told = one.supported);
        if (parsedQuery.region() != null) {
            // A city whose region is not recorded may be in this one.
            List<WeighedCandidate> told =
                    found.stream().filter(one -> !one.known.isUntold()).toList();
            weigh(parsedQuery.region(), told, reading.names(), parsedQuery.pending());
            boolean isLikeACountry = countries.read(parsedQuery.region()).region() != null;
            found.forEach(one -> one.told |= one.supported && !isLikeACountry);
        }
    }

    /** Lets a hint speak for and against each; it says nothing where it is not understood. */
    private void weigh(String hint, List<WeighedCandidate> all, List<String> written, Pending pending) {
        String key = NameKeys.folded(hint);
        if (key.isEmpty()
                || written.stream().anyMatch(name -> NameKeys.folded(name).equals(key))) {
            return;
        }
        boolean isCode = isCode(hint, all);
        WrittenCountry country = country(hint, isCode, all);
        List<KnownPlace> places = null;
        for (WeighedCandidate weighedCandidate : all) {
            KnownPlace knownPlace = weighedCandidate.known;
            Set<Regions.Region> regions = Regions.named(knownPlace.country(), hint);
            if (isCutShort(knownPlace, hint, written)) {
                support(weighedCandidate, "«" + hint + "» is cut short of what stands behind its name");
            } else if (weighedCandidate.alias && !weighedCandidate.near && isItsOwn(knownPlace, key)) {
                contradict(weighedCandidate, "«" + hint + "» is the city itself: a part of it may be meant");
            } else if (isCalled(knownPlace, key)) {
                support(weighedCandidate, "«" + hint + "» is another of its names");
            } else if (regions.stream().anyMatch(region -> region.has(knownPlace)) || lies(knownPlace, key)) {
                support(weighedCandidate, "it lies in «" + hint + "»");
            } else if (knownPlace.place() == null && isQualified(knownPlace, key)) {
                support(weighedCandidate, "it was registered from «" + hint + "»");
            } else if (country.isKnown() && belongs(knownPlace, country)) {
                support(weighedCandidate, "it lies in «" + hint + "»");
            } else if (Landscapes.has(knownPlace.country(), key)) {
                weighedCandidate.reasons.add("«" + hint + "» is a river or a landscape");
            } else if (country.region() != null && country.codes().contains(knownPlace.country())) {
                // A part of a country, whatever village is called so as well: Wales in Yorkshire.
                contradict(weighedCandidate, "it does not lie in «" + hint + "»");
            } else {
                places = places == null ? candidateFinder.known(keysOf(hint), countriesOf(all), pending) : places;
                boolean elsewhere = !regions.isEmpty()
                        || country.isKnown()
                        || !weighedCandidate.isInWrittenCountry && !isCode && Regions.isAnywhere(hint);
                weighByPlaces(hint, weighedCandidate, places, elsewhere);
            }
        }
    }

    /** A code beside a name in a country that is written is that of a region: Bari (BA) is not in Bosnia. */
    private static boolean isCode(String hint, List<WeighedCandidate> all) {
        return CODE.matcher(hint).matches() && all.stream().allMatch(one -> one.isInWrittenCountry);
    }

    /** The country that is meant; by a code none but the one that is written: Bari (IT). */
    private WrittenCountry country(String hint, boolean isCode, List<WeighedCandidate> all) {
        WrittenCountry read = countries.read(hint);
        boolean isWritten = all.stream()
                .map(one -> one.known.country())
                .allMatch(in ->
                        read.codes().contains(in) && Regions.named(in, hint).isEmpty());
        return isCode && !isWritten ? countries.read("") : read;
    }

    /** Of a commune's name, too, without the word that it is one: {@code Gmina Nowy Targ}; of a part's number, the city's. */
    private static Set<String> keysOf(String hint) {
        Set<String> keys = new HashSet<>(NameKeys.of(hint));
        keys.addAll(NameKeys.of(AdminUnitWords.bare(hint).name()));
        NameParser.numbered(hint).ifPresent(city -> keys.addAll(NameKeys.of(city)));
        return keys;
    }

    /** {@code Frankfurt/M.}, {@code Halle (S.)}: the first letters of the river or the land behind one of its names. */
    private static boolean isCutShort(KnownPlace knownPlace, String hint, List<String> written) {
        Matcher cut = CUT_SHORT.matcher(hint);
        return cut.matches()
                && knownPlace.allNames().stream().anyMatch(name -> written.stream()
                        .anyMatch(base -> NameParser.isWithWhereItLies(name, base, cut.group(1))));
    }

    private static Set<String> countriesOf(List<WeighedCandidate> all) {
        return all.stream()
                .map(weighedCandidate -> weighedCandidate.known.country())
                .collect(Collectors.toSet());
    }

    private static boolean isItsOwn(KnownPlace knownPlace, String key) {
        return knownPlace.names().stream()
                .anyMatch(name -> NameKeys.folded(name).equals(key));
    }

    /** In another language, of which no gazetteer knows: {@code Lodz (Lodsch)}. */
    private static boolean isLikeIts(KnownPlace knownPlace, String key) {
        return knownPlace.names().stream()
                .anyMatch(name -> Misspelling.likeness(NameKeys.folded(name), key) >= Aliases.LIKE);
    }

    private static boolean belongs(KnownPlace knownPlace, WrittenCountry country) {
        if (!country.codes().contains(knownPlace.country())) {
            return false;
        }
        return country.region() == null
                || Regions.named(knownPlace.country(), country.region()).stream()
                        .anyMatch(region -> region.has(knownPlace));
    }

    private static boolean isCalled(KnownPlace knownPlace, String key) {
        return isItsOwn(knownPlace, key)
                || knownPlace.otherNames().stream()
                        .anyMatch(name -> name.length() < 2 * key.length() + 3
                                && NameKeys.folded(name).equals(key));
    }

    /** Whether the same stood beside a name by which it was registered: a newcomer's are kept as they were written. */
    private static boolean isQualified(KnownPlace knownPlace, String key) {
        return knownPlace.qualifiers().stream()
                .anyMatch(qualifier -> NameKeys.folded(qualifier).equals(key));
    }

    /** Whether a unit that it is part of, by the registry, is called so. */
    private boolean lies(KnownPlace knownPlace, String key) {
        String above = knownPlace.draft() == null ? null : knownPlace.draft().partOf();
        for (int depth = 0; above != null && depth < DEEPEST; depth++) {
            Optional<KnownPlace> unit = candidateFinder
                    .cities()
                    .find(UUID.fromString(above))
                    .map(entry -> new KnownPlace(entry.id(), entry.draft(), null));
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

    private static void weighByPlaces(
            String hint, WeighedCandidate weighedCandidate, List<KnownPlace> places, boolean elsewhere) {
        Optional<KnownPlace> neighbour = places.stream()
                .filter(place -> place.country().equals(weighedCandidate.known.country()) && place.isLocated())
                .filter(place -> weighedCandidate.known.isLocated() && !Objects.equals(place, weighedCandidate.known))
                .min(Comparator.comparingDouble(weighedCandidate.known::kmTo));
        double nearest = neighbour.map(weighedCandidate.known::kmTo).orElse(Double.NaN);
        String key = NameKeys.folded(hint);
        // A river or a landscape may be the short form of some place's name.
        boolean called = places.stream().anyMatch(place -> isItsOwn(place, key));
        if (nearest <= NEIGHBOUR_KM && isPart(neighbour.get(), weighedCandidate)) {
            // What it is does not depend on whether the part is known: Istanbul (Beyoğlu) is asked, and so is Berlin
            // (Mitte).
            weighedCandidate.unclear = true;
            weighedCandidate.besideItsPart = true;
            weighedCandidate.reasons.add("«" + hint + "» may be a part of it");
        } else if (Double.isNaN(nearest) && !elsewhere && isLikeIts(weighedCandidate.known, key)) {
            weighedCandidate.reasons.add("«" + hint + "» is like its name");
        } else if (nearest <= (weighedCandidate.shortened ? PART_KM : NEIGHBOUR_KM)) {
            weighedCandidate.neighbourKm = nearest;
            support(weighedCandidate, "it lies near «" + hint + "»");
        } else if (!elsewhere && !(nearest > ELSEWHERE_KM && (called || weighedCandidate.alias))) {
            weighedCandidate.unclear = true;
            weighedCandidate.doubtful |= nearest > NEIGHBOUR_KM && nearest <= ELSEWHERE_KM;
            weighedCandidate.near &= weighedCandidate.km <= CandidateChoice.NEARER_KM;
            weighedCandidate.reasons.add("«" + hint + "» is not known here");
        } else {
            contradict(weighedCandidate, "it does not lie in or near «" + hint + "»");
        }
    }

    private static boolean isPart(KnownPlace place, WeighedCandidate weighedCandidate) {
        KnownPlace whole = weighedCandidate.known;
        boolean section = place.isSection() && whole.kmTo(place) <= SECTION_KM && !whole.isSection();
        return (section || whole.mayHaveParts()) && place.population() * PARTS < whole.population();
    }

    private static void contradict(WeighedCandidate weighedCandidate, String reason) {
        weighedCandidate.contradicted = true;
        weighedCandidate.reasons.add(reason);
    }

    private static void support(WeighedCandidate weighedCandidate, String reason) {
        weighedCandidate.supported = true;
        weighedCandidate.reasons.add(reason);
    }
}
