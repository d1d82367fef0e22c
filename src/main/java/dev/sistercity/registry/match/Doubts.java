package dev.sistercity.registry.match;

import static java.util.Map.entry;

import dev.sistercity.registry.shared.value.NameKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What speaks against the only place that a gazetteer has of a name: that somebody means another, which it lacks. */
final class Doubts {

    private static final long SMALL = 10_000;
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

    private Doubts() {}

    /**
     * Inhabitants where names tell less than that: Chinese ones are written without their tones, and of counties by their seats;
     * Japanese towns have the names of cities elsewhere; Australian councils those of towns and suburbs elsewhere.
     */
    private static final Map<String, Integer> ENOUGH = Map.of("CN", 50_000, "JP", 20_000, "AU", 5_000);

    /** @return why it is not chosen; empty where it may be */
    static Optional<String> of(Found best, List<Found> found, Question question) {
        Known known = best.known;
        if (best.told || known.place() == null) {
            return Optional.empty();
        }
        if (known.population() == 0 && !known.isGreaterSeat()) {
            return Optional.of("the only one that is known has no number of inhabitants, and nothing confirms it");
        }
        if (known.isSection() && known.population() < SECTION) {
            return Optional.of("the only one that is known is a part of a city, and nothing confirms it");
        }
        boolean oneOfSeveral = known.population() < SMALL
                && found.stream()
                        .anyMatch(one -> one != best
                                && one.shortened
                                && one.known.population() * COMPARABLE > known.population());
        if (oneOfSeveral) {
            return Optional.of("others as large have names that begin with it, and nothing confirms it");
        }
        return isCommon(known)
                ? Optional.of("it is small, its name is short, and in its country names like it are several villages'")
                : Optional.empty();
    }

    /** The shorter a name is the more villages have it; and the smaller a place the rather another of its name is meant. */
    private static boolean isCommon(Known known) {
        int length = NameKeys.folded(known.name()).length();
        int shared = PER_SHARE * SHARED_NAMES.getOrDefault(known.country(), 0);
        int enough = ENOUGH.getOrDefault(known.country(), Math.min(MOST, shared));
        int times = length <= SHORT ? 2 : length < LONG ? 1 : 0;
        return known.population() > 0 && known.population() < (long) enough * times && !known.isChiefSeat();
    }

    /**
     * Whether a unit is written of that may be more than the town of its name: who only means a town hardly ever writes that it is a
     * municipality.
     */
    static boolean mayBeWider(Found best, Question question) {
        return best.known.place() != null
                && UnitWords.isWider(question.query().name())
                && !UnitWords.isWider(best.known.name());
    }
}
