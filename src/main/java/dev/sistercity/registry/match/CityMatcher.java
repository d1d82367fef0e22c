package dev.sistercity.registry.match;

import dev.sistercity.registry.match.api.Explanation;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.match.country.CountryNames;
import dev.sistercity.registry.match.country.Regions;
import dev.sistercity.registry.match.country.Territories;
import dev.sistercity.registry.match.country.WrittenCountry;
import dev.sistercity.registry.match.name.Markup;
import dev.sistercity.registry.match.name.NameParser;
import dev.sistercity.registry.match.name.NameReading;
import dev.sistercity.registry.match.name.Spelling;
import dev.sistercity.registry.match.place.Point;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the city that a name means, among the cities of the registry and the places of the gazetteer. Safe for use by many
 * threads; reads files, so not for the event loop; remembers nothing.
 */
@Singleton
public class CityMatcher {

    private final CandidateFinder candidateFinder;
    private final Hints hints;
    private final CoordinateCheck coordinateCheck;
    private final UnknownNames unknownNames;
    private final CountryNames countries;

    CityMatcher(
            CandidateFinder candidateFinder,
            Hints hints,
            CoordinateCheck coordinateCheck,
            UnknownNames unknownNames,
            CountryNames countries) {
        this.candidateFinder = candidateFinder;
        this.hints = hints;
        this.coordinateCheck = coordinateCheck;
        this.unknownNames = unknownNames;
        this.countries = countries;
    }

    public CityMatch match(CityQuery query) {
        return match(query, new Pending());
    }

    /** @param pending cities that may be meant besides those of the registry */
    public CityMatch match(CityQuery query, Pending pending) {
        return match(query, pending, one -> false);
    }

    private CityMatch match(CityQuery written, Pending pending, Predicate<WeighedCandidate> excluded) {
        CityQuery query = apart(written);
        WrittenCountry country = countries.ofCell(query.country());
        Set<String> codes = Territories.with(country.codes());
        Point point = coordinateCheck.read(query, codes);
        String region = query.region() == null || query.region().isBlank() ? country.region() : query.region();
        ParsedQuery parsedQuery =
                new ParsedQuery(query, country, codes, region, point, readings(query.name(), country.codes()), pending);
        MatchAnswer answer =
                withPart(withBothNames(answer(parsedQuery, excluded), parsedQuery, excluded), parsedQuery, excluded);
        Optional<Explanation> doubt = doubt(answer, parsedQuery, query != written);
        return CityMatch.of(parsedQuery, doubt.map(answer::without).orElse(answer));
    }

    /**
     * Why what was found is asked about; empty where it is not.
     *
     * @param apart whether the country was written behind the name
     */
    private Optional<Explanation> doubt(MatchAnswer answer, ParsedQuery parsedQuery, boolean apart) {
        CityQuery query = parsedQuery.query();
        boolean isNew = answer.newcomer() != null && answer.chosen() == null;
        if (isNew && apart && isNamedAnywhere(parsedQuery)) {
            // What is behind the name may be no country, but where in another the city lies: Arlon, Luxembourg.
            return Optional.of(Reason.UNKNOWN_IN_COUNTRY.explained());
        }
        if (isNew && Markup.isNoName(query.name())) {
            return Optional.of(Reason.NO_NAME.explained());
        }
        if (isNew && countries.isSign(query.country())) {
            return Optional.of(new Explanation(
                    Reason.UNKNOWN_IN_COUNTRY,
                    "«" + query.country() + "» may be a country's sign, and nothing in it is called so"));
        }
        if (answer.chosen() != null && parsedQuery.isContradictedByItsPoint()) {
            return Optional.of(Reason.OUTSIDE_COUNTRY.explained());
        }
        return parsedQuery.isInUnknownCountry()
                ? Optional.of(new Explanation(Reason.UNKNOWN_COUNTRY, "no country «" + query.country() + "» is known"))
                : Optional.empty();
    }

    /**
     * As {@link #match(CityQuery, Pending)}, where something is known not to be meant.
     *
     * @param other that: a city of the registry, a place, or both
     */
    public CityMatch matchOther(CityQuery query, Pending pending, Candidate other) {
        return match(query, pending, one -> one.isSame(other));
    }

