package dev.sistercity.registry.match;

import dev.sistercity.registry.city.CityDraft;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the city that somebody meant, among the cities of the registry and the places of the gazetteer. Safe for use by many
 * threads; reads files, so not for the event loop; remembers nothing.
 */
@Singleton
public class CityMatcher {

    private static final int MOST_CANDIDATES = 10;

    private final Finder finder;
    private final Hints hints;
    private final Coordinates coordinates;
    private final CountryNames countries;

    CityMatcher(Finder finder, Hints hints, Coordinates coordinates, CountryNames countries) {
        this.finder = finder;
        this.hints = hints;
        this.coordinates = coordinates;
        this.countries = countries;
    }

    public CityMatch match(CityQuery query) {
        return match(query, new Pending());
    }

    /** @param pending cities that may be meant besides those of the registry */
    public CityMatch match(CityQuery query, Pending pending) {
        WrittenCountry country = countries.read(query.country());
        Set<String> codes = withTerritories(country);
        Point point = coordinates.read(query, codes);
        String region = query.region() == null || query.region().isBlank() ? country.region() : query.region();
        Question question = new Question(query, country, codes, region, point);
        Answer answer = answer(question, pending);
        if (question.isInUnknownCountry()) {
            return matched(question, answer.without("no country «" + query.country() + "» is known"));
        }
        return matched(question, answer);
    }

    /**
     * Whether a query of which a newcomer came would give the same once more, as nothing like it was registered since. Costs a
     * fraction of matching it again; false where that has to be done.
     */
    public boolean isStillNew(CityQuery query, Newcomer newcomer, Pending pending) {
        return finder.isUnheardOf(Readings.of(query.name()), newcomer.country(), pending);
    }

    /**
     * Whether a city is called what is written, but for what stands beside that, and is such a unit as is written of; if it says of
     * itself that it is one above cities.
     */
    public boolean isCalled(String written, CityDraft city) {
        Known known = new Known(null, city, null);
        return Readings.of(written).stream()
                .filter(reading -> !reading.loose() && (!known.isAbove() || reading.allows(known)))
                .anyMatch(reading -> Finder.spelling(known, reading.names())
                        .filter(Spelling::isExact)
                        .isPresent());
    }

    /**
     * Whether a city, in the country that is written, has nearly the name that is written: misspelt by few letters, or the beginning of
     * it. A large one may have a part that is meant if something stands beside the name.
     */
    public boolean isNearlyCalled(String written, String country, CityDraft city) {
        if (!countries.read(country).codes().contains(city.countryCode())) {
            return false;
        }
        Known known = new Known(null, city, null);
        return Readings.of(written).stream()
                        .filter(reading -> !reading.loose() && (!known.isAbove() || reading.allows(known)))
                        .filter(reading -> reading.qualifiers().isEmpty() || known.population() < Rule.OF_PARTS)
                        .flatMap(reading -> reading.names().stream())
                        .anyMatch(name -> known.names().stream().anyMatch(own -> Misspelling.isNearly(name, own)))
                || isShortFor(written, city);
    }

    /** Whether what is written, but for what stands beside it, is the beginning of a city's name. */
    public boolean isShortFor(String written, CityDraft city) {
        Known known = new Known(null, city, null);
        return Readings.of(written).stream()
                .filter(reading -> !reading.loose() && (!known.isAbove() || reading.allows(known)))
                .flatMap(reading -> reading.names().stream())
                .anyMatch(name -> known.names().stream().anyMatch(own -> Misspelling.isBeginning(name, own)));
    }

    private static Set<String> withTerritories(WrittenCountry country) {
        Set<String> all = new HashSet<>(country.codes());
        country.codes().forEach(code -> all.addAll(Territories.of(code)));
        return all;
    }

    /** What was found, before it is put into the words of an answer. */
    private record Answer(List<Found> found, Found chosen, String why, Newcomer newcomer) {

        Answer without(String reason) {
            return new Answer(found, null, reason, null);
        }
    }

