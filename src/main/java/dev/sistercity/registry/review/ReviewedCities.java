package dev.sistercity.registry.review;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.CityRegister;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cities that reviewers name: of the registry, of the gazetteer, or new. */
@Singleton
class ReviewedCities {

    private static final Pattern PLACE = Pattern.compile("geonames:([1-9][0-9]{0,8})");

    private final CityReferences references;
    private final CityRegister cities;
    private final PlaceStore gazetteer;

    ReviewedCities(CityReferences references, CityRegister cities, PlaceStore gazetteer) {
        this.references = references;
        this.cities = cities;
        this.gazetteer = gazetteer;
    }

    /**
     * @param changes takes what is written for it
     * @param suffix of the properties that name it
     * @return an id, or {@code geonames:<id>} of a place that is no city yet
     */
    String meant(String city, CityDraft newCity, Actor actor, List<Change> changes, String suffix) {
        if ((city == null) == (newCity == null)) {
            throw RegistryException.refused("/city" + suffix, "or newCity" + suffix + " is needed, one of the two");
        }
        if (newCity != null) {
            var written = cities.create(newCity, actor);
            changes.addAll(written.changes());
            return written.recorded().id().toString();
        }
        Matcher place = PLACE.matcher(city);
        return references
                .find(city)
                .map(UUID::toString)
                .or(() -> place.matches()
                        ? gazetteer.find(Integer.parseInt(place.group(1))).map(found -> city)
                        : Optional.empty())
                .orElseThrow(() -> RegistryException.refused(
                        "/city" + suffix, "neither the registry nor the gazetteer has " + city));
    }
}
