package dev.sistercity.registry.match;

import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.shared.value.NameKeys;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Finds the city that somebody meant, among the cities of the registry and the places of the gazetteer. Safe for use by many
 * threads; reads files, so not for the event loop; remembers nothing.
 */
@Singleton
public class CityMatcher {

    private static final int MOST = 200;

    private final PlaceStore gazetteer;
    private final CountryNames countries;

    CityMatcher(PlaceStore gazetteer, CountryNames countries) {
        this.gazetteer = gazetteer;
        this.countries = countries;
    }

    public CityMatch match(CityQuery query) {
        WrittenCountry country = countries.read(query.country());
        String wanted = NameKeys.strict(query.name());
        List<Candidate> candidates =
                gazetteer
                        .current()
                        .map(places -> places.named(NameKeys.of(query.name()), MOST))
                        .orElse(List.of())
                        .stream()
                        .filter(place -> country.codes().contains(place.countryCode()))
                        .filter(place -> NameKeys.strict(place.name()).equals(wanted))
                        .map(place -> candidate(place))
                        .toList();
        return candidates.size() == 1
                ? new CityMatch(query, candidates, candidates.get(0), "the only one of this name in its country")
                : new CityMatch(query, candidates, null, candidates.isEmpty() ? "none is found" : "several are found");
    }

    private static Candidate candidate(GazetteerPlace place) {
        return new Candidate(null, place, 1, List.of("its name is the same"));
    }
}
