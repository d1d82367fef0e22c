package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.shared.page.ListParameter;

/** Filters by the cities that records name. */
public final class CityFacet {

    private CityFacet() {}

    /** Records with the city in the facet that has the parameter's name. */
    public static <D> Filter<D> of(CityType cities, String name, String description) {
        return new Filter<>(
                ListParameter.id(name, description, null),
                (selection, values, all) -> selection.retain(selection
                        .records()
                        .with(name, CityLookup.get(cities, selection.reading(), name, values.get(0)))));
    }

    /** As {@link #of}, repeatable: records with all of the cities. */
    public static <D> Filter<D> allOf(CityType cities, String name, String description) {
        return new Filter<>(
                ListParameter.id(name, description, null).many(),
                (selection, values, all) -> values.forEach(value -> selection.retain(
                        selection.records().with(name, CityLookup.get(cities, selection.reading(), name, value)))));
    }
}
