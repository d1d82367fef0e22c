package dev.sistercity.registry.project;

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
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.event.Counterparts;
import dev.sistercity.registry.event.Launched;
import dev.sistercity.registry.event.Lifetime;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.project.api.CooperationDraft;
import dev.sistercity.registry.project.api.CooperationView;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the read side has to know of platforms and projects alike: they differ by their collection. */
abstract class CooperationCollection extends RecordCollection<CooperationDraft> {

    private static final String OWNER = "owner";

    private static final List<SortKey<CooperationDraft>> SORT_KEYS = SortKey.list(
            List.of(Lifetime.byName(CooperationDraft::names), Lifetime.byStart(CooperationDraft::started)));

    private final CityCollection cities;
    private final Citations citations;

    /** Of a declaration that says what the collection is called and where it stands. */
    CooperationCollection(Declaration<CooperationDraft> declared, CityCollection cities, Citations citations) {
        super(declared.open()
                .claimable()
                .cities(cooperation -> cooperation.owners().stream())
                .filters(filters(cities))
                .sortKeys(SORT_KEYS)
                .includes(List.of(citations.include()))
                .table(columns()));
        this.cities = cities;
        this.citations = citations;
    }

    private static List<Filter<CooperationDraft>> filters(CityCollection cities) {
        return List.of(
                Citations.bySource(),
                CityFacet.allOf(
                        cities,
                        CityCollection.SHOWN,
                        "A city that owns it or is its counterpart: an id or {scheme}:{value}; repeat it for all of them"),
                CityFacet.within(cities, "This unit or anything under it owns it or is its counterpart"),
                CityFacet.of(cities, OWNER, "A city whose it is: an id or {scheme}:{value}"),
                CountryFilter.anyOf(
                        Counterparts.COUNTRY, "Country of a counterpart, or of its city (ISO 3166-1 alpha-2)"),
                Lifetime.field(),
                Lifetime.status(),
                Lifetime.launchedAt());
    }

    @Override
    public CooperationView view(Entry<CooperationDraft> entry, ReadContext readContext) {
        CooperationDraft cooperation = entry.draft();
        return new CooperationView(
                entry.id(),
                displayName(entry, readContext).value(),
                cooperation.names(),
                cooperation.owners().stream()
                        .map(owner -> cities.refOrNull(owner, readContext))
                        .toList(),
                Counterparts.views(cooperation.counterparts(), cities, readContext),
                cooperation.fields(),
                cooperation.coverage(),
                RecordRef.of("forums", cooperation.launchedAt(), readContext),
                cooperation.started(),
                cooperation.ended(),
                cooperation.status(),
                cooperation.summary(),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public Name displayName(Entry<CooperationDraft> entry, ReadContext readContext) {
        return Names.choose(entry.draft().names(), readContext.languages());
    }

    @Override
    public boolean existed(Entry<CooperationDraft> entry, ReadContext readContext) {
        return Lifetime.existed(entry.draft().started(), entry.draft().ended(), readContext);
    }

    @Override
    public void index(Entry<CooperationDraft> entry, Snapshot snapshot, Index index) {
        CooperationDraft cooperation = entry.draft();
        cooperation.owners().forEach(owner -> {
            index.put(OWNER, owner);
            index.put(CityCollection.SHOWN, owner);
        });
        Counterparts.index(cooperation.counterparts(), cities, snapshot, index);
        Lifetime.index(cooperation.names(), cooperation.fields(), cooperation.status(), index);
        index.put(Launched.FACET, cooperation.launchedAt());
        cooperation.summary().forEach(summary -> index.text(summary.value()));
    }

    @Override
    public void dependents(Entry<CooperationDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }

    private static Tabular<CooperationDraft> columns() {
        return new Tabular<>(List.of(
                column("id", CooperationView.class, CooperationView::id),
                column("name", CooperationView.class, CooperationView::name),
                column("status", CooperationView.class, view -> Kebab.of(view.status())),
                column("owners", CooperationView.class, view -> joined(view.owners(), owner -> owner.name())),
                column(
                        "ownerIds",
                        "Ids of the owners; between them semicolons",
                        CooperationView.class,
                        view -> joined(view.owners(), owner -> owner.id().toString())),
                column(
                        "counterparts",
                        CooperationView.class,
                        view -> joined(
                                view.counterparts(),
                                other -> other.city() != null
                                        ? other.city().name()
                                        : other.countryCode() != null ? other.countryCode() : other.organization())),
                column("fields", CooperationView.class, view -> String.join("; ", view.fields())),
                column(
                        "launchedAt",
                        CooperationView.class,
                        view -> view.launchedAt() == null
                                ? null
                                : view.launchedAt().id()),
                column("started", CooperationView.class, CooperationView::started),
                column("ended", CooperationView.class, CooperationView::ended)));
    }

    private static <T> String joined(List<T> values, Function<T, String> of) {
        return values.stream().map(of).collect(Collectors.joining("; "));
    }
}
