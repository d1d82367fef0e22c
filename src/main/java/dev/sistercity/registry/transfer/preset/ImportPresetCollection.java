package dev.sistercity.registry.transfer.preset;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How presets of imports are indexed, filtered, sorted and rendered. */
@Singleton
class ImportPresetCollection extends RecordCollection<ImportPresetDraft> {

    static final String COLLECTION = "import-presets";

    private final CityCollection cities;

    ImportPresetCollection(CityCollection cities) {
        super(Declaration.of(COLLECTION, ImportPresetDraft.class, ImportPresetView.class)
                .described("Presets of imports that offices have saved: which columns of their lists hold what.")
                .after("partner-requests")
                .open()
                .cities(preset -> Stream.ofNullable(preset.city()))
                .filters(List.of(CityFacet.of(
                        cities,
                        CityCollection.SHOWN,
                        "The city whose office may change it: an id or {scheme}:{value}")))
                .sortKeys(SortKey.list(List.of(SortKey.of(
                        "name", "its name", String.class, entry -> entry.draft().name()))))
                .table(columns()));
        this.cities = cities;
    }

    @Override
    public ImportPresetView view(Entry<ImportPresetDraft> entry, ReadContext readContext) {
        ImportPresetDraft preset = entry.draft();
        return new ImportPresetView(
                entry.id(),
                preset.name(),
                preset.description(),
                preset.city() == null ? null : cities.ref(preset.city(), readContext),
                preset.fields(),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public String title(Entry<ImportPresetDraft> entry, ReadContext readContext) {
        return entry.draft().name();
    }

    @Override
    public void index(Entry<ImportPresetDraft> entry, Snapshot snapshot, Index index) {
        ImportPresetDraft preset = entry.draft();
        if (preset.city() != null) {
            index.put(CityCollection.SHOWN, preset.city());
        }
        index.text(preset.name());
        if (preset.description() != null) {
            index.text(preset.description());
        }
    }

    private static Tabular<ImportPresetDraft> columns() {
        return new Tabular<>(List.of(
                column("id", ImportPresetView.class, ImportPresetView::id),
                column("name", ImportPresetView.class, ImportPresetView::name),
                column("description", ImportPresetView.class, ImportPresetView::description),
                column(
                        "cityId",
                        "Id of the city whose office may change it",
                        ImportPresetView.class,
                        view -> view.city() == null ? null : view.city().id()),
                column("fields", ImportPresetView.class, view -> view.fields().stream()
                        .map(PresetField::field)
                        .collect(Collectors.joining("; ")))));
    }
}
