package dev.sistercity.registry.match;

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
    private static final double SLIP_KM = 10;
    private static final int SHORTEST_SLIP = 5;

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
        WrittenCountry country = countries.read(query.country());
        boolean unread = query.country() != null && !query.country().isBlank() && !country.isKnown();
        Set<String> all = withTerritories(country);
        Point point = coordinates.read(query, all);
        String region = query.region() == null || query.region().isBlank() ? country.region() : query.region();
        Question question = new Question(query, country, region, point);
        CityMatch match = read(question, all);
        boolean lost = point == null && query.latitude() != null && query.longitude() != null;
        if (unread) {
            return new CityMatch(query, match.candidates(), null, "no country «" + query.country() + "» is known");
        }
        return lost && match.chosen() != null
                ? new CityMatch(
                        query,
                        match.candidates(),
                        match.chosen(),
                        match.why() + "; the coordinates are not in the country, and were left out")
                : match;
    }

    private static Set<String> withTerritories(WrittenCountry country) {
        Set<String> all = new HashSet<>(country.codes());
        country.codes().forEach(code -> all.addAll(Territories.of(code)));
        return all;
    }

    private CityMatch read(Question question, Set<String> withTerritories) {
        List<Found> elsewhere = List.of();
        for (Written reading : Readings.of(question.query().name())) {
            List<Found> named = finder.named(reading.names());
            List<Found> found = in(named, question.country().codes());
            if (found.isEmpty()) {
                found = in(named, withTerritories);
            }
            if (!found.isEmpty()) {
                weigh(found, reading, question);
                Rule.Verdict verdict = Rule.choose(found, reading, question);
                if (verdict.chosen() != null || !reading.loose()) {
                    return answer(question, found, verdict);
                }
                elsewhere = found;
            } else if (elsewhere.isEmpty()) {
                elsewhere = named;
            }
        }
        return misspelt(question, withTerritories, elsewhere);
    }

    private static List<Found> in(List<Found> found, Set<String> countries) {
        return countries.isEmpty()
                ? found
                : found.stream()
                        .filter(one -> countries.contains(one.known.country()))
                        .toList();
    }

    private void weigh(List<Found> found, Written reading, Question question) {
        found.forEach(one -> one.reasons.add("«" + question.query().name() + "» " + one.spelling.reason()));
        for (String qualifier : reading.qualifiers()) {
            hints.weigh(qualifier, found, reading.names());
        }
        if (question.region() != null) {
            hints.weigh(question.region(), found, reading.names());
        }
        if (question.point() != null) {
            found.forEach(one -> locate(one, question.point()));
        }
    }

    private static void locate(Found one, Point point) {
        if (one.known.isLocated()) {
            one.km = one.known.kmTo(point);
            one.near = one.km <= Rule.NEAR_KM;
            one.reasons.add(Math.round(one.km) + " km from the coordinates"
                    + (point.note() == null ? "" : ", of which " + point.note()));
        }
    }

    /** Last: what is near the coordinates and differs by one letter. */
    private CityMatch misspelt(Question question, Set<String> countries, List<Found> elsewhere) {
        List<Found> slips = new ArrayList<>();
        String name = Readings.of(question.query().name()).get(0).names().get(0);
        if (question.point() != null && name.length() >= SHORTEST_SLIP) {
            for (Known known : finder.misspelt(name, question.point(), SLIP_KM, MOST_CANDIDATES)) {
                slips.add(new Found(known, Spelling.SLIP));
            }
            slips = new ArrayList<>(in(slips, countries));
            weigh(slips, Readings.of(name).get(0), question);
        }
        if (slips.size() == 1 && !question.country().codes().isEmpty()) {
            return answer(
                    question,
                    slips,
                    new Rule.Verdict(slips.get(0), "one letter of its name is wrong, and the coordinates confirm it"));
        }
        slips.addAll(elsewhere);
        return answer(
                question,
                slips,
                new Rule.Verdict(
                        null,
                        slips.isEmpty()
                                ? "no such name is known"
                                : question.country().isKnown() ? "no such name is known in the country" : "not safe"));
    }

    private static CityMatch answer(Question question, List<Found> found, Rule.Verdict verdict) {
        Candidate chosen = verdict.chosen() == null ? null : verdict.chosen().candidate();
        List<Candidate> candidates = new ArrayList<>();
        if (chosen != null) {
            candidates.add(chosen);
        }
        found.stream()
                .filter(one -> one != verdict.chosen())
                .map(Found::candidate)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(MOST_CANDIDATES - candidates.size())
                .forEach(candidates::add);
        return new CityMatch(question.query(), candidates, chosen, verdict.why());
    }
}
