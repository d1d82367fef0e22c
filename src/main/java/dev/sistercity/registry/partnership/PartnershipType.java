package dev.sistercity.registry.partnership;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Geographic;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.Words;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Partnerships, as the read side has to know them. */
@Singleton
@Priority(RecordType.PARTNERSHIPS)
public class PartnershipType implements RecordType<PartnershipDraft> {

    private final PartnershipFilters filters;
    private final PartnershipViews views;
    private final CityType cities;
    private final Citations citations;
    private final List<SortKey<PartnershipDraft>> sortKeys;

    PartnershipType(PartnershipFilters filters, PartnershipViews views, CityType cities, Citations citations) {
        this.filters = filters;
        this.views = views;
        this.cities = cities;
        this.citations = citations;
        this.sortKeys = SortKey.list(List.of(
                SortKey.of(
                        "established",
                        "since when, at the earliest",
                        Long.class,
                        partnership -> partnership.draft().established() == null
                                ? null
                                : partnership.draft().established().earliestDay()),
                new SortKey<>(
                        "name",
                        "the English or else first names of its parties, case and diacritics ignored",
                        String.class,
                        (partnership, snapshot) -> Words.fold(views.title(partnership, Reading.of(snapshot)))),
                new SortKey<>(
                        "distanceKm",
                        "how far its parties are from each other",
                        Double.class,
                        (partnership, snapshot) -> views.distanceKm(partnership.draft(), snapshot))));
    }

    @Override
    public String name() {
        return PartnershipFacets.PARTNERSHIPS;
    }

    @Override
    public String singular() {
        return "partnership";
    }

    @Override
    public Class<PartnershipDraft> draftType() {
        return PartnershipDraft.class;
    }

    @Override
    public Class<?> viewType() {
        return PartnershipView.class;
    }

    @Override
    public PartnershipView view(Entry<PartnershipDraft> entry, Reading reading) {
        return views.of(entry, reading);
    }

    @Override
    public String title(Entry<PartnershipDraft> entry, Reading reading) {
        return views.title(entry, reading);
    }

    @Override
    public void index(Entry<PartnershipDraft> entry, Snapshot snapshot, Index index) {
        PartnershipDraft partnership = entry.draft();
        index.put(PartnershipFacets.KIND, Kebab.of(partnership.kind()));
        index.put(PartnershipFacets.STATUS, Kebab.of(partnership.status()));
        index.put(PartnershipFacets.VERIFICATION, Kebab.of(views.verification(entry, snapshot)));
        partnership.fields().forEach(field -> index.put(PartnershipFacets.FIELD, field));
        if (partnership.kindAsStated() != null) {
            index.text(partnership.kindAsStated().value());
        }
        index.text(partnership.endReason());
        partnership.milestones().forEach(milestone -> {
            index.text(milestone.place());
            index.text(milestone.note());
        });
        Map<String, Integer> countries = new HashMap<>();
        for (PartyDraft party : partnership.parties()) {
            index.put(CityType.SHOWN, party.city());
            if (partnership.status() == PartnershipStatus.ACTIVE) {
                index.put(PartnershipFacets.ACTIVE_PARTY, party.city());
            }
            index.text(party.nameAsSigned());
            snapshot.find(cities, UUID.fromString(party.city())).ifPresent(city -> {
                city.draft().names().forEach(name -> index.text(name.value()));
                int parties = countries.merge(city.draft().countryCode(), 1, Integer::sum);
                index.put(
                        PartnershipFacets.COUNTRY,
                        PartnershipFacets.country(city.draft().countryCode(), parties));
            });
        }
    }

    @Override
    public void dependents(Entry<PartnershipDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
        entry.draft().cities().forEach(other);
    }

    @Override
    public boolean existed(Entry<PartnershipDraft> entry, Reading reading) {
        return Timeline.of(entry.draft()).existed(reading.asOf(), reading.certainty());
    }

    @Override
    public List<Filter<PartnershipDraft>> filters() {
        return filters.all();
    }

    @Override
    public List<SortKey<PartnershipDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<PartnershipDraft>> includes() {
        return List.of(
                citations.include(),
                new Include<>(
                        "cities",
                        "Its parties, in full",
                        "City",
                        (partnership, reading) -> partnership.draft().cities().stream()
                                .map(city -> reading.snapshot().find(cities, city))
                                .flatMap(Optional::stream)
                                .map(city -> cities.view(city, reading))
                                .toList()));
    }

    @Override
    public Geographic<PartnershipDraft> geographic() {
        return (entry, reading) -> GeodesicLines.of(views.places(entry.draft(), reading.snapshot()));
    }

    @Override
    public Tabular<PartnershipDraft> tabular() {
        return new Tabular<>(List.of(
                column("id", PartnershipView.class, PartnershipView::id),
                column("kind", PartnershipView.class, partnership -> Kebab.of(partnership.kind())),
                column(
                        "kindAsStated",
                        PartnershipView.class,
                        partnership -> partnership.kindAsStated() == null
                                ? null
                                : partnership.kindAsStated().value()),
                column("parties", PartnershipView.class, joined(party -> party.city()
                        .name())),
                column("partyIds", PartnershipView.class, joined(party -> party.city()
                        .id()
                        .toString())),
                column("partyCountryCodes", PartnershipView.class, joined(party -> party.city()
                        .countryCode())),
                column("status", PartnershipView.class, partnership -> Kebab.of(partnership.status())),
                column("established", PartnershipView.class, PartnershipView::established),
                column("ended", PartnershipView.class, PartnershipView::ended),
                column("fields", PartnershipView.class, partnership -> String.join("; ", partnership.fields())),
                column("verification", PartnershipView.class, partnership -> Kebab.of(partnership.verification())),
                column("distanceKm", PartnershipView.class, PartnershipView::distanceKm)));
    }

    private static Function<PartnershipView, Object> joined(Function<PartyView, String> of) {
        return partnership -> partnership.parties().stream().map(of).collect(Collectors.joining("; "));
    }
}
