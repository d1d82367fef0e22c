package dev.sistercity.registry.match;

import java.util.Comparator;
import java.util.List;

/** Which of the cities that a name may mean is chosen; docs/decisions/0020 says it in words, and why. */
final class Rule {

    /** Coordinates that lie so near confirm a place. */
    static final double NEAR_KM = 20;
    /** If it is an alias, or something beside the name is not understood. */
    static final double NEARER_KM = 10;
    /** A misspelt name takes coordinates that lie so near. */
    static final double SLIP_KM = 10;
    /** A place so far from its coordinates is another, if it is no town of that many. */
    static final double ELSEWHERE_KM = 30;

    static final long NO_VILLAGE = 10_000;
    /** So many times the inhabitants of every other one: nobody writes the small one's name without more. */
    private static final double OVERWHELMING = 30;

    /** Of two names that differ in accents the larger place's is then the one that is written without. */
    private static final double LARGER = 3;
    /** With coordinates. */
    private static final double MUCH_LARGER = 10;

    private static final long LARGE = 50_000;
    /** Without a country. */
    private static final double OVERWHELMING_IN_THE_WORLD = 50;

    private static final long LARGE_IN_THE_WORLD = 100_000;
    private static final double FAR_KM = 100;
    /** Cities so large have parts with partners of their own. */
    static final long OF_PARTS = 200_000;

    /** Where the gazetteer does not know. */
    private static final long OF_A_SEAT = 10_000;
    /** So many towns of one name are not told apart by their size, unless one of them is known all over the world. */
    private static final int COMMON = 10;

    private static final long WORLD_CITY = 1_000_000;
    private static final double SAME_PLACE_KM = 10;

    static final String OTHER_LETTERS = "those that are known have other letters in their names";
    private static final String MAY_BE_A_PART = "what stands beside the name may be a part of the city";
    private static final String BESIDE = "what stands beside the name tells it from others";

    private Rule() {}

    /** @param chosen null for none */
    record Verdict(Found chosen, String why) {}

    static Verdict choose(List<Found> found, Written reading, Question question) {
        List<Found> left = found.stream()
                .filter(one -> !one.contradicted)
                .filter(one -> reading.allows(one.known) || isOneWithItsSeat(one, reading))
                .filter(one -> !isOfMunicipalities(one, reading, question))
                .toList();
        if (left.isEmpty()) {
            return none(
                    reading.above()
                            ? "what is meant is a unit above cities, which is not known"
                            : "what stands beside the name contradicts all that have it");
        }
        if (question.point() != null) {
            List<Found> near = left.stream().filter(one -> one.near).toList();
            if (!near.isEmpty()) {
                return near(near, left, question);
            }
        }
        if (reading.loose()) {
            List<Found> confirmed =
                    left.stream().filter(one -> one.supportedByItsEnd).toList();
            return confirmed.isEmpty()
                    ? none("only a part of the name is known, and nothing confirms it")
                    : best(confirmed, question, BESIDE);
        }
        List<Found> supported = left.stream().filter(one -> one.supported).toList();
        if (!supported.isEmpty()) {
            return best(supported, question, BESIDE);
        }
        return best(left, question, "the only one of this name");
    }

    /** A county is none of the unions of municipalities below it that may have its name: {@code Altenkirchen (Verbandsgemeinde)}. */
    private static boolean isOfMunicipalities(Found one, Written reading, Question question) {
        return reading.above()
                && one.known.isAbove()
                && UnitWords.isOfMunicipalities(question.query().name());
    }

    /** In China a county and the city that it became have one name and one seat; which one of its name has to be told. */
    private static boolean isOneWithItsSeat(Found one, Written reading) {
        boolean told = one.supported || one.near;
        return reading.above()
                && told
                && !one.known.isAbove()
                && one.known.country().equals("CN");
    }