    /**
     * Whether a query of which a newcomer came would give the same once more, as nothing like it was registered since. Costs a
     * fraction of matching it again; false where that has to be done.
     */
    public boolean isStillNew(Pending.WrittenKeys written, NewCity newCity, Pending pending) {
        return candidateFinder.isUnheardOf(written.names(), newCity.country(), pending)
                && !candidateFinder.isNamed(written.parts(), newCity.country(), pending);
    }

    private boolean isNamedAnywhere(ParsedQuery parsedQuery) {
        return parsedQuery.readings().stream()
                .filter(reading -> !reading.loose())
                .anyMatch(reading -> !candidateFinder
                        .named(reading.names(), Set.of(), parsedQuery.pending())
                        .isEmpty());
    }

    /** A country that stands behind the name in one cell, as that. */
    private CityQuery apart(CityQuery query) {
        return query.country() != null && !query.country().isBlank()
                ? query
                : countries
                        .behind(query.name())
                        .map(both -> query.of(both.name(), both.country()))
                        .orElse(query);
    }

    private static List<NameReading> readings(String name, Set<String> countries) {
        return NameParser.of(
                name,
                text -> countries.isEmpty()
                        ? Regions.isAnywhere(text)
                        : countries.stream()
                                .anyMatch(code -> !Regions.named(code, text).isEmpty()));
    }

    /** The code of the one country that is written; empty if that is not known. */
    public Optional<String> country(String written) {
        return Optional.of(countries.ofCell(written).codes())
                .filter(codes -> codes.size() == 1)
                .map(codes -> codes.iterator().next());
    }

    /** The codes of what is written as a country, several for one that is no more; empty if that is not known. */
    public Set<String> countries(String written) {
        return countries.ofCell(written).codes();
    }

    /** What was found, before it is put into the words of an answer. */
    record MatchAnswer(List<WeighedCandidate> found, WeighedCandidate chosen, Explanation why, NewCity newcomer) {

        MatchAnswer without(Explanation reason) {
            return new MatchAnswer(found, null, reason, null);
        }
    }

    private MatchAnswer answer(ParsedQuery parsedQuery, Predicate<WeighedCandidate> excluded) {
        List<NameReading> readings = parsedQuery.readings();
        MatchAnswer last = null;
        for (NameReading reading : readings) {
            List<WeighedCandidate> named =
                    candidateFinder.named(reading.names(), parsedQuery.codes(), parsedQuery.pending());
            List<WeighedCandidate> found = parsedQuery.inCountry(
                    named.stream().filter(excluded.negate()).toList());
            if (found.isEmpty()) {
                continue;
            }
            ParsedQuery located = parsedQuery.at(coordinateCheck.meant(parsedQuery, found));
            hints.weigh(found, reading, located);
            CandidateChoice.ChosenCandidate verdict = unknownNames.withoutParts(
                    UnknownNames.withoutWholes(CandidateChoice.choose(found, reading, located), parsedQuery), found);
            last = new MatchAnswer(found, verdict.chosen(), verdict.reason().explained(), null);
            if (verdict.chosen() != null || !reading.loose()) {
                break;
            }
        }
        if (last == null || last.chosen() == null && isInOtherLettersOnly(last)) {
            MatchAnswer romanised = romanised(parsedQuery);
            last = romanised == null || last != null && romanised.chosen() == null ? last : romanised;
        }
        if (last == null) {
            return unknownNames.answer(parsedQuery);
        }
        return last.chosen() != null ? known(last, parsedQuery) : asked(last, parsedQuery);
    }

    /** The answer, if any is chosen; else the one city that is called by both of two names that are written. */
    private MatchAnswer withBothNames(
            MatchAnswer answer, ParsedQuery parsedQuery, Predicate<WeighedCandidate> excluded) {
        List<WeighedCandidate> both = answer.chosen() != null
                ? List.of()
                : unknownNames
                        .calledBoth(parsedQuery)
                        .filter(excluded.negate())
                        .map(List::of)
                        .orElse(List.of());
        hints.weigh(both, new NameReading(List.of(), List.of(), NameReading.Level.CITY, false), parsedQuery);
        return both.stream()
                .filter(one -> !one.contradicted && (parsedQuery.point() == null || one.near))
                .findFirst()
                .map(one -> known(new MatchAnswer(both, one, Reason.CALLED_BOTH.explained(), null), parsedQuery))
                .orElse(answer);
    }

