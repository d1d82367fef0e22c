package dev.sistercity.registry.match;

import dev.sistercity.registry.city.api.CityKind;
import java.util.List;

/**
 * A city that neither the registry nor the gazetteer knows, nor anything in its country by a similar name: what it can be
 * registered as.
 *
 * @param names the name as it is written, without what stands beside it; then with that, and without the words that say what it
 *     is
 * @param country ISO 3166-1 alpha-2, and XK for Kosovo
 * @param latitude degrees north, WGS 84, as given with the name, if that is in the country; else null, as is
 * @param longitude degrees east
 */
public record NewCity(List<String> names, CityKind kind, String country, Double latitude, Double longitude) {

    public NewCity {
        names = List.copyOf(names);
    }
}
