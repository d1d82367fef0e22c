package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.shared.value.Name;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Duplicates: the cities of which another is probably the same, each shown with those. */
@Singleton
class DuplicateType implements RecordType<CityDraft> {

    private static final Set<String> MEANINGFUL = Set.of("countryCode", "kind", "within");

    private final CityType cities;
    private final CityNames names;

    DuplicateType(CityType cities, CityNames names) {
        this.cities = cities;
        this.names = names;
    }

    @Override
    public RecordType<CityDraft> stored() {
        return cities;
    }

    @Override
    public RoaringBitmap members(Records<CityDraft> records) {
        return names.suspects(records);
    }

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public String singular() {
        return "duplicate";
    }

    @Override
    public Class<CityDraft> draftType() {
        return CityDraft.class;
    }

    @Override
    public Class<?> viewType() {
        return DuplicateView.class;
    }

    @Override
    public DuplicateView view(Entry<CityDraft> entry, Reading reading) {
        Records<CityDraft> records = reading.snapshot().records(cities);
        List<DuplicateView.Suspect> suspects = names.alike(records, entry.id(), entry.draft()).stream()
                .map(alike -> new DuplicateView.Suspect(cities.ref(alike.id(), reading), alike.reason()))
                .toList();
        return new DuplicateView(
                entry.id(),
                cities.ref(entry.id(), reading),
                suspects,
                entry.recorded().updatedAt());
    }

    @Override
    public Name displayName(Entry<CityDraft> entry, Reading reading) {
        return cities.displayName(entry, reading);
    }

    @Override
    public void index(Entry<CityDraft> entry, Snapshot snapshot, Index index) {
        cities.index(entry, snapshot, index);
    }

    @Override
    public List<Filter<CityDraft>> filters() {
        return cities.filters().stream()
                .filter(filter -> MEANINGFUL.contains(filter.parameter().name()))
                .toList();
    }

    @Override
    public List<SortKey<CityDraft>> sortKeys() {
        return cities.sortKeys();
    }
}