    /** The answer, if any is chosen; else the part of a city that is written by its number. */
    private MatchAnswer withPart(MatchAnswer answer, ParsedQuery parsedQuery, Predicate<WeighedCandidate> excluded) {
        if (answer.chosen() != null) {
            return answer;
        }
        List<WeighedCandidate> parts = unknownNames
                .numberedPart(parsedQuery)
                .filter(excluded.negate())
                .map(List::of)
                .orElse(List.of());
        hints.weigh(parts, new NameReading(List.of(), List.of(), NameReading.Level.CITY, false), parsedQuery);
        Optional<WeighedCandidate> part = parts.stream()
                .filter(one -> parsedQuery.point() == null || one.near)
                .findFirst();
        if (part.isPresent()) {
            return known(new MatchAnswer(parts, part.get(), Reason.ONLY_ONE.explained(), null), parsedQuery);
        }
        return answer.newcomer() != null
                        && UnknownNames.isPartOfNoCity(parsedQuery.query().name())
                ? answer.without(Reason.NUMBERED_PART.explained())
                : answer;
    }

    /** What is chosen; where only the registry knows it, and not where it is, with what the query tells of that. */
    private static MatchAnswer known(MatchAnswer last, ParsedQuery parsedQuery) {
        boolean untold = last.chosen().known.isBare()
                && !last.chosen().known.isLocated()
                && !parsedQuery.country().codes().isEmpty();
        return untold ? new MatchAnswer(last.found(), last.chosen(), last.why(), NewCities.of(parsedQuery)) : last;
    }

    /** What is asked, where it is not clear that it is a new one beside those that were found. */
    private MatchAnswer asked(MatchAnswer last, ParsedQuery parsedQuery) {
        if (unknownNames.isNumberedPart(last, parsedQuery)) {
            return new MatchAnswer(last.found(), null, Reason.NUMBERED_PART.explained(), NewCities.of(parsedQuery));
        }
        boolean oneCountry = parsedQuery.country().codes().size() == 1;
        boolean isUnit = oneCountry
                && NewCities.isUnit(parsedQuery.readings())
                && NewCities.isOfTheOnlySeat(last.found(), parsedQuery);
        // The spelling of a city that no gazetteer has cannot be checked.
        boolean allPlaced = last.found().stream().allMatch(one -> one.known.place() != null);
        boolean isOther = last.why().reason() == Reason.OTHER_LETTERS && allPlaced && oneCountry;
        boolean isPart = unknownNames.isPartElsewhere(last, parsedQuery);
        return isUnit || isOther || isPart
                ? new MatchAnswer(last.found(), null, last.why(), NewCities.of(parsedQuery))
                : last;
    }

    private static boolean isInOtherLettersOnly(MatchAnswer answer) {
        return answer.found().stream().allMatch(one -> one.spelling == Spelling.OTHER_LETTERS);
    }

    /** Nothing has the name as it is written: it may be romanised otherwise. */
    private MatchAnswer romanised(ParsedQuery parsedQuery) {
        List<WeighedCandidate> found =
                candidateFinder.romanised(parsedQuery.readings(), parsedQuery, parsedQuery.pending());
        if (found.isEmpty() || NewCities.isUnit(parsedQuery.readings())) {
            return null;
        }
        NameReading reading = parsedQuery.readings().stream()
                .filter(each -> !each.loose())
                .reduce((earlier, later) -> later)
                .orElseThrow();
        hints.weigh(found, reading, parsedQuery);
        CandidateChoice.ChosenCandidate verdict = CandidateChoice.choose(found, reading, parsedQuery);
        WeighedCandidate chosen = verdict.chosen();
        if (chosen != null && !chosen.near && CandidateChoice.isVague(chosen, reading)) {
            return new MatchAnswer(found, null, Reason.ALIAS_ONLY.explained(), null);
        }
        return new MatchAnswer(found, chosen, verdict.reason().explained(), null);
    }
}
