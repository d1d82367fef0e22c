package dev.sistercity.registry.match;

import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.match.name.AdminUnitWords;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.name.Spelling;
import java.util.List;

/** Which of the cities that a name may mean is chosen; docs/decisions/0019 says it in words, and why. */
final class CandidateChoice {

    /** Coordinates confirm a place up to this distance, km. */
    static final double NEAR_KM = 20;
    /** If it is an alias, or something beside the name is not understood. */
    static final double NEARER_KM = 10;
    /** Coordinates confirm a misspelt name up to this distance, km. */
    static final double SLIP_KM = 10;
    /** A place so far from its coordinates is another, if it is no town of that many. */
    static final double ELSEWHERE_KM = 30;

    static final long NO_VILLAGE = 10_000;
    /** With coordinates. */
    private static final double MUCH_LARGER = 10;

    static final double FAR_KM = 100;
    /** So near to coordinates of its own that nothing else of the name is meant. */
    private static final double AT_KM = 1.5;

    private CandidateChoice() {}

    /** @param chosen null for none */
    record ChosenCandidate(WeighedCandidate chosen, Reason reason) {}

    static ChosenCandidate choose(List<WeighedCandidate> found, NameReading reading, ParsedQuery parsedQuery) {
        List<WeighedCandidate> left = found.stream()
                .filter(one -> !one.contradicted)
                .filter(one -> reading.allows(one.known.isAbove()) || isOneWithItsSeat(one, reading))
                .filter(one -> !isOfAnotherKind(one, reading, parsedQuery))
                .toList();
        if (left.isEmpty()) {
            return none(reading.above() ? Reason.UNKNOWN_UNIT : Reason.CONTRADICTED);
        }
        if (parsedQuery.point() != null) {
            List<WeighedCandidate> near = left.stream().filter(one -> one.near).toList();
            if (!near.isEmpty()) {
                return near(near, left, parsedQuery);
            }
        }
        if (reading.loose()) {
            List<WeighedCandidate> confirmed =
                    left.stream().filter(CandidateChoice::isConfirmedByItsEnd).toList();
            return confirmed.isEmpty()
                    ? none(Reason.PART_OF_NAME)
                    : best(confirmed, parsedQuery, Reason.TOLD_BY_QUALIFIER);
        }
        List<WeighedCandidate> supported =
                left.stream().filter(one -> one.supported).toList();
        if (!supported.isEmpty()) {
            return best(supported, parsedQuery, Reason.TOLD_BY_QUALIFIER);
        }
        return best(left, parsedQuery, Reason.ONLY_ONE);
    }

    /** Mühlbach ob Gais is not the town a valley away that is called Mühlbach by an alias. */
    private static boolean isConfirmedByItsEnd(WeighedCandidate one) {
        return one.supportedByItsEnd && !(one.alias && one.neighbourKm > NEARER_KM);
    }

    /**
     * Whether a unit is written of, and this is one of another kind: a county is neither a gmina nor one of the unions of municipalities below
     * it that may have its name, {@code Sanok (rural gmina)}, {@code Altenkirchen (Verbandsgemeinde)}.
     */
    static boolean isOfAnotherKind(WeighedCandidate one, NameReading reading, ParsedQuery parsedQuery) {
        String written = parsedQuery.query().name();
        return reading.above()
                && one.known.isAbove()
                && (AdminUnitWords.isOfMunicipalities(written)
                        || !AdminUnitWords.mayBe(written, one.known.draft().kind(), one.known.country()));
    }

    /** In China a county and the city that it became have one name and one seat; which one of its name has to be told. */
    private static boolean isOneWithItsSeat(WeighedCandidate one, NameReading reading) {
        boolean told = one.supported || one.near;
        return reading.above()
                && told
                && !one.known.isAbove()
                && one.known.country().equals("CN");
    }

    private static ChosenCandidate near(
            List<WeighedCandidate> near, List<WeighedCandidate> all, ParsedQuery parsedQuery) {
        WeighedCandidate best = Namesakes.larger(near);
        if (mayBeItsPart(best) && !best.supported) {
            return none(Reason.MAY_BE_A_PART);
        }
        if (!best.told && Doubts.mayBeWider(best, parsedQuery)) {
            // The coordinates of a borough are those of its town as well.
            return none(Reason.MAY_BE_WIDER);
        }
        boolean there = parsedQuery.query().trust() == CityQuery.Trust.GIVEN
                && best.isWithin(AT_KM)
                && best.spelling != Spelling.OTHER_LETTERS
                && !best.alias;
        boolean better = all.stream()
                .anyMatch(one -> !there
                        && !one.near
                        && one.spelling == Spelling.SAME
                        && !best.spelling.isExact()
                        && !Namesakes.overwhelms(best, one, MUCH_LARGER));
        if (better) {
            return none(Reason.SIMILAR_NAME_AT_COORDINATES);
        }
        boolean lookedUp = parsedQuery.query().trust() == CityQuery.Trust.LOOKED_UP
                && !best.supported
                && all.stream().anyMatch(one -> !one.near && isAsWellKnown(one, best));
        if (lookedUp) {
            return none(Reason.COORDINATES_LOOKED_UP);
        }
        List<WeighedCandidate> rivals = Namesakes.rivals(near, best);
        boolean clear = rivals.stream()
                .allMatch(one -> best.spelling.isBetterThan(one.spelling) && !best.alias
                        || best.km * 2 + 1 < one.km
                        || Namesakes.overwhelms(best, one, MUCH_LARGER));
        return clear ? new ChosenCandidate(best, Reason.CONFIRMED_BY_COORDINATES) : none(Reason.SEVERAL_AT_COORDINATES);
    }

