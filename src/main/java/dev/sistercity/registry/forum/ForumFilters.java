package dev.sistercity.registry.forum;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.happening.HappeningFilters;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import java.util.List;

/** What the list of forums can be narrowed by. */
final class ForumFilters {

    private final CityType cities;

    ForumFilters(CityType cities) {
        this.cities = cities;
    }

    List<Filter<ForumDraft>> all() {
        return List.of(
                new Filter<>(
                        id(ForumType.SERIES, "Id of its series", null),
                        (selection, values, all) -> selection.retain(selection
                                .records()
                                .with(ForumType.SERIES, ParameterValues.id(ForumType.SERIES, values.get(0))))),
                CityFacet.allOf(
                        cities,
                        ForumType.CITY,
                        "A city that hosted it or took part: an id or {scheme}:{value}; repeat it for all of them"),
                CityFacet.within(cities, "This unit or anything under it hosted it or took part"),
                CityFacet.of(cities, "hostCity", "The city that invited: an id or {scheme}:{value}"),
                CityFacet.of(cities, "venueCity", "The city where it was held: an id or {scheme}:{value}"),
                CountryFilter.anyOf("countryCode", "Country where it was held (ISO 3166-1 alpha-2)"),
                Filter.anyOf(choice("kind", "What kind of gathering", Kebab.all(ForumKind.class), "forum")),
                HappeningFilters.status(),
                Filter.anyOf(choice("mode", "How people took part", Kebab.all(ForumMode.class), "hybrid")),
                HappeningFilters.topic("green-and-low-carbon"),
                HappeningFilters.dateFrom(),
                HappeningFilters.dateTo());
    }
}
