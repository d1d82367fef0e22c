package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.shared.code.Countries;
import dev.sistercity.registry.shared.code.Region;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** What {@code within} names: a unit and everything under it, be that unit a record, a region or a country. */
public final class Area {

    /** How it is written. */
    public static final String WRITTEN = "an id or {scheme}:{value}, a country (CN) or a region (CN.23, CN-SH)";

    private static final String COUNTRY = "countryCode";

    private final Records<CityDraft> records;
    private final RoaringBitmap cities;

    private Area(Records<CityDraft> records, RoaringBitmap cities) {
        this.records = records;
        this.cities = cities;
    }

    /**
     * Reads it.
     *
     * @throws dev.sistercity.registry.shared.problem.RegistryException MALFORMED if it is none of these, or names no city that there is
     */
    public static Area parse(CityCollection type, ReadContext readContext, String text) {
        Records<CityDraft> records = readContext.snapshot().records(type);
        if (Countries.isCode(text)) {
            return new Area(records, records.with(COUNTRY, text).clone());
        }
        if (Region.isCode(text)) {
            return new Area(records, underAll(records, records.with(CityFacet.REGION, Region.key(text))));
        }
        UUID unit = CityLookup.get(type, readContext, CityFacet.WITHIN, text);
        return new Area(records, CityLookup.within(type, readContext, unit));
    }

    /** Districts of a city may not say themselves in which region they lie. */
    private static RoaringBitmap underAll(Records<CityDraft> records, RoaringBitmap units) {
        RoaringBitmap all = new RoaringBitmap();
        records.forEach(units, (Entry<CityDraft> unit) -> CityLookup.units(records, unit.id())
                .forEach(id -> records.find(id).ifPresent(entry -> all.add(entry.slot()))));
        return all;
    }

    /** Slots of the cities in it. */
    RoaringBitmap cities() {
        return cities;
    }

    /** The cities in it. */
    public Set<UUID> units() {
        Set<UUID> ids = new LinkedHashSet<>();
        records.forEach(cities, (Entry<CityDraft> city) -> ids.add(city.id()));
        return ids;
    }
}