    private static Verdict near(List<Found> near, List<Found> all, Question question) {
        Found best = first(near);
        if (best.unclear && !best.supported && best.known.population() >= OF_PARTS) {
            return none(MAY_BE_A_PART);
        }
        boolean better = all.stream()
                .anyMatch(one -> !one.near
                        && one.spelling == Spelling.SAME
                        && !best.spelling.isExact()
                        && !overwhelms(best, one, MUCH_LARGER));
        if (better) {
            return none("the coordinates are near one of a similar name, and another has the name itself");
        }
        boolean lookedUp = question.query().trust() == CityQuery.Trust.LOOKED_UP
                && !best.supported
                && all.stream().anyMatch(one -> !one.near && isAsWellKnown(one, best));
        if (lookedUp) {
            return none("the coordinates were looked up by the name, which another has as well");
        }
        List<Found> rivals = rivals(near, best);
        boolean clear = rivals.stream()
                .allMatch(one -> best.spelling.isBetterThan(one.spelling) && !best.alias
                        || best.km * 2 + 1 < one.km
                        || overwhelms(best, one, MUCH_LARGER));
        return clear
                ? new Verdict(best, "its name fits and the coordinates confirm it")
                : none("several of this name are near the coordinates");
    }

    /** Whether a geocoder that is asked for the name may as well have found this place. */
    private static boolean isAsWellKnown(Found one, Found best) {
        if (!one.spelling.isExact() || one.known.place() == null || isPartOfAnother(one, best)) {
            return false;
        }
        return one.alias ? one.known.population() > best.known.population() : !overwhelms(best, one, MUCH_LARGER);
    }

    private static Verdict best(List<Found> found, Question question, String why) {
        List<Found> placed = found.stream().filter(one -> !one.isUnplaced()).toList();
        List<Found> unplaced = found.stream().filter(Found::isUnplaced).toList();
        if (placed.isEmpty() || unplaced.size() != 1) {
            return bestOf(found, question, why);
        }
        Found city = unplaced.get(0);
        if (city.spelling.isExact() && placed.stream().allMatch(one -> one.spelling == Spelling.OTHER_LETTERS)) {
            return bestOf(unplaced, question, why);
        }
        return !city.spelling.isExact() && placed.stream().anyMatch(one -> one.spelling.isExact())
                ? bestOf(placed, question, why)
                : joined(city, bestOf(placed, question, why));
    }

    /** A city of the registry that says nowhere where it is, and the place that anybody else of its name would mean. */
    private static Verdict joined(Found unplaced, Verdict verdict) {
        Found place = verdict.chosen();
        if (place == null || place.known.city() != null || place.spelling != unplaced.spelling) {
            return none("a city of the registry has this name and does not say where it is");
        }
        return new Verdict(place.as(unplaced.known), verdict.why());
    }

    private static Verdict bestOf(List<Found> found, Question question, String why) {
        Found best = first(found);
        if (!best.spelling.isExact() && best.spelling != Spelling.ALIKE) {
            return none(OTHER_LETTERS);
        }
        if (question.point() != null && question.query().trust() != CityQuery.Trust.GUESSED && isFar(best)) {
            return none("the coordinates are elsewhere");
        }
        boolean doubted = best.unclear && !best.supported;
        if (doubted && (best.known.population() >= OF_PARTS || best.shortened)) {
            return none(MAY_BE_A_PART);
        }
        if (doubted && best.doubtful) {
            return none("what stands beside the name does not lie near the only one that has it");
        }
        if (doubted && !best.known.isLocated()) {
            return none("what stands beside the name may tell it from a city that does not say where it is");
        }
        if (!best.told && Doubts.mayBeWider(best, question)) {
            return none("a unit is written of that may be more than its town");
        }
        boolean anywhere = question.country().codes().isEmpty();
        if (best.alias && best.known.place() != null) {
            if (!best.told && Aliases.isDoubtful(best, question)) {
                return none("it is but an alias of the only one that is known");
            }
            if (!anywhere && isAnothersName(found, best)) {
                return none("it is but an alias of the largest, and another has the name itself");
            }
        }
        List<Found> rivals = rivals(found, best);
        if (rivals.isEmpty()) {
            return Doubts.of(best, found, question).map(Rule::none).orElseGet(() -> new Verdict(best, why));
        }
        double times = anywhere && !best.supported ? OVERWHELMING_IN_THE_WORLD : OVERWHELMING;
        long large = anywhere && !best.supported ? LARGE_IN_THE_WORLD : LARGE;
        boolean clear = !doubted
                && (rivals.size() < COMMON || best.known.population() >= WORLD_CITY)
                && best.known.population() >= large
                && rivals.stream().allMatch(one -> overwhelms(best, one, times));
        return clear
                ? new Verdict(best, "all others of this name are hamlets beside it")
                : none("several have this name");
    }

