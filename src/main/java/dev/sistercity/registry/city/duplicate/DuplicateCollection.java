package dev.sistercity.registry.city.duplicate;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.DuplicateView;
import dev.sistercity.registry.shared.value.Name;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Duplicates: the cities of which another is probably the same, each shown with those. */
@Singleton
class DuplicateCollection extends RecordCollection<CityDraft> {

    private static final Set<String> MEANINGFUL = Set.of("countryCode", "kind", "within");

    private final CityCollection cities;
    private final CityTwins twins;

    DuplicateCollection(CityCollection cities, CityTwins twins) {
        super(Declaration.of("duplicates", CityDraft.class, DuplicateView.class)
                .described(
                        "Cities that probably have another record, and their partnerships that are there twice for that.")
                .after("cities")
                .filters(cities.filters().stream()
                        .filter(filter -> MEANINGFUL.contains(filter.parameter().name()))
                        .toList())
                .sortKeys(cities.sortKeys()));
        this.cities = cities;
        this.twins = twins;
    }

    @Override
    public RecordCollection<CityDraft> stored() {
        return cities;
    }

    @Override
    public RoaringBitmap members(Records<CityDraft> records, Snapshot snapshot) {
        return twins.members(records);
    }

    @Override
    public DuplicateView view(Entry<CityDraft> entry, ReadContext readContext) {
        List<DuplicateView.Suspect> suspects = twins.of(entry.id(), readContext.snapshot()).stream()
                .map(twin -> new DuplicateView.Suspect(
                        cities.ref(twin.city(), readContext), twin.reason(), partnerships(twin, readContext)))
                .toList();
        return new DuplicateView(
                entry.id(),
                cities.ref(entry.id(), readContext),
                suspects,
                entry.recorded().updatedAt());
    }

    private List<DuplicateView.Twice> partnerships(CityTwins.Twin twin, ReadContext readContext) {
        return twin.common().entrySet().stream()
                .map(each -> new DuplicateView.Twice(
                        cities.ref(each.getKey(), readContext),
                        each.getValue().one(),
                        each.getValue().other()))
                .toList();
    }

    @Override
    public Name displayName(Entry<CityDraft> entry, ReadContext readContext) {
        return cities.displayName(entry, readContext);
    }

    @Override
    public void index(Entry<CityDraft> entry, Snapshot snapshot, Index index) {
        cities.index(entry, snapshot, index);
    }
}
