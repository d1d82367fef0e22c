package dev.sistercity.registry.match;

import static java.util.Map.entry;

import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.match.name.AdminUnitWords;
import dev.sistercity.registry.match.place.KnownPlace;
import dev.sistercity.registry.shared.value.NameKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What speaks against the only place of a name in the gazetteer: another, which it lacks, may be meant. */
final class Doubts {

    private static final long SMALL = 10_000;
    private static final long LARGE = 100_000;
    private static final long COMPARABLE = 3;
    private static final int SHORT = 6;
    private static final int LONG = 10;
    private static final int MOST = 4_000;
    private static final int PER_SHARE = 15;
    /** A part of a city. */
    private static final long SECTION = 50_000;

    /**
     * Of a thousand places with 1,000 to 5,000 inhabitants so many have a name that another of the same country has, more than
     * 10 km away; countries with at least 30 in a thousand, of 30 such places or more. Counted in GeoNames' cities1000 of 2020
     * (CC BY 4.0): how much a name says there of a village that is the only one in a gazetteer, which lacks most of the smaller.
     */
    private static final Map<String, Integer> SHARED_NAMES = Map.ofEntries(
            entry("AM", 105),
            entry("AR", 77),
            entry("AT", 33),
            entry("BO", 36),
            entry("BR", 65),
            entry("CA", 30),
            entry("CO", 188),
            entry("CR", 70),
            entry("CZ", 59),
            entry("DE", 90),
            entry("FR", 33),
            entry("GB", 71),
            entry("GE", 48),
            entry("GM", 73),
            entry("GR", 104),
            entry("HN", 144),
            entry("HR", 36),
            entry("IN", 76),
            entry("IT", 52),
            entry("MX", 239),
            entry("NO", 39),
            entry("PA", 217),
            entry("PE", 143),
            entry("PH", 283),
            entry("PL", 174),
            entry("PR", 75),
            entry("PS", 42),
            entry("PT", 76),
            entry("RO", 258),
            entry("RU", 133),
            entry("SE", 97),
            entry("SL", 53),
            entry("TR", 176),
            entry("UA", 138),
            entry("US", 400),
            entry("UY", 30));

    /**
     * Countries of whose municipalities the gazetteer has the seats of nine in ten or more, or nearly so where few share names: what twins
     * there is hardly ever one that it lacks. Seats in GeoNames' cities1000 of 2020 and municipalities by the statistical offices: AT 1,735
     * of 2,093, DK 99 of 98, FI 360 of 311, HR 515 of 556, IT 8,378 of 7,904, NO 425 of 422, RO 3,029 of 3,181, SE 290 of 290, SI 212 of
     * 212, TR 1,578 of 973 districts.
     */
    private static final Set<String> COUNTED = Set.of("AT", "DK", "FI", "HR", "IT", "NO", "RO", "SE", "SI", "TR");

    /** Countries of which the gazetteer has nearly all seats of municipalities, but no number of inhabitants of many. */
    private static final Set<String> UNSIZED = Set.of(
            "AT", "BA", "BE", "CH", "DK", "ES", "FI", "GR", "HR", "IT", "KR", "LU", "NO", "PH", "PT", "RO", "RS", "SE",
            "SI");

    /** Of English names, where a blank tells two apart: their towns are called after creeks, hills and springs. */
    private static final Set<String> WORDS_TELL = Set.of("US", "CA", "AU", "NZ", "GB", "IE");

    /** Not {@code LaGrange}, which is La Grange as well. */
    private static final Pattern ONE_WORD = Pattern.compile("\\p{Lu}\\p{Ll}+");

    private Doubts() {}

    /**
     * Inhabitants where names tell less than that: Chinese ones are written without their tones, and of counties by their seats;
     * Japanese towns have the names of cities elsewhere; Australian councils those of towns and suburbs elsewhere.
     */
    private static final Map<String, Integer> ENOUGH = Map.of("CN", 50_000, "JP", 20_000, "AU", 5_000);

    /** @return why it is not chosen; empty where it may be */
    static Optional<Reason> of(WeighedCandidate best, List<WeighedCandidate> found, ParsedQuery parsedQuery) {
        KnownPlace knownPlace = best.known;
        if (best.told || knownPlace.place() == null) {
            return Optional.empty();
        }
        boolean seat = knownPlace.isGreaterSeat() || knownPlace.isSeat() && UNSIZED.contains(knownPlace.country());
        if (knownPlace.population() == 0 && !seat) {
            return Optional.of(Reason.NO_POPULATION);
        }
        if (knownPlace.isSection() && knownPlace.population() < SECTION) {
            return Optional.of(Reason.SECTION_OF_A_CITY);
        }
        boolean oneOfSeveral = knownPlace.population() < SMALL
                && found.stream()
                        .anyMatch(one -> one != best
                                && one.shortened
                                && !Namesakes.isSamePlace(one, best)
                                && one.known.population() * COMPARABLE > knownPlace.population());
        if (oneOfSeveral) {
            return Optional.of(Reason.LONGER_NAMES);
        }
        boolean counted = knownPlace.isSeat() && COUNTED.contains(knownPlace.country());
        return !counted && isCommon(knownPlace) ? Optional.of(Reason.COMMON_NAME) : Optional.empty();
    }

    /** {@code Beaver Creek} is not Beavercreek, though nothing else of the name is known. */
    static boolean isOneWordForTwo(KnownPlace knownPlace, ParsedQuery parsedQuery) {
        String name = knownPlace.name();
        String written = parsedQuery.query().name();
        return knownPlace.place() != null
                && WORDS_TELL.contains(knownPlace.country())
                && ONE_WORD.matcher(name).matches()
                && written.indexOf(' ') > 0
                && NameKeys.folded(written).equals(NameKeys.folded(name));
    }

    /** The shorter a name is the more villages have it; and the smaller a place the rather another of its name is meant. */
    private static boolean isCommon(KnownPlace knownPlace) {
        int length = NameKeys.folded(knownPlace.name()).length();
        int shared = PER_SHARE * SHARED_NAMES.getOrDefault(knownPlace.country(), 0);
        int enough = ENOUGH.getOrDefault(knownPlace.country(), Math.min(MOST, shared));
        int times = length <= SHORT ? 2 : length < LONG ? 1 : 0;
        return knownPlace.population() > 0
                && knownPlace.population() < (long) enough * times
                && !knownPlace.isChiefSeat();
    }

    /**
     * Whether a unit is written of that may be more than the town of its name: who only means a town hardly ever writes that it is a
     * municipality.
     */
    static boolean mayBeWider(WeighedCandidate best, ParsedQuery parsedQuery) {
        // The municipality of a large seat is the city.
        boolean large = best.known.isSeat() && best.known.population() >= LARGE && !best.alias;
        return best.known.place() != null
                && !large
                && AdminUnitWords.isWider(parsedQuery.query().name())
                && !AdminUnitWords.isWider(best.known.name());
    }
}
