package dev.sistercity.registry.office;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.TextTokenizer;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import jakarta.inject.Singleton;
import java.util.List;

/** How offices are indexed, filtered, sorted and rendered. */
@Singleton
class OfficeCollection extends RecordCollection<OfficeDraft> {

    static final String COLLECTION = "offices";
    private static final String CITY = "city";
    /** Cities that the office writes for besides its own. */
    private static final String DELEGATION = "delegation";

    private static final List<SortKey<OfficeDraft>> SORT_KEYS = SortKey.list(List.of(SortKey.of(
            "name",
            "its English or else first name, case and diacritics ignored",
            String.class,
            office -> TextTokenizer.fold(
                    Names.choose(office.draft().names(), List.of()).value()))));

    private final CityCollection cities;

    OfficeCollection(CityCollection cities) {
        super(Declaration.of(COLLECTION, OfficeDraft.class, OfficeView.class)
                .described("Who writes for which city.")
                .after("campaigns")
                .filters(filters(cities))
                .sortKeys(SORT_KEYS));
        this.cities = cities;
    }

    private static List<Filter<OfficeDraft>> filters(CityCollection cities) {
        return List.of(CityFacet.of(cities, CITY, "The city it writes for: an id or {scheme}:{value}"));
    }

    @Override
    public OfficeView view(Entry<OfficeDraft> entry, ReadContext readContext) {
        return view(entry, readContext, entry.draft().contactPublished());
    }

    /** All but a contact that is not published, as in its view. */
    @Override
    public OfficeDraft published(OfficeDraft office) {
        return new OfficeDraft(
                office.name(),
                office.names(),
                office.city(),
                office.website(),
                office.contactPublished() ? office.contact() : null,
                office.contactPublished(),
                office.delegations());
    }

    /** As the office itself sees it. */
    OfficeView toItself(Entry<OfficeDraft> entry, ReadContext readContext) {
        return view(entry, readContext, true);
    }

    private OfficeView view(Entry<OfficeDraft> entry, ReadContext readContext, boolean withContact) {
        OfficeDraft office = entry.draft();
        return new OfficeView(
                entry.id(),
                displayName(entry, readContext).value(),
                office.names(),
                city(office.city(), readContext),
                office.website(),
                withContact ? office.contact() : null,
                office.contactPublished(),
                office.delegations().stream()
                        .map(delegation -> new DelegationView(
                                city(delegation.city(), readContext), delegation.until(), delegation.note()))
                        .toList(),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    private CityRef city(String id, ReadContext readContext) {
        return cities.ref(id, readContext);
    }

    @Override
    public Name displayName(Entry<OfficeDraft> entry, ReadContext readContext) {
        return Names.choose(entry.draft().names(), readContext.languages());
    }

    @Override
    public void index(Entry<OfficeDraft> entry, Snapshot snapshot, Index index) {
        index.put(CITY, entry.draft().city());
        entry.draft().delegations().forEach(delegation -> index.put(DELEGATION, delegation.city()));
        entry.draft().names().forEach(name -> index.text(name.value()));
    }
}
