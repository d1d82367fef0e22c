package dev.sistercity.registry.match;

import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.match.name.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of several that have a name is meant, if nothing but their names and their sizes tells. How often each rule is right was counted on
 * lists: docs/data.md.
 */
final class Namesakes {

    static final long LARGE = 50_000;

    /** Ratio of populations from which the larger namesake is meant: a list adds something to the small one's name. */
    private static final double OVERWHELMING = 30;

    /** Of two names that differ in accents the larger place's is then the one that is written without. */
    private static final double LARGER = 3;

    /** Of the very name, in the country that is written. */
    private static final double MUCH_LARGER = 5;

    private static final long TOWN = 10_000;
    /** Without a country. */
    private static final double OVERWHELMING_IN_THE_WORLD = 50;

    private static final long LARGE_IN_THE_WORLD = 100_000;
    /** Where the gazetteer does not know. */
    private static final long OF_A_SEAT = 10_000;
    /** So many towns of one name are not told apart by their size, unless one of them is known all over the world. */
    private static final int COMMON = 10;

    private static final long WORLD_CITY = 1_000_000;
    /** From so many inhabitants a seat of a first- or second-order division is told from any number of towns a tenth of its size. */
    private static final long LARGE_SEAT = 100_000;

    private static final double TEN_TIMES = 10;
    private static final double SAME_PLACE_KM = 10;

    private final boolean anywhere;
    private final Set<String> countries;

    Namesakes(ParsedQuery parsedQuery) {
        countries = parsedQuery.country().codes();
        anywhere = countries.isEmpty();
    }

    /**
     * The one that is meant, if any is: a name itself goes before what is but an alias, unless that is the usual short form of a city's
     * longer name, or the capital, in the country that is given.
     */
    WeighedCandidate first(List<WeighedCandidate> found) {
        List<WeighedCandidate> own = ordered(found).stream()
                .filter(one -> one.spelling.isExact() && !one.alias)
                .toList();
        if (own.isEmpty()) {
            return withoutMarks(found).orElseGet(() -> larger(found));
        }
        return ordered(found).stream()
                .filter(one -> one.spelling.isExact() && one.alias && mayStandBefore(one, own))
                .max(Comparator.comparingLong(one -> one.known.population()))
                .orElse(larger(own));
    }

    /** A city whose own name is written but for its marks, before hamlets of which it is an alias: {@code Sao Paulo}. */
    private Optional<WeighedCandidate> withoutMarks(List<WeighedCandidate> found) {
        return ordered(found).stream()
                .filter(one -> !anywhere && one.spelling == Spelling.ALIKE && !one.alias)
                .filter(one -> one.known.population() >= LARGE)
                .filter(one -> found.stream()
                        .filter(other -> other != one && other.spelling.isExact())
                        .allMatch(other -> overwhelms(one, other, OVERWHELMING)))
                .findFirst();
    }

    private boolean mayStandBefore(WeighedCandidate alias, List<WeighedCandidate> own) {
        return own.stream()
                .allMatch(one -> isSamePlace(alias, one)
                        ? one.known.population() == 0 && overwhelms(alias, one, OVERWHELMING)
                        : mayStandBefore(alias, one));
    }

    private boolean mayStandBefore(WeighedCandidate alias, WeighedCandidate own) {
        return !(anywhere && !alias.supported) && isBetterKnown(alias, own);
    }

    private static boolean isBetterKnown(WeighedCandidate alias, WeighedCandidate own) {
        return alias.shortened && overwhelms(alias, own, OVERWHELMING_IN_THE_WORLD)
                || alias.known.isCapital() && (alias.shortened || overwhelms(alias, own, OVERWHELMING));
    }

    /** The best spelled and, of those, the largest; one that is far larger may be meant as well if it is called exactly so. */
    static WeighedCandidate larger(List<WeighedCandidate> found) {
        List<WeighedCandidate> ordered = ordered(found);
        WeighedCandidate best = ordered.get(0);
        return ordered.stream()
                .filter(one -> one.spelling.isExact() && best.spelling.isExact())
                .filter(one -> overwhelms(one, best, OVERWHELMING))
                .findFirst()
                .orElse(best);
    }

    private static List<WeighedCandidate> ordered(List<WeighedCandidate> found) {
        return found.stream()
                .sorted(Comparator.comparing((WeighedCandidate one) -> one.spelling)
                        .thenComparing(one -> -one.known.population()))
                .toList();
    }

