package dev.sistercity.registry.forum;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.event.EventFilters;
import dev.sistercity.registry.forum.api.ForumDraft;
import dev.sistercity.registry.forum.api.ForumKind;
import dev.sistercity.registry.forum.api.ForumMode;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.source.Citations;
import java.util.List;

/** What the list of forums can be narrowed by. */
final class ForumFilters {

    private final CityCollection cities;

    ForumFilters(CityCollection cities) {
        this.cities = cities;
    }

    List<Filter<ForumDraft>> all() {
        return List.of(
                Citations.bySource(),
                new Filter<>(
                        id(ForumCollection.SERIES, "Id of its series", null),
                        (selection, values, all) -> selection.retain(selection
                                .records()
                                .with(
                                        ForumCollection.SERIES,
                                        ParameterValues.id(ForumCollection.SERIES, values.get(0))))),
                CityFacet.allOf(
                        cities,
                        ForumCollection.CITY,
                        "A city that hosted it or took part: an id or {scheme}:{value}; repeat it for all of them"),
                CityFacet.within(cities, "This unit or anything under it hosted it or took part"),
                CityFacet.of(cities, "hostCity", "The city that invited: an id or {scheme}:{value}"),
                CityFacet.of(cities, "venueCity", "The city where it was held: an id or {scheme}:{value}"),
                CountryFilter.anyOf("countryCode", "Country where it was held (ISO 3166-1 alpha-2)"),
                Filter.anyOf(choice("kind", "What kind of gathering", Kebab.all(ForumKind.class), "forum")),
                EventFilters.status(),
                Filter.anyOf(choice("mode", "How people took part", Kebab.all(ForumMode.class), "hybrid")),
                EventFilters.topic("green-and-low-carbon"),
                EventFilters.dateFrom(),
                EventFilters.dateTo());
    }
}
