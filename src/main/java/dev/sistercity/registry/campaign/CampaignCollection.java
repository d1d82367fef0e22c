package dev.sistercity.registry.campaign;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.campaign.api.CampaignDraft;
import dev.sistercity.registry.campaign.api.CampaignView;
import dev.sistercity.registry.campaign.api.Counted;
import dev.sistercity.registry.campaign.api.MediumView;
import dev.sistercity.registry.campaign.api.PlacementKind;
import dev.sistercity.registry.campaign.api.PlacementView;
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
import dev.sistercity.registry.event.Launched;
import dev.sistercity.registry.event.Lifetime;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How campaigns are indexed, filtered, sorted and rendered. */
@Singleton
class CampaignCollection extends RecordCollection<CampaignDraft> {

    static final String COLLECTION = "campaigns";
    /** The facet by which a screen finds its campaign. */
    static final String PLACEMENT = "placement";

    private static final String OWNER = "owner";
    private static final String PLACEMENT_KIND = "placementKind";

    private static final List<SortKey<CampaignDraft>> SORT_KEYS =
            SortKey.list(List.of(Lifetime.byName(CampaignDraft::names), Lifetime.byStart(CampaignDraft::started)));

    private final CityCollection cities;
    private final Citations citations;

    CampaignCollection(CityCollection cities, Citations citations) {
        super(Declaration.of(COLLECTION, CampaignDraft.class, CampaignView.class)
                .described("Media shown in public places: what each screen plays, and what it has played.")
                .after("commitments")
                .open()
                .claimable()
                .cities(campaign -> Stream.of(campaign.owner()))
                .filters(filters(cities))
                .sortKeys(SORT_KEYS)
                .includes(List.of(citations.include()))
                .table(columns()));
        this.cities = cities;
        this.citations = citations;
    }

    private static List<Filter<CampaignDraft>> filters(CityCollection cities) {
        return List.of(
                Citations.bySource(),
                CityFacet.allOf(
                        cities,
                        CityCollection.SHOWN,
                        "A city that owns it, is shown, or has a screen: an id or {scheme}:{value}; repeat it for all of them"),
                CityFacet.within(cities, "This unit or anything under it owns it, is shown, or has a screen"),
                CityFacet.of(cities, OWNER, "The city whose it is: an id or {scheme}:{value}"),
                Filter.anyOf(ListParameter.choice(
                        PLACEMENT_KIND,
                        "Has a screen in a place of this kind",
                        Kebab.all(PlacementKind.class),
                        "airport")),
                Lifetime.status(),
                Lifetime.launchedAt());
    }

    @Override
    public CampaignView view(Entry<CampaignDraft> entry, ReadContext readContext) {
        CampaignDraft campaign = entry.draft();
        List<MediumView> media = campaign.media().stream()
                .map(medium -> MediumView.of(medium, cities.refOrNull(medium.city(), readContext)))
                .toList();
        return new CampaignView(
                entry.id(),
                displayName(entry, readContext).value(),
                campaign.names(),
                cities.refOrNull(campaign.owner(), readContext),
                RecordRef.of("forums", campaign.launchedAt(), readContext),
                campaign.started(),
                campaign.ended(),
                campaign.status(),
                campaign.purpose(),
                campaign.coverage(),
                Counted.of(media.stream().map(MediumView::city).toList()),
                media,
                campaign.placements().stream()
                        .map(placement -> PlacementView.of(placement, cities.refOrNull(placement.city(), readContext)))
                        .toList(),
                campaign.schedule(),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public Name displayName(Entry<CampaignDraft> entry, ReadContext readContext) {
        return Names.choose(entry.draft().names(), readContext.languages());
    }

    @Override
    public boolean existed(Entry<CampaignDraft> entry, ReadContext readContext) {
        return Lifetime.existed(entry.draft().started(), entry.draft().ended(), readContext);
    }

    @Override
    public void index(Entry<CampaignDraft> entry, Snapshot snapshot, Index index) {
        CampaignDraft campaign = entry.draft();
        index.put(OWNER, campaign.owner());
        index.put(CityCollection.SHOWN, campaign.owner());
        campaign.media().forEach(medium -> {
            index.put(CityCollection.SHOWN, medium.city());
            index.text(medium.title());
        });
        campaign.placements().forEach(placement -> {
            index.put(CityCollection.SHOWN, placement.city());
            index.put(PLACEMENT, placement.id().toString());
            index.put(PLACEMENT_KIND, Kebab.of(placement.kind()));
            index.text(placement.place());
        });
        index.put(Launched.FACET, campaign.launchedAt());
        Lifetime.index(campaign.names(), List.of(), campaign.status(), index);
        campaign.purpose().forEach(purpose -> index.text(purpose.value()));
    }

    @Override
    public void dependents(Entry<CampaignDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }

    private static Tabular<CampaignDraft> columns() {
        return new Tabular<>(List.of(
                column("id", CampaignView.class, CampaignView::id),
                column("name", CampaignView.class, CampaignView::name),
                column("status", CampaignView.class, view -> Kebab.of(view.status())),
                column("owner", CampaignView.class, view -> view.owner().name()),
                column("ownerId", "Id of the city that owns it", CampaignView.class, view -> view.owner()
                        .id()),
                column("started", CampaignView.class, CampaignView::started),
                column("ended", CampaignView.class, CampaignView::ended),
                column("media", "How many media it has", CampaignView.class, view -> view.registered()
                        .media()),
                column("cities", "How many cities its media are of", CampaignView.class, view -> view.registered()
                        .cities()),
                column("countries", "How many countries those are in", CampaignView.class, view -> view.registered()
                        .countries()),
                column("placements", "On how many screens", CampaignView.class, view -> view.placements()
                        .size())));
    }
}