    private Answer answer(Question question, Pending pending) {
        List<Written> readings = Readings.of(question.query().name());
        Answer last = null;
        for (Written reading : readings) {
            List<Found> named = finder.named(reading.names(), question.codes(), pending);
            List<Found> found = question.inCountry(named);
            if (found.isEmpty()) {
                continue;
            }
            weigh(found, reading, question);
            Rule.Verdict verdict = Rule.choose(found, reading, question);
            last = new Answer(found, verdict.chosen(), verdict.why(), null);
            if (verdict.chosen() != null || !reading.loose()) {
                break;
            }
        }
        if (last == null) {
            return unknown(question, readings, pending);
        }
        if (last.chosen() != null) {
            boolean untold = last.chosen().known.isBare()
                    && !last.chosen().known.isLocated()
                    && !question.country().codes().isEmpty();
            return untold ? new Answer(last.found(), last.chosen(), last.why(), Newcomers.of(question)) : last;
        }
        boolean oneCountry = question.country().codes().size() == 1;
        boolean isUnit = oneCountry && Newcomers.isUnit(readings) && Newcomers.isOfTheOnlySeat(last.found(), question);
        // Of a city that no gazetteer knows nobody can tell how it is spelt.
        boolean allPlaced = last.found().stream().allMatch(one -> one.known.place() != null);
        if (last.why().equals(Rule.OTHER_LETTERS) && allPlaced && oneCountry) {
            return new Answer(last.found(), null, last.why(), Newcomers.of(question));
        }
        return isUnit ? new Answer(last.found(), null, last.why(), Newcomers.of(question)) : last;
    }

    private void weigh(List<Found> found, Written reading, Question question) {
        found.forEach(one -> one.reasons.add("«" + question.query().name() + "» " + one.spelling.reason()));
        if (question.point() != null) {
            found.forEach(one -> one.locate(question.point()));
        }
        if (question.query().trust() == CityQuery.Trust.GUESSED) {
            // What was found by a part of the name does not confirm that part.
            found.forEach(one -> one.near &= !reading.loose() && !one.alias);
        }
        for (String qualifier : reading.qualifiers()) {
            hints.weigh(qualifier, found, reading.names());
        }
        found.forEach(one -> one.supportedByItsEnd = one.supported);
        found.forEach(one -> one.told = one.supported);
        if (question.region() != null) {
            // Where a city is of which nobody has said so, it may be there.
            List<Found> told =
                    found.stream().filter(one -> !one.known.isUntold()).toList();
            hints.weigh(question.region(), told, reading.names());
            boolean isLikeACountry = countries.read(question.region()).region() != null;
            found.forEach(one -> one.told |= one.supported && !isLikeACountry);
        }
    }

    /** Nothing in the country has the name: it may be misspelt, or not be known yet. */
    private Answer unknown(Question question, List<Written> readings, Pending pending) {
        List<Found> similar = new ArrayList<>();
        for (Known known : finder.similar(readings, question, pending)) {
            Found slip = new Found(known, Spelling.SLIP);
            slip.reasons.add("«" + question.query().name() + "» " + slip.spelling.reason());
            if (question.point() != null) {
                slip.locate(question.point());
            }
            similar.add(slip);
        }
        List<Found> near =
                similar.stream().filter(one -> one.isWithin(Rule.SLIP_KM)).toList();
        // What a geocoder found in place of the name is the slip itself: it confirms it only if there was nothing else
        // to find.
        boolean confirmed = question.query().trust() != CityQuery.Trust.GUESSED || similar.size() == 1;
        if (near.size() == 1 && confirmed && question.country().isKnown() && !Newcomers.isUnit(readings)) {
            return new Answer(
                    similar, near.get(0), "one letter of its name is wrong, and the coordinates confirm it", null);
        }
        boolean isNew = (similar.isEmpty() || isElsewhere(similar, question))
                && question.country().codes().size() == 1;
        if (!isNew && similar.isEmpty()) {
            readings.forEach(reading -> similar.addAll(finder.named(reading.names(), Set.of(), pending)));
        }
        String why = !question.country().isKnown()
                ? "no such name is known"
                : "nothing in the country is called so" + (isNew ? ", or nearly so" : "");
        return new Answer(similar, null, why, isNew ? Newcomers.of(question) : null);
    }

    /** Whether there is something of the very name, by who looked it up, and all that are nearly called so are villages far from it. */
    private static boolean isElsewhere(List<Found> similar, Question question) {
        return question.point() != null
                && question.query().trust() != CityQuery.Trust.GUESSED
                && similar.stream()
                        .allMatch(one -> one.km > Rule.ELSEWHERE_KM && one.known.population() < Rule.NO_VILLAGE);
    }

    private static CityMatch matched(Question question, Answer answer) {
        Candidate chosen = answer.chosen() == null ? null : answer.chosen().candidate();
        List<Candidate> candidates = new ArrayList<>();
        if (chosen != null) {
            candidates.add(chosen);
        }
        answer.found().stream()
                .filter(one -> answer.chosen() == null || !one.isSame(answer.chosen()))
                .map(Found::candidate)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(MOST_CANDIDATES - candidates.size())
                .forEach(candidates::add);
        String note = chosen != null && question.hasLostItsPoint()
                ? "; the coordinates are not in the country, and were left out"
                : "";
        return new CityMatch(question.query(), candidates, chosen, answer.why() + note, answer.newcomer());
    }
}
