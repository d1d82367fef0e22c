package dev.sistercity.registry.project;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.happening.Launched;
import dev.sistercity.registry.happening.Lifetime;
import dev.sistercity.registry.happening.RecordRef;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Networks of cities, as the read side has to know them. */
@Singleton
@Priority(RecordType.NETWORKS)
class NetworkType implements RecordType<NetworkDraft> {

    static final String COLLECTION = "networks";
    private static final String COORDINATOR = "coordinator";

    private final CityType cities;
    private final Citations citations;
    private final List<Filter<NetworkDraft>> filters;
    private final List<SortKey<NetworkDraft>> sortKeys =
            SortKey.list(List.of(Lifetime.byName(NetworkDraft::names), Lifetime.byStart(NetworkDraft::started)));

    NetworkType(CityType cities, Citations citations) {
        this.cities = cities;
        this.citations = citations;
        this.filters = List.of(
                CityFacet.allOf(
                        cities,
                        CityType.SHOWN,
                        "A city that belongs to it: an id or {scheme}:{value}; repeat it for all of them"),
                CityFacet.within(cities, "This unit or anything under it belongs to it"),
                CityFacet.of(cities, COORDINATOR, "The city that speaks for it: an id or {scheme}:{value}"),
                Lifetime.field(),
                Lifetime.status(),
                Lifetime.launchedAt());
    }

    @Override
    public String name() {
        return COLLECTION;
    }

    @Override
    public String singular() {
        return "network";
    }

    @Override
    public Class<NetworkDraft> draftType() {
        return NetworkDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return NetworkView.class;
    }

    @Override
    public NetworkView view(Entry<NetworkDraft> entry, Reading reading) {
        NetworkDraft network = entry.draft();
        return new NetworkView(
                entry.id(),
                displayName(entry, reading).value(),
                network.names(),
                network.theme(),
                network.fields(),
                cities.refOrNull(network.coordinator(), reading),
                network.members().stream()
                        .map(member -> cities.refOrNull(member, reading))
                        .toList(),
                network.coverage(),
                RecordRef.of("forums", network.launchedAt(), reading),
                network.started(),
                network.ended(),
                network.status(),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public Name displayName(Entry<NetworkDraft> entry, Reading reading) {
        return Names.choose(entry.draft().names(), reading.languages());
    }

    @Override
    public boolean existed(Entry<NetworkDraft> entry, Reading reading) {
        return Lifetime.existed(entry.draft().started(), entry.draft().ended(), reading);
    }

    @Override
    public void index(Entry<NetworkDraft> entry, Snapshot snapshot, Index index) {
        NetworkDraft network = entry.draft();
        index.put(COORDINATOR, network.coordinator());
        index.put(CityType.SHOWN, network.coordinator());
        network.members().forEach(member -> index.put(CityType.SHOWN, member));
        index.put(Launched.FACET, network.launchedAt());
        Lifetime.index(network.names(), network.fields(), network.status(), index);
        network.theme().forEach(theme -> index.text(theme.value()));
    }

    @Override
    public void dependents(Entry<NetworkDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }

    @Override
    public List<Filter<NetworkDraft>> filters() {
        return filters;
    }

    @Override
    public List<SortKey<NetworkDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<NetworkDraft>> includes() {
        return List.of(citations.include());
    }

    @Override
    public Tabular<NetworkDraft> exported() {
        return tabular();
    }

    @Override
    public Tabular<NetworkDraft> tabular() {
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