    /** Whether a geocoder that is asked for the name may as well have found this place. */
    private static boolean isAsWellKnown(WeighedCandidate one, WeighedCandidate best) {
        if (!one.spelling.isExact() || one.known.place() == null || Namesakes.isPartOfAnother(one, best)) {
            return false;
        }
        return one.alias
                ? one.known.population() > best.known.population()
                : !Namesakes.overwhelms(best, one, MUCH_LARGER);
    }

    private static ChosenCandidate best(List<WeighedCandidate> found, ParsedQuery parsedQuery, Reason reason) {
        List<WeighedCandidate> placed =
                found.stream().filter(one -> !one.isUnplaced()).toList();
        List<WeighedCandidate> unplaced =
                found.stream().filter(WeighedCandidate::isUnplaced).toList();
        if (placed.isEmpty() || unplaced.size() != 1) {
            return bestOf(found, parsedQuery, reason);
        }
        WeighedCandidate city = unplaced.get(0);
        if (city.spelling.isExact() && placed.stream().allMatch(one -> one.spelling == Spelling.OTHER_LETTERS)) {
            return bestOf(unplaced, parsedQuery, reason);
        }
        return !city.spelling.isExact() && placed.stream().anyMatch(one -> one.spelling.isExact())
                ? bestOf(placed, parsedQuery, reason)
                : joined(city, bestOf(placed, parsedQuery, reason));
    }

    /** Joins a city of the registry without coordinates to the place that its name means otherwise. */
    private static ChosenCandidate joined(WeighedCandidate unplaced, ChosenCandidate verdict) {
        WeighedCandidate place = verdict.chosen();
        if (place == null || place.known.city() != null || place.spelling != unplaced.spelling) {
            return none(Reason.UNPLACED_NAMESAKE);
        }
        return new ChosenCandidate(place.as(unplaced.known), verdict.reason());
    }

    private static ChosenCandidate bestOf(List<WeighedCandidate> found, ParsedQuery parsedQuery, Reason reason) {
        Namesakes namesakes = new Namesakes(parsedQuery);
        WeighedCandidate best = namesakes.first(found);
        if (!best.spelling.isExact() && best.spelling != Spelling.ALIKE) {
            return none(Reason.OTHER_LETTERS);
        }
        if (parsedQuery.point() != null && isFar(best, parsedQuery.query().trust())) {
            return none(Reason.ELSEWHERE);
        }
        if (best.unclear && !best.supported) {
            return none(unclearBecause(best));
        }
        if (!best.told && Doubts.mayBeWider(best, parsedQuery)) {
            return none(Reason.MAY_BE_WIDER);
        }
        if (!best.told && Doubts.isOneWordForTwo(best.known, parsedQuery)) {
            return none(Reason.ONE_WORD_FOR_TWO);
        }
        if (best.alias && best.known.place() != null) {
            if (!best.told && Aliases.isDoubtful(best, parsedQuery)) {
                return none(Reason.ALIAS_ONLY);
            }
            if (Namesakes.isAnothersName(found, best, namesakes)) {
                return none(Reason.ALIAS_BESIDE_A_NAME);
            }
        }
        List<WeighedCandidate> rivals = Namesakes.rivals(found, best);
        if (rivals.isEmpty()) {
            return Doubts.of(best, found, parsedQuery)
                    .map(CandidateChoice::none)
                    .orElseGet(() -> new ChosenCandidate(best, reason));
        }
        return namesakes
                .preferred(best, rivals)
                .map(why -> new ChosenCandidate(best, why))
                .orElseGet(() -> none(Reason.SEVERAL));
    }

    private static boolean mayBeItsPart(WeighedCandidate one) {
        return one.unclear && (one.besideItsPart || one.known.mayHaveParts());
    }

    /** Why one whose qualifier is unclear cannot be taken for what is meant. */
    private static Reason unclearBecause(WeighedCandidate best) {
        if (mayBeItsPart(best) || best.shortened) {
            return Reason.MAY_BE_A_PART;
        }
        if (best.doubtful) {
            return Reason.QUALIFIER_IS_FAR;
        }
        return best.known.isLocated() ? Reason.UNKNOWN_BESIDE : Reason.QUALIFIER_MAY_TELL_APART;
    }

    /**
     * The coordinates of a large city may be those of its district; farther off than that lies another place. What was looked up by the
     * name may be another of it; those of a small one may as well be right, and it another of the name.
     */
    private static boolean isFar(WeighedCandidate weighedCandidate, CityQuery.Trust trust) {
        boolean large = weighedCandidate.known.population() >= Namesakes.LARGE;
        return switch (trust) {
            case GUESSED -> false;
            case GIVEN -> weighedCandidate.km > (large ? FAR_KM : NEAR_KM);
            case LOOKED_UP ->
                large
                        ? weighedCandidate.spelling != Spelling.SAME && weighedCandidate.km > FAR_KM
                        : weighedCandidate.km > NEAR_KM;
        };
    }

    /** An alias that is but like what is written takes a town, and nothing beside the name. */
    static boolean isVague(WeighedCandidate chosen, NameReading reading) {
        return chosen.unclear && !chosen.supported
                || chosen.alias
                        && (chosen.known.population() < NO_VILLAGE
                                || !reading.qualifiers().isEmpty());
    }

    private static ChosenCandidate none(Reason reason) {
        return new ChosenCandidate(null, reason);
    }
}
