package dev.sistercity.registry.forum;

import static dev.sistercity.registry.catalog.Tabular.column;
import static dev.sistercity.registry.shared.page.ListParameter.id;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.Words;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Series of forums, as the read side has to know them. */
@Singleton
@Priority(RecordType.FORUM_SERIES)
class ForumSeriesType implements RecordType<ForumSeriesDraft> {

    static final String COLLECTION = "forum-series";
    private static final String HOST_CITY = "hostCity";

    private final CityType cities;
    private final Citations citations;
    private final List<SortKey<ForumSeriesDraft>> sortKeys = SortKey.list(List.of(SortKey.of(
            "name",
            "its English or else first name, case and diacritics ignored",
            String.class,
            series -> Words.fold(Names.choose(series.draft().names(), List.of()).value()))));

    ForumSeriesType(CityType cities, Citations citations) {
        this.cities = cities;
        this.citations = citations;
    }

    @Override
    public String name() {
        return COLLECTION;
    }

    @Override
    public String singular() {
        return "forum series";
    }

    @Override
    public Class<ForumSeriesDraft> draftType() {
        return ForumSeriesDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return ForumSeriesView.class;
    }

    @Override
    public ForumSeriesView view(Entry<ForumSeriesDraft> entry, Reading reading) {
        ForumSeriesDraft series = entry.draft();
        return new ForumSeriesView(
                entry.id(),
                displayName(entry, reading).value(),
                series.names(),
                series.hostCity() == null ? null : cities.ref(series.hostCity(), reading),
                series.website(),
                reading.snapshot()
                        .records(ForumType.COLLECTION)
                        .with(ForumType.SERIES, entry.id())
                        .getCardinality(),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    SeriesRef ref(UUID id, Reading reading) {
        return reading.snapshot()
                .find(this, id)
                .map(series -> new SeriesRef(id, displayName(series, reading).value()))
                .orElse(null);
    }

    @Override
    public Name displayName(Entry<ForumSeriesDraft> entry, Reading reading) {
        return Names.choose(entry.draft().names(), reading.languages());
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

    @Override
    public List<Filter<ForumSeriesDraft>> filters() {
        return List.of(new Filter<>(
                id(HOST_CITY, "The city that hosts it: an id or {scheme}:{value}", null),
                (selection, values, all) -> selection.retain(selection
                        .records()
                        .with(HOST_CITY, CityLookup.get(cities, selection.reading(), HOST_CITY, values.get(0))))));
    }

    @Override
    public List<SortKey<ForumSeriesDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<ForumSeriesDraft>> includes() {
        return List.of(citations.include());
    }

    @Override
    public Tabular<ForumSeriesDraft> exported() {
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
