package dev.sistercity.registry.office;

import static dev.sistercity.registry.shared.page.ListParameter.id;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Words;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;

/** Offices, as the read side has to know them. */
@Singleton
@Priority(RecordType.OFFICES)
class OfficeType implements RecordType<OfficeDraft> {

    static final String COLLECTION = "offices";
    private static final String CITY = "city";

    private final CityType cities;
    private final List<SortKey<OfficeDraft>> sortKeys = SortKey.list(List.of(SortKey.of(
            "name",
            "its English or else first name, case and diacritics ignored",
            String.class,
            office -> Words.fold(Names.choose(office.draft().names(), List.of()).value()))));

    OfficeType(CityType cities) {
        this.cities = cities;
    }

    @Override
    public String name() {
        return COLLECTION;
    }

    @Override
    public String singular() {
        return "office";
    }

    @Override
    public Class<OfficeDraft> draftType() {
        return OfficeDraft.class;
    }

    @Override
    public Class<?> viewType() {
        return OfficeView.class;
    }

    @Override
    public OfficeView view(Entry<OfficeDraft> entry, Reading reading) {
        return view(entry, reading, entry.draft().contactPublished());
    }

    /** As the office itself sees it. */
    OfficeView toItself(Entry<OfficeDraft> entry, Reading reading) {
        return view(entry, reading, true);
    }

    private OfficeView view(Entry<OfficeDraft> entry, Reading reading, boolean withContact) {
        OfficeDraft office = entry.draft();
        return new OfficeView(
                entry.id(),
                displayName(entry, reading).value(),
                office.names(),
                city(office.city(), reading),
                office.website(),
                withContact ? office.contact() : null,
                office.contactPublished(),
                office.delegations().stream()
                        .map(delegation -> new DelegationView(
                                city(delegation.city(), reading), delegation.until(), delegation.note()))
                        .toList(),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    private CityRef city(String id, Reading reading) {
        return cities.ref(id, reading);
    }

    @Override
    public Name displayName(Entry<OfficeDraft> entry, Reading reading) {
        return Names.choose(entry.draft().names(), reading.languages());
    }

    @Override
    public void index(Entry<OfficeDraft> entry, Snapshot snapshot, Index index) {
        index.put(CITY, entry.draft().city());
        entry.draft().names().forEach(name -> index.text(name.value()));
    }

    @Override
    public List<Filter<OfficeDraft>> filters() {
        return List.of(new Filter<>(
                id(CITY, "The city it writes for: an id or {scheme}:{value}", null),
                (selection, values, all) -> selection.retain(selection
                        .records()
                        .with(CITY, CityLookup.get(cities, selection.reading(), CITY, values.get(0))))));
    }

    @Override
    public List<SortKey<OfficeDraft>> sortKeys() {
        return sortKeys;
    }
}
