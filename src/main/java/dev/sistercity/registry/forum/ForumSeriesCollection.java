package dev.sistercity.registry.forum;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.TextTokenizer;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.forum.api.ForumSeriesDraft;
import dev.sistercity.registry.forum.api.ForumSeriesView;
import dev.sistercity.registry.forum.api.SeriesRef;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How series of forums are indexed, filtered, sorted and rendered. */
@Singleton
class ForumSeriesCollection extends RecordCollection<ForumSeriesDraft> {

    static final String COLLECTION = "forum-series";
    private static final String HOST_CITY = "hostCity";

    private static final List<SortKey<ForumSeriesDraft>> SORT_KEYS = SortKey.list(List.of(SortKey.of(
            "name",
            "its English or else first name, case and diacritics ignored",
            String.class,
            series -> TextTokenizer.fold(
                    Names.choose(series.draft().names(), List.of()).value()))));

    private final CityCollection cities;
    private final Citations citations;

    ForumSeriesCollection(CityCollection cities, Citations citations) {
        super(Declaration.of(COLLECTION, ForumSeriesDraft.class, ForumSeriesView.class)
                .singular("forum series")
                .described("Forums that come again.")
                .after("partnerships")
                .open()
                .claimable()
                .cities(series -> Stream.of(series.hostCity()))
                .filters(filters(cities))
                .sortKeys(SORT_KEYS)
                .includes(List.of(citations.include()))
                .exported(columns()));
        this.cities = cities;
        this.citations = citations;
    }

    private static List<Filter<ForumSeriesDraft>> filters(CityCollection cities) {
        return List.of(
                Citations.bySource(),
                CityFacet.of(cities, HOST_CITY, "The city that hosts it: an id or {scheme}:{value}"));
    }

    @Override
    public ForumSeriesView view(Entry<ForumSeriesDraft> entry, ReadContext readContext) {
        ForumSeriesDraft series = entry.draft();
        return new ForumSeriesView(
                entry.id(),
                displayName(entry, readContext).value(),
                series.names(),
                series.hostCity() == null ? null : cities.ref(series.hostCity(), readContext),
                series.website(),
                readContext
                        .snapshot()
                        .records(ForumCollection.COLLECTION)
                        .with(ForumCollection.SERIES, entry.id())
                        .getCardinality(),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    SeriesRef ref(UUID id, ReadContext readContext) {
        return readContext
                .snapshot()
                .find(this, id)
                .map(series ->
                        new SeriesRef(id, displayName(series, readContext).value()))
                .orElse(null);
    }

    @Override
    public Name displayName(Entry<ForumSeriesDraft> entry, ReadContext readContext) {
        return Names.choose(entry.draft().names(), readContext.languages());
    }

    @Override
    public void index(Entry<ForumSeriesDraft> entry, Snapshot snapshot, Index index) {
        index.put(HOST_CITY, entry.draft().hostCity());
        entry.draft().names().forEach(name -> index.text(name.value()));
    }

    @Override
    public void dependents(Entry<ForumSeriesDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }

    private static Tabular<ForumSeriesDraft> columns() {
        return new Tabular<>(List.of(
                column("id", ForumSeriesView.class, ForumSeriesView::id),
                column("name", ForumSeriesView.class, ForumSeriesView::name),
                column(
                        "hostCity",
                        "Id of the city that hosts it",
                        ForumSeriesView.class,
                        series -> series.hostCity() == null
                                ? null
                                : series.hostCity().id()),
                column("website", ForumSeriesView.class, ForumSeriesView::website),
                column("editionCount", ForumSeriesView.class, ForumSeriesView::editionCount)));
    }
}
