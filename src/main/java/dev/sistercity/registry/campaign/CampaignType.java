package dev.sistercity.registry.campaign;

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
import dev.sistercity.registry.happening.Launched;
import dev.sistercity.registry.happening.Lifetime;
import dev.sistercity.registry.happening.RecordRef;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Campaigns, as the read side has to know them. */
@Singleton
@Priority(RecordType.CAMPAIGNS)
class CampaignType implements RecordType<CampaignDraft> {

    static final String COLLECTION = "campaigns";
    /** The facet by which a screen finds its campaign. */
    static final String PLACEMENT = "placement";

    private static final String OWNER = "owner";
    private static final String PLACEMENT_KIND = "placementKind";

    private final CityType cities;
    private final Citations citations;
    private final List<Filter<CampaignDraft>> filters;
    private final List<SortKey<CampaignDraft>> sortKeys =
            SortKey.list(List.of(Lifetime.byName(CampaignDraft::names), Lifetime.byStart(CampaignDraft::started)));

    CampaignType(CityType cities, Citations citations) {
        this.cities = cities;
        this.citations = citations;
        this.filters = List.of(
                CityFacet.allOf(
                        cities,
                        CityType.SHOWN,
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
    public String name() {
        return COLLECTION;
    }

    @Override
    public String singular() {
        return "campaign";
    }

    @Override
    public Class<CampaignDraft> draftType() {
        return CampaignDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return CampaignView.class;
    }

    @Override
    public CampaignView view(Entry<CampaignDraft> entry, Reading reading) {
        CampaignDraft campaign = entry.draft();
        List<MediumView> media = campaign.media().stream()
                .map(medium -> MediumView.of(medium, cities.refOrNull(medium.city(), reading)))
                .toList();
        return new CampaignView(
                entry.id(),
                displayName(entry, reading).value(),
                campaign.names(),
                cities.refOrNull(campaign.owner(), reading),
                RecordRef.of("forums", campaign.launchedAt(), reading),
                campaign.started(),
                campaign.ended(),
                campaign.status(),
                campaign.purpose(),
                campaign.coverage(),
                Counted.of(media.stream().map(MediumView::city).toList()),
                media,
                campaign.placements().stream()
                        .map(placement -> PlacementView.of(placement, cities.refOrNull(placement.city(), reading)))
                        .toList(),
                campaign.schedule(),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public Name displayName(Entry<CampaignDraft> entry, Reading reading) {
        return Names.choose(entry.draft().names(), reading.languages());
    }

    @Override
    public boolean existed(Entry<CampaignDraft> entry, Reading reading) {
        return Lifetime.existed(entry.draft().started(), entry.draft().ended(), reading);
    }

    @Override
    public void index(Entry<CampaignDraft> entry, Snapshot snapshot, Index index) {
        CampaignDraft campaign = entry.draft();
        index.put(OWNER, campaign.owner());
        index.put(CityType.SHOWN, campaign.owner());
        campaign.media().forEach(medium -> {
            index.put(CityType.SHOWN, medium.city());
            index.text(medium.title());
        });
        campaign.placements().forEach(placement -> {
            index.put(CityType.SHOWN, placement.city());
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

    @Override
    public List<Filter<CampaignDraft>> filters() {
        return filters;
    }

    @Override
    public List<SortKey<CampaignDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<CampaignDraft>> includes() {
        return List.of(citations.include());
    }

    @Override
    public Tabular<CampaignDraft> exported() {
        return tabular();
    }

    @Override
    public Tabular<CampaignDraft> tabular() {
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
