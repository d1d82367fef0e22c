package dev.sistercity.registry.forum;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.date;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.EdtfDate;
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
                new Filter<>(
                        id(
                                        ForumType.CITY,
                                        "A city that hosted it or took part: an id or {scheme}:{value}; repeat it for all of them",
                                        null)
                                .many(),
                        (selection, values, all) -> values.forEach(value -> selection.retain(selection
                                .records()
                                .with(
                                        ForumType.CITY,
                                        CityLookup.get(cities, selection.reading(), ForumType.CITY, value))))),
                city("hostCity", "The city that invited: an id or {scheme}:{value}"),
                city("venueCity", "The city where it was held: an id or {scheme}:{value}"),
                CountryFilter.anyOf("countryCode", "Country where it was held (ISO 3166-1 alpha-2)"),
                Filter.anyOf(choice("kind", "What kind of gathering", Kebab.all(ForumKind.class), "forum")),
                Filter.anyOf(choice("status", "Where it stands", Kebab.all(ForumStatus.class), "held")),
                Filter.anyOf(choice("mode", "How people took part", Kebab.all(ForumMode.class), "hybrid")),
                Filter.anyOf(text("topic", "What it was about", "green-and-low-carbon")),
                dates("dateFrom", "On or after this (EDTF)", "2021", true),
                dates("dateTo", "On or before this (EDTF)", "2021", false));
    }

    private Filter<ForumDraft> city(String name, String description) {
        return new Filter<>(
                id(name, description, null),
                (selection, values, all) -> selection.retain(selection
                        .records()
                        .with(name, CityLookup.get(cities, selection.reading(), name, values.get(0)))));
    }

    private static Filter<ForumDraft> dates(String name, String description, String example, boolean from) {
        return new Filter<>(date(name, description, example), (selection, values, all) -> {
            EdtfDate bound = ParameterValues.date(name, values.get(0));
            selection.retain(forum -> forum.draft().date() != null
                    && forum.draft()
                            .date()
                            .within(
                                    from ? bound : null,
                                    from ? null : bound,
                                    selection.reading().certainty()));
        });
    }
}
