package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.DuplicateCandidate;
import dev.sistercity.registry.catalog.Geographic;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.TextTokenizer;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.partnership.agreement.AgreementTerms;
import dev.sistercity.registry.partnership.api.Consent;
import dev.sistercity.registry.partnership.api.CoreFacts;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneView;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartnershipView;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.partnership.api.Stance;
import dev.sistercity.registry.partnership.api.Verification;
import dev.sistercity.registry.partnership.time.DueDay;
import dev.sistercity.registry.partnership.time.ShownThen;
import dev.sistercity.registry.partnership.time.SideDifferences;
import dev.sistercity.registry.partnership.time.Timeline;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How partnerships are indexed, filtered, sorted and rendered. */
@Singleton
public class PartnershipCollection extends RecordCollection<PartnershipDraft> {

    public static final String COLLECTION = "partnerships";
    private final CityCollection cities;
    private final Citations citations;
    private final List<SortKey<PartnershipDraft>> sortKeys;

    PartnershipCollection(CityCollection cities, Citations citations) {
        super(Declaration.of(COLLECTION, PartnershipDraft.class, PartnershipView.class)
                .described("Who is whose partner, since when, of what kind: one record for all its sides.")
                .after("cities")
                .open()
                .claimable()
                .kept("consent")
                .cities(partnership -> partnership.parties().stream().map(PartyDraft::city))
                .filters(new PartnershipFilters(cities).withAgreements())
                .table(PartnershipColumns.all(cities)));
        this.cities = cities;
        this.citations = citations;
        this.sortKeys = SortKey.list(List.of(
                SortKey.had(
                        "established",
                        "since when, at the earliest",
                        Long.class,
                        entry -> entry.draft().established() == null
                                ? null
                                : entry.draft().established().earliestDay()),
                new SortKey<>(
                        "name",
                        "the names of its parties, in English or else their own",
                        String.class,
                        (entry, snapshot) -> entry.draft().parties().stream()
                                .map(party -> TextTokenizer.fold(cities.ref(party.city(), ReadContext.of(snapshot))
                                        .name()))
                                // Plainer than the dash that people see: Latin letters alone take half the memory.
                                .collect(Collectors.joining(" - "))),
                new SortKey<>("distanceKm", "the distance between its parties", Double.class, this::distanceKm)));
    }

