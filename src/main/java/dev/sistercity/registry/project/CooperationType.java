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
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.happening.Counterparts;
import dev.sistercity.registry.happening.Launched;
import dev.sistercity.registry.happening.Lifetime;
import dev.sistercity.registry.happening.RecordRef;
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
abstract class CooperationType implements RecordType<CooperationDraft> {

    private static final String OWNER = "owner";

    private final String collection;
    private final String singular;
    private final CityType cities;
    private final Citations citations;
    private final List<Filter<CooperationDraft>> filters;
    private final List<SortKey<CooperationDraft>> sortKeys = SortKey.list(
            List.of(Lifetime.byName(CooperationDraft::names), Lifetime.byStart(CooperationDraft::started)));

    CooperationType(String collection, String singular, CityType cities, Citations citations) {
        this.collection = collection;
        this.singular = singular;
        this.cities = cities;
        this.citations = citations;
        this.filters = List.of(
                CityFacet.allOf(
                        cities,
                        CityType.SHOWN,
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
    public String name() {
        return collection;
    }

    @Override
    public String singular() {
        return singular;
    }

    @Override
    public Class<CooperationDraft> draftType() {
        return CooperationDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return CooperationView.class;
    }

    /** Named by what they are, not by the class that they share. */
    @Override
    public String schema() {
        return Character.toUpperCase(singular.charAt(0)) + singular.substring(1);
    }

    @Override
    public String draftSchema() {
        return schema() + "Draft";
    }

    @Override
    public CooperationView view(Entry<CooperationDraft> entry, Reading reading) {
        CooperationDraft cooperation = entry.draft();
        return new CooperationView(
                entry.id(),
                displayName(entry, reading).value(),
                cooperation.names(),
                cooperation.owners().stream()
                        .map(owner -> cities.refOrNull(owner, reading))
                        .toList(),
                Counterparts.views(cooperation.counterparts(), cities, reading),
                cooperation.fields(),
                cooperation.coverage(),
                RecordRef.of("forums", cooperation.launchedAt(), reading),
                cooperation.started(),
                cooperation.ended(),
                cooperation.status(),
                cooperation.summary(),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public Name displayName(Entry<CooperationDraft> entry, Reading reading) {
        return Names.choose(entry.draft().names(), reading.languages());
    }

    @Override
    public boolean existed(Entry<CooperationDraft> entry, Reading reading) {
        return Lifetime.existed(entry.draft().started(), entry.draft().ended(), reading);
    }

    @Override
    public void index(Entry<CooperationDraft> entry, Snapshot snapshot, Index index) {
        CooperationDraft cooperation = entry.draft();
        cooperation.owners().forEach(owner -> {
            index.put(OWNER, owner);
            index.put(CityType.SHOWN, owner);
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

    @Override
    public List<Filter<CooperationDraft>> filters() {
        return filters;
    }

    @Override
    public List<SortKey<CooperationDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<CooperationDraft>> includes() {
        return List.of(citations.include());
    }

    @Override
    public Tabular<CooperationDraft> exported() {
        return tabular();
    }

    @Override
    public Tabular<CooperationDraft> tabular() {
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