    /** Why one is meant rather than its rivals; empty if that is not safe to say. */
    Optional<Reason> preferred(WeighedCandidate best, List<WeighedCandidate> rivals) {
        boolean inTheWorld = anywhere && !best.supported;
        long population = best.known.population();
        boolean few = rivals.size() < COMMON || population >= WORLD_CITY || isLargeSeat(best, rivals);
        double times = inTheWorld ? OVERWHELMING_IN_THE_WORLD : OVERWHELMING;
        if (few && population >= (inTheWorld ? LARGE_IN_THE_WORLD : LARGE) && outdoes(best, rivals, times)) {
            return Optional.of(Reason.OTHERS_ARE_HAMLETS);
        }
        boolean named = best.spelling == Spelling.SAME;
        boolean beforeAliases = named && rivals.stream().allMatch(one -> one.alias);
        if (inTheWorld) {
            return beforeAliases && (population >= LARGE_IN_THE_WORLD || best.known.isCapital())
                    ? Optional.of(Reason.NAME_BEFORE_ALIASES)
                    : Optional.empty();
        }
        if (best.known.isCapital()
                && countries.contains(best.known.country())
                && best.spelling.isExact()
                && rivals.stream().allMatch(one -> one.known.population() < population)) {
            return Optional.of(Reason.CAPITAL);
        }
        if (beforeAliases && population >= LARGE) {
            return Optional.of(Reason.NAME_BEFORE_ALIASES);
        }
        // Lists write territories under their state: in either may be the one that is meant.
        if (Stream.concat(Stream.of(best), rivals.stream()).anyMatch(one -> !countries.contains(one.known.country()))) {
            return Optional.empty();
        }
        return named
                        && few
                        && population >= TOWN
                        && !best.known.isSection()
                        && rivals.stream().allMatch(one -> isSmall(one, best))
                ? Optional.of(Reason.LARGEST)
                : Optional.empty();
    }

    private static boolean isLargeSeat(WeighedCandidate best, List<WeighedCandidate> rivals) {
        return best.known.isGreaterSeat() && best.known.population() >= LARGE_SEAT && outdoes(best, rivals, TEN_TIMES);
    }

    /** Of a size that is not known is a hamlet, but no seat of a district. */
    private static boolean isSmall(WeighedCandidate rival, WeighedCandidate best) {
        boolean unknown = rival.known.place() != null && rival.known.population() == 0;
        return unknown && rival.known.isGreaterSeat()
                ? overwhelms(best, rival, OVERWHELMING)
                : unknown || overwhelms(best, rival, MUCH_LARGER);
    }

    private static boolean outdoes(WeighedCandidate best, List<WeighedCandidate> rivals, double times) {
        return rivals.stream().allMatch(one -> overwhelms(best, one, times));
    }

    /** No alias outweighs a name, but for those that may stand before it. */
    static boolean isAnothersName(List<WeighedCandidate> found, WeighedCandidate best, Namesakes namesakes) {
        return found.stream()
                .filter(one -> !one.alias && one.spelling != Spelling.OTHER_LETTERS && !isSamePlace(best, one))
                .anyMatch(one -> !namesakes.mayStandBefore(best, one));
    }

    /** Those that could be meant as well: not the same place once more, not a worse spelling of a smaller one. */
    static List<WeighedCandidate> rivals(List<WeighedCandidate> found, WeighedCandidate best) {
        return found.stream()
                .filter(one -> one != best && !isSamePlace(best, one))
                .filter(one -> !isWorse(one, best) && !isPartOfAnother(one, best))
                .filter(one -> one.spelling != Spelling.OTHER_LETTERS || best.spelling == Spelling.OTHER_LETTERS)
                .toList();
    }

    /** A city section does not compete with a namesake that is the seat of a first- or second-order division. */
    static boolean isPartOfAnother(WeighedCandidate one, WeighedCandidate best) {
        return one.known.isSection() && best.known.isGreaterSeat();
    }

    /** A name stands against those that are only like it, unless one of them is much larger. */
    static boolean isWorse(WeighedCandidate one, WeighedCandidate best) {
        double times = one.alias || one.spelling.isExact() ? 1 : LARGER;
        return best.spelling.isBetterThan(one.spelling)
                && times * Math.max(1, best.known.population()) >= one.known.population();
    }

    static boolean isSamePlace(WeighedCandidate a, WeighedCandidate b) {
        return a.known.isLocated()
                && b.known.isLocated()
                && a.known.country().equals(b.known.country())
                && a.known.kmTo(b.known) <= SAME_PLACE_KM;
    }

    static boolean overwhelms(WeighedCandidate one, WeighedCandidate other, double times) {
        return !other.known.isOfUnknownSize() && one.known.population() >= times * size(other);
    }

    /** That a gazetteer has no number for the seat of a district does not make it a hamlet. */
    static long size(WeighedCandidate weighedCandidate) {
        long population = weighedCandidate.known.population();
        return population == 0 && weighedCandidate.known.isSeat() ? OF_A_SEAT : Math.max(1, population);
    }
}
