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
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.Launched;
import dev.sistercity.registry.event.Lifetime;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.project.api.NetworkDraft;
import dev.sistercity.registry.project.api.NetworkView;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How networks of cities are indexed, filtered, sorted and rendered. */
@Singleton
class NetworkCollection extends RecordCollection<NetworkDraft> {

    static final String COLLECTION = "networks";
    private static final String COORDINATOR = "coordinator";

    private static final List<SortKey<NetworkDraft>> SORT_KEYS =
            SortKey.list(List.of(Lifetime.byName(NetworkDraft::names), Lifetime.byStart(NetworkDraft::started)));

    private final CityCollection cities;
    private final Citations citations;

    NetworkCollection(CityCollection cities, Citations citations) {
        super(Declaration.of(COLLECTION, NetworkDraft.class, NetworkView.class)
                .described("Many cities around a theme.")
                .after("knowledge-transfers")
                .open()
                .claimable()
                .cities(network -> Stream.of(network.coordinator()))
                .filters(filters(cities))
                .sortKeys(SORT_KEYS)
                .includes(List.of(citations.include()))
                .table(columns()));
        this.cities = cities;
        this.citations = citations;
    }

    private static List<Filter<NetworkDraft>> filters(CityCollection cities) {
        return List.of(
                Citations.bySource(),
                CityFacet.allOf(
                        cities,
                        CityCollection.SHOWN,
                        "A city that belongs to it: an id or {scheme}:{value}; repeat it for all of them"),
                CityFacet.within(cities, "This unit or anything under it belongs to it"),
                CityFacet.of(cities, COORDINATOR, "The city that speaks for it: an id or {scheme}:{value}"),
                Lifetime.field(),
                Lifetime.status(),
                Lifetime.launchedAt());
    }

    @Override
    public NetworkView view(Entry<NetworkDraft> entry, ReadContext readContext) {
        NetworkDraft network = entry.draft();
        return new NetworkView(
                entry.id(),
                displayName(entry, readContext).value(),
                network.names(),
                network.theme(),
                network.fields(),
                cities.refOrNull(network.coordinator(), readContext),
                network.members().stream()
                        .map(member -> cities.refOrNull(member, readContext))
                        .toList(),
                network.coverage(),
                RecordRef.of("forums", network.launchedAt(), readContext),
                network.started(),
                network.ended(),
                network.status(),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public Name displayName(Entry<NetworkDraft> entry, ReadContext readContext) {
        return Names.choose(entry.draft().names(), readContext.languages());
    }

    @Override
    public boolean existed(Entry<NetworkDraft> entry, ReadContext readContext) {
        return Lifetime.existed(entry.draft().started(), entry.draft().ended(), readContext);
    }

    @Override
    public void index(Entry<NetworkDraft> entry, Snapshot snapshot, Index index) {
        NetworkDraft network = entry.draft();
        index.put(COORDINATOR, network.coordinator());
        index.put(CityCollection.SHOWN, network.coordinator());
        network.members().forEach(member -> index.put(CityCollection.SHOWN, member));
        index.put(Launched.FACET, network.launchedAt());
        Lifetime.index(network.names(), network.fields(), network.status(), index);
        network.theme().forEach(theme -> index.text(theme.value()));
    }

    @Override
    public void dependents(Entry<NetworkDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }

    private static Tabular<NetworkDraft> columns() {
        return new Tabular<>(List.of(
                column("id", NetworkView.class, NetworkView::id),
                column("name", NetworkView.class, NetworkView::name),
                column("status", NetworkView.class, view -> Kebab.of(view.status())),
                column("members", NetworkView.class, view -> view.members().stream()
                        .map(CityRef::name)
                        .collect(Collectors.joining("; "))),
                column(
                        "memberIds",
                        "Ids of the members; between them semicolons",
                        NetworkView.class,
                        view -> view.members().stream()
                                .map(member -> member.id().toString())
                                .collect(Collectors.joining("; "))),
                column("fields", NetworkView.class, view -> String.join("; ", view.fields())),
                column("started", NetworkView.class, NetworkView::started),
                column("ended", NetworkView.class, NetworkView::ended)));
    }
}