    /** Those that could be meant as well: not the same place once more, not a worse spelling of a smaller one. */
    private static List<Found> rivals(List<Found> found, Found best) {
        return found.stream()
                .filter(one -> one != best && !isSamePlace(best, one))
                .filter(one -> !isWorse(one, best) && !isPartOfAnother(one, best))
                .filter(one -> one.spelling != Spelling.OTHER_LETTERS || best.spelling == Spelling.OTHER_LETTERS)
                .toList();
    }

    /** Who means a part of some city hardly ever leaves that out where a division is governed from a city of the name. */
    private static boolean isPartOfAnother(Found one, Found best) {
        return one.known.isSection() && best.known.isGreaterSeat();
    }

    /** A name stands against those that are only like it, unless one of them is much larger. */
    private static boolean isWorse(Found one, Found best) {
        double times = one.alias || one.spelling.isExact() ? 1 : LARGER;
        return best.spelling.isBetterThan(one.spelling)
                && times * Math.max(1, best.known.population()) >= one.known.population();
    }

    private static Found first(List<Found> found) {
        List<Found> ordered = found.stream()
                .sorted(Comparator.comparing((Found one) -> one.spelling).thenComparing(one -> -one.known.population()))
                .toList();
        Found best = ordered.get(0);
        // A far larger one of which this is another name may be meant as well, and is then the better guess.
        return ordered.stream()
                .filter(one -> one.spelling.isExact() && best.spelling.isExact())
                .filter(one -> overwhelms(one, best, OVERWHELMING))
                .findFirst()
                .orElse(best);
    }

    /** No alias outweighs a name, unless it is what everybody calls a city with a longer name. */
    private static boolean isAnothersName(List<Found> found, Found best) {
        return found.stream()
                .filter(one -> !one.alias && one.spelling != Spelling.OTHER_LETTERS && !isSamePlace(best, one))
                .anyMatch(one -> !best.shortened || !overwhelms(best, one, OVERWHELMING_IN_THE_WORLD));
    }

    private static boolean isSamePlace(Found a, Found b) {
        return a.known.isLocated()
                && b.known.isLocated()
                && a.known.country().equals(b.known.country())
                && a.known.kmTo(b.known) <= SAME_PLACE_KM;
    }

    private static boolean overwhelms(Found one, Found other, double times) {
        return !other.known.isOfUnknownSize() && one.known.population() >= times * size(other);
    }

    /**
     * Coordinates that a list gives to a large city may be those of its district, or wrong; those of a small one may as well be
     * right, and it another of the name.
     */
    private static boolean isFar(Found found) {
        boolean large = found.known.population() >= LARGE;
        return large ? found.spelling != Spelling.SAME && found.km > FAR_KM : found.km > NEAR_KM;
    }

    /** That a gazetteer has no number for the seat of a district does not make it a hamlet. */
    private static long size(Found found) {
        long population = found.known.population();
        return population == 0 && found.known.isSeat() ? OF_A_SEAT : Math.max(1, population);
    }

    private static Verdict none(String why) {
        return new Verdict(null, why);
    }
}
