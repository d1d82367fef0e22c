package dev.sistercity.registry.match;

import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.match.name.NameParser;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.name.Numerals;
import dev.sistercity.registry.match.name.Spelling;
import dev.sistercity.registry.match.place.KnownPlace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What becomes of a name that nothing in the country has. */
@Singleton
class UnknownNames {

    private final CandidateFinder candidateFinder;

    UnknownNames(CandidateFinder candidateFinder) {
        this.candidateFinder = candidateFinder;
    }

    /** Nothing in the country has the name: it may be misspelt, or not be known yet. */
    CityMatcher.MatchAnswer answer(ParsedQuery parsedQuery) {
        List<NameReading> readings = parsedQuery.readings();
        List<WeighedCandidate> similar = new ArrayList<>();
        for (KnownPlace knownPlace : candidateFinder.similar(readings, parsedQuery, parsedQuery.pending())) {
            WeighedCandidate slip = new WeighedCandidate(knownPlace, Spelling.SLIP);
            slip.reasons.add("«" + parsedQuery.query().name() + "» " + slip.spelling.reason());
            if (parsedQuery.point() != null) {
                slip.locate(parsedQuery.point());
            }
            similar.add(slip);
        }
        List<WeighedCandidate> near = similar.stream()
                .filter(one -> one.isWithin(CandidateChoice.SLIP_KM))
                .toList();
        // What a geocoder found in place of the name is the slip itself: it confirms it only if there was nothing else
        // to find.
        boolean confirmed = parsedQuery.query().trust() != CityQuery.Trust.GUESSED || similar.size() == 1;
        if (near.size() == 1 && confirmed && parsedQuery.country().isKnown() && !NewCities.isUnit(readings)) {
            return new CityMatcher.MatchAnswer(
                    similar, near.get(0), Reason.SLIP_CONFIRMED_BY_COORDINATES.explained(), null);
        }
        List<WeighedCandidate> whole = whole(parsedQuery);
        if (!whole.isEmpty()) {
            return new CityMatcher.MatchAnswer(whole, null, Reason.PART_OF_NAME.explained(), null);
        }
        boolean isNew = (similar.isEmpty() || isElsewhere(similar, parsedQuery))
                && parsedQuery.country().codes().size() == 1;
        if (!isNew && similar.isEmpty()) {
            readings.forEach(
                    reading -> similar.addAll(candidateFinder.named(reading.names(), Set.of(), parsedQuery.pending())));
        }
        Reason reason = !parsedQuery.country().isKnown()
                ? Reason.UNKNOWN_NAME
                : isNew ? Reason.NEW_IN_COUNTRY : Reason.UNKNOWN_IN_COUNTRY;
        return new CityMatcher.MatchAnswer(similar, null, reason.explained(), isNew ? NewCities.of(parsedQuery) : null);
    }

    /** Whether what stands beside a name is a number of a part, and no code of a region: Vienna is Austria's ninth, Wien 9 a district. */
    static boolean isNumberOfAPart(String qualifier, NameReading reading) {
        return reading.loose() && NameParser.isFigure(qualifier);
    }

    /** An alias that reads like a large city with a number is none: Budapest I is a district, though Budapesti is the city. */
    static CandidateChoice.ChosenCandidate withoutWholes(
            CandidateChoice.ChosenCandidate verdict, ParsedQuery parsedQuery) {
        WeighedCandidate chosen = verdict.chosen();
        String written = parsedQuery.query().name();
        boolean part = chosen != null
                && !chosen.near
                && chosen.known.mayHaveParts()
                && NameParser.numbered(written).isPresent()
                && !Numerals.agreeWithAny(written, chosen.known.allNames());
        return part ? new CandidateChoice.ChosenCandidate(null, Reason.PART_OF_NAME) : verdict;
    }

    /** A part of a large city that has but a number is one of its own, and no slip of the city's name. */
    boolean isNumberedPart(CityMatcher.MatchAnswer answer, ParsedQuery parsedQuery) {
        return answer.why().reason() == Reason.PART_OF_NAME
                && parsedQuery.country().codes().size() == 1
                && NameParser.numbered(parsedQuery.query().name())
                        .filter(city -> answer.found().stream()
                                .allMatch(one -> one.known.place() != null
                                        && one.known.mayHaveParts()
                                        && one.spelling.isExact()))
                        .isPresent();
    }

    /** What is written behind a hyphen may be a part, or where the city lies. */
    private List<WeighedCandidate> whole(ParsedQuery parsedQuery) {
        return NameParser.whole(parsedQuery.query().name())
                .map(name -> parsedQuery.inCountry(
                        candidateFinder.named(List.of(name), parsedQuery.codes(), parsedQuery.pending())))
                .orElse(List.of());
    }

    /** Whether there is something of the very name, by who looked it up, and all that are nearly called so are villages far from it. */
    private static boolean isElsewhere(List<WeighedCandidate> similar, ParsedQuery parsedQuery) {
        return parsedQuery.point() != null
                && parsedQuery.query().trust() != CityQuery.Trust.GUESSED
                && similar.stream()
                        .allMatch(one -> one.km > CandidateChoice.ELSEWHERE_KM
                                && one.known.population() < CandidateChoice.NO_VILLAGE);
    }
}
