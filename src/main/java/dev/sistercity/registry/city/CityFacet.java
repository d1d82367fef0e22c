package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Filter.Facet;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.Collection;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Filters by the cities that records name. */
public final class CityFacet {

    /** The facet by which the cities of a region are found. */
    static final String REGION = "region";

    private CityFacet() {}

    /** Records with the city in the facet that has the parameter's name. */
    public static <D> Filter<D> of(CityCollection cities, String name, String description) {
        return new Filter<>(
                ListParameter.id(name, description, null),
                (selection, values, all) -> selection.retain(selection
                        .records()
                        .with(name, CityLookup.get(cities, selection.reading(), name, values.get(0)))),
                counted(cities, name));
    }

    /** Counts by city, called as other records show it. */
    public static <D> Facet<D> counted(CityCollection cities, String name) {
        return Facet.named(
                name, (id, readContext) -> cities.ref(id, readContext).name());
    }

    /** The parameter by which lists count the units under a city in. */
    public static final String WITHIN = "within";

    /** Records that show a unit or anything under it; repeatable: records that show one of each. */
    public static <D> Filter<D> within(CityCollection cities, String description) {
        return new Filter<>(
                ListParameter.id(
                                WITHIN,
                                description + ": " + Area.WRITTEN + "; repeat it for records that join all of them",
                                null)
                        .many(),
                (selection, values, all) -> values.forEach(value -> selection.retain(shown(
                        selection.records(),
                        Area.parse(cities, selection.reading(), value).units()))));
    }

    /** Slots of the records that show any of these cities. */
    public static <D> RoaringBitmap shown(Records<D> records, Collection<UUID> cities) {
        RoaringBitmap found = new RoaringBitmap();
        cities.forEach(city -> found.or(records.with(CityCollection.SHOWN, city)));
        return found;
    }

    /** As {@link #of}, repeatable: records with all of the cities. */
    public static <D> Filter<D> allOf(CityCollection cities, String name, String description) {
        return new Filter<>(
                ListParameter.id(name, description, null).many(),
                (selection, values, all) -> values.forEach(value -> selection.retain(
                        selection.records().with(name, CityLookup.get(cities, selection.reading(), name, value)))),
                counted(cities, name));
    }
}