    @Override
    public PartnershipView view(Entry<PartnershipDraft> entry, ReadContext readContext) {
        PartnershipDraft partnership = entry.draft();
        Timeline then = readContext.asOf() == null ? null : new Timeline(partnership, readContext.asOf());
        PartnershipStatus status = then == null ? partnership.status() : then.status(readContext.certainty());
        // As of a day before its end nothing is known of that.
        boolean ended = then == null || status.tellsAnEnd();
        return new PartnershipView(
                entry.id(),
                then == null ? partnership.kind() : then.kind(),
                ShownThen.namesOfKind(partnership, then, cities, readContext),
                ShownThen.parties(partnership, cities, readContext),
                status,
                partnership.established(),
                ended ? partnership.ended() : null,
                !ended || partnership.endedBy().isEmpty()
                        ? List.of()
                        : partnership.endedBy().stream()
                                .map(city -> cities.ref(city, readContext))
                                .toList(),
                ended ? partnership.endReason() : null,
                partnership.fields(),
                (then == null ? partnership.milestones() : then.happened(readContext.certainty()))
                        .stream()
                                .map(milestone -> milestone(milestone, readContext))
                                .toList(),
                AgreementTerms.views(partnership.agreements(), readContext.asOf(), readContext.certainty()),
                verification(entry, readContext.snapshot()),
                SideDifferences.of(partnership),
                knownDistanceKm(entry, readContext.snapshot()),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** What kind it is; with a day, what kind it was then. */
    public PartnershipKind kind(Entry<PartnershipDraft> entry, ReadContext readContext) {
        return readContext.asOf() == null
                ? entry.draft().kind()
                : new Timeline(entry.draft(), readContext.asOf()).kind();
    }

    /** Where it stands; with a day, where it stood then. */
    public PartnershipStatus status(Entry<PartnershipDraft> entry, ReadContext readContext) {
        return readContext.asOf() == null
                ? entry.draft().status()
                : new Timeline(entry.draft(), readContext.asOf()).status(readContext.certainty());
    }

    private MilestoneView milestone(MilestoneDraft milestone, ReadContext readContext) {
        return new MilestoneView(
                milestone.id(),
                milestone.type(),
                milestone.date(),
                milestone.kind(),
                milestone.by() == null ? null : cities.ref(milestone.by(), readContext),
                milestone.place(),
                milestone.signatories(),
                milestone.documents(),
                milestone.note());
    }

    private Verification verification(Entry<PartnershipDraft> entry, Snapshot snapshot) {
        Consent consent = entry.draft().said();
        if (consent.any(Stance.DISPUTED)) {
            return Verification.DISPUTED;
        }
        if (consent.any(Stance.CONFIRMED)) {
            return consent.confirmedByAll(CoreFacts.of(entry.draft()).cities())
                    ? Verification.CONFIRMED
                    : Verification.CONFIRMED_BY_ONE;
        }
        return citations.cited(entry.id(), snapshot) ? Verification.SOURCED : Verification.REPORTED;
    }

    /** As it is sorted by, where that is known: working it out takes longer than all the rest of a view. */
    private Double knownDistanceKm(Entry<PartnershipDraft> entry, Snapshot snapshot) {
        Comparable<?>[] keys = entry.keys();
        return keys.length > 0 && keys[keys.length - 1] instanceof Double known ? known : distanceKm(entry, snapshot);
    }

    private Double distanceKm(Entry<PartnershipDraft> entry, Snapshot snapshot) {
        List<Place> places = places(entry.draft(), snapshot);
        return places.size() < entry.draft().parties().size()
                ? null
                : GreatCircle.longestKm(places).stream().boxed().findFirst().orElse(null);
    }

    private List<Place> places(PartnershipDraft partnership, Snapshot snapshot) {
        List<Place> places = new ArrayList<>();
        partnership.parties().forEach(party -> snapshot.find(cities, UUID.fromString(party.city()))
                .flatMap(city -> Place.of(city.draft()))
                .ifPresent(places::add));
        return places;
    }

    @Override
    public String title(Entry<PartnershipDraft> entry, ReadContext readContext) {
        return entry.draft().parties().stream()
                .map(party -> cities.ref(party.city(), readContext).name())
                .collect(Collectors.joining(" – "));
    }

    @Override
    public boolean existed(Entry<PartnershipDraft> entry, ReadContext readContext) {
        return new Timeline(entry.draft(), readContext.asOf()).existed(readContext.certainty());
    }

    @Override
    public void index(Entry<PartnershipDraft> entry, Snapshot snapshot, Index index) {
        PartnershipDraft partnership = entry.draft();
        index.put("kind", Kebab.of(partnership.kind()));
        index.put("status", Kebab.of(partnership.status()));
        index.put("verification", Kebab.of(verification(entry, snapshot)));
        partnership.fields().forEach(field -> index.put("field", field));
        PartnershipFilters.index(partnership, index);
        DueDay.of(entry.recorded()).ifPresent(day -> index.put(DueDay.FACET, day));
        TreeMap<String, Integer> countries = new TreeMap<>();
        Set<String> sides = PartnershipCounts.sides(entry);
        for (PartyDraft party : partnership.parties()) {
            index.put(PartnershipCounts.CITY, party.city());
            if (partnership.status() == PartnershipStatus.ACTIVE && sides.contains(party.city())) {
                index.put(PartnershipCounts.ACTIVE_CITY, party.city());
            }
            index.text(party.nameAsSigned());
            snapshot.find(cities, UUID.fromString(party.city())).ifPresent(city -> {
                countries.merge(city.draft().countryCode(), 1, Integer::sum);
                index.put(PartnershipFilters.REGION, city.draft().regionKey());
                city.draft().names().forEach(name -> index.text(name.value()));
            });
        }
        countries.forEach((country, parties) -> {
            index.put("countryCode", country);
            if (parties > 1) {
                index.put(PartnershipFilters.BOTH_IN, country);
            }
        });
        partnership.namesOfKind().forEach(name -> index.text(name.value()));
        index.text(partnership.endReason());
        index.put(
                PartnershipFilters.IN_FORCE,
                partnership.agreements().stream().anyMatch(agreement -> Boolean.TRUE.equals(agreement.inForce())));
        partnership.agreements().forEach(agreement -> index.text(agreement.title()));
        partnership.milestones().forEach(milestone -> {
            index.text(milestone.place());
            index.text(milestone.note());
        });
    }

    @Override
    public void dependents(Entry<PartnershipDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
        entry.draft().parties().forEach(party -> other.accept(UUID.fromString(party.city())));
    }

    @Override
    public boolean looksForDuplicates() {
        return true;
    }

    @Override
    public List<DuplicateCandidate> alike(RecordVersion<PartnershipDraft> fresh, Snapshot snapshot) {
        return SameParties.alike(fresh, snapshot.records(this));
    }

    @Override
    public List<SortKey<PartnershipDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<PartnershipDraft>> includes() {
        return List.of(
                citations.include(),
                new Include<>("cities", "Its parties as records of their own", "City", (entry, readContext) -> {
                    List<Object> records = new ArrayList<>();
                    entry.draft().parties().forEach(party -> readContext
                            .snapshot()
                            .find(cities, UUID.fromString(party.city()))
                            .ifPresent(city -> records.add(new Include.Related<>(cities, city))));
                    return records;
                }));
    }

    @Override
    public Geographic<PartnershipDraft> geographic() {
        return (entry, readContext) -> GreatCircle.lines(places(entry.draft(), readContext.snapshot()));
    }

    /** Confirmations do not show how each side's word is cited, nor since when all agree. */
    @Override
    public Map<String, Object> unseen(Entry<PartnershipDraft> entry, ReadContext readContext) {
        return entry.draft().consent() == null
                ? Map.of()
                : Map.of("consent", entry.draft().consent());
    }
}
