package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.Collection;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

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

    /** The parameter by which lists count the units under a city in. */
    public static final String WITHIN = "within";

    /** Records that show a unit or anything under it; repeatable: records that show one of each. */
    public static <D> Filter<D> within(CityType cities, String description) {
        return new Filter<>(
                ListParameter.id(
                                WITHIN,
                                description
                                        + ": an id or {scheme}:{value}; repeat it for records that join all of them",
                                null)
                        .many(),
                (selection, values, all) -> values.forEach(value -> {
                    UUID unit = CityLookup.get(cities, selection.reading(), WITHIN, value);
                    selection.retain(shown(
                            selection.records(),
                            CityLookup.units(selection.reading().snapshot().records(cities), unit)));
                }));
    }

    /** Slots of the records that show any of these cities. */
    public static <D> RoaringBitmap shown(Records<D> records, Collection<UUID> cities) {
        RoaringBitmap found = new RoaringBitmap();
        cities.forEach(city -> found.or(records.with(CityType.SHOWN, city)));
        return found;
    }

    /** As {@link #of}, repeatable: records with all of the cities. */
    public static <D> Filter<D> allOf(CityType cities, String name, String description) {
        return new Filter<>(
                ListParameter.id(name, description, null).many(),
                (selection, values, all) -> values.forEach(value -> selection.retain(
                        selection.records().with(name, CityLookup.get(cities, selection.reading(), name, value)))));
    }
}
