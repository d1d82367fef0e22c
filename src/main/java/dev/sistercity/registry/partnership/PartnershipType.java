package dev.sistercity.registry.partnership;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Alike;
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
import dev.sistercity.registry.change.Recorded;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.city.Place;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Partnerships, as the read side has to know them. */
@Singleton
@Priority(RecordType.PARTNERSHIPS)
public class PartnershipType implements RecordType<PartnershipDraft> {

    private final CityType cities;
    private final Citations citations;
    private final List<Filter<PartnershipDraft>> filters;
    private final List<SortKey<PartnershipDraft>> sortKeys;

    PartnershipType(CityType cities, Citations citations) {
        this.cities = cities;
        this.citations = citations;
        this.filters = new PartnershipFilters(cities).all();
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
                                .map(party -> Words.fold(cities.ref(party.city(), Reading.of(snapshot))
                                        .name()))
                                // Plainer than the dash that people see: without other than Latin letters it takes half
                                // the memory.
                                .collect(Collectors.joining(" - "))),
                new SortKey<>("distanceKm", "the distance between its parties", Double.class, this::distanceKm)));
    }

    @Override
    public String name() {
        return PartnershipCounts.COLLECTION;
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
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Set<String> kept() {
        return Set.of("consent");
    }

    @Override
    public Class<?> viewType() {
        return PartnershipView.class;
    }

    @Override
    public PartnershipView view(Entry<PartnershipDraft> entry, Reading reading) {
        PartnershipDraft partnership = entry.draft();
        Timeline then = reading.asOf() == null ? null : new Timeline(partnership, reading.asOf());
        PartnershipStatus status = then == null ? partnership.status() : then.status(reading.certainty());
        boolean ended = status == PartnershipStatus.ENDED;
        return new PartnershipView(
                entry.id(),
                then == null ? partnership.kind() : then.kind(),
                partnership.kindAsStated(),
                parties(partnership, reading),
                status,
                partnership.established(),
                // As of a day before its end nothing is known of that.
                ended ? partnership.ended() : null,
                !ended || partnership.endedBy().isEmpty()
                        ? List.of()
                        : partnership.endedBy().stream()
                                .map(city -> cities.ref(city, reading))
                                .toList(),
                ended ? partnership.endReason() : null,
                partnership.fields(),
                partnership.milestones().isEmpty()
                        ? List.of()
                        : partnership.milestones().stream()
                                .map(milestone -> milestone(milestone, reading))
                                .toList(),
                verification(entry, reading.snapshot()),
                knownDistanceKm(entry, reading.snapshot()),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** What kind it is; with a day, what kind it was then. */
    public PartnershipKind kind(Entry<PartnershipDraft> entry, Reading reading) {
        return reading.asOf() == null ? entry.draft().kind() : new Timeline(entry.draft(), reading.asOf()).kind();
    }

    /** Where it stands; with a day, where it stood then. */
    public PartnershipStatus status(Entry<PartnershipDraft> entry, Reading reading) {
        return reading.asOf() == null
                ? entry.draft().status()
                : new Timeline(entry.draft(), reading.asOf()).status(reading.certainty());
    }

    private List<PartyView> parties(PartnershipDraft partnership, Reading reading) {
        List<PartyView> parties = new ArrayList<>(partnership.parties().size());
        for (PartyDraft party : partnership.parties()) {
            parties.add(new PartyView(
                    cities.ref(party.city(), reading),
                    party.nameAsSigned(),
                    Confirmation.of(partnership, party.city())));
        }
        return parties;
    }

    private MilestoneView milestone(MilestoneDraft milestone, Reading reading) {
        return new MilestoneView(
                milestone.type(),
                milestone.date(),
                milestone.kind(),
                milestone.by() == null ? null : cities.ref(milestone.by(), reading),
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
        OptionalDouble longest =
                places.size() < entry.draft().parties().size() ? OptionalDouble.empty() : Route.longestKm(places);
        return longest.isPresent() ? longest.getAsDouble() : null;
    }

    private List<Place> places(PartnershipDraft partnership, Snapshot snapshot) {
        List<Place> places = new ArrayList<>();
        partnership.parties().forEach(party -> city(party, snapshot)
                .flatMap(city -> Place.of(city.draft()))
                .ifPresent(places::add));
        return places;
    }

    private Optional<Entry<CityDraft>> city(PartyDraft party, Snapshot snapshot) {
        return snapshot.find(cities, UUID.fromString(party.city()));
    }

    @Override
    public String title(Entry<PartnershipDraft> entry, Reading reading) {
        return entry.draft().parties().stream()
                .map(party -> cities.ref(party.city(), reading).name())
                .collect(Collectors.joining(" – "));
    }

    @Override
    public boolean existed(Entry<PartnershipDraft> entry, Reading reading) {
        return new Timeline(entry.draft(), reading.asOf()).existed(reading.certainty());
    }

    @Override
    public void index(Entry<PartnershipDraft> entry, Snapshot snapshot, Index index) {
        PartnershipDraft partnership = entry.draft();
        index.put("kind", Kebab.of(partnership.kind()));
        index.put("status", Kebab.of(partnership.status()));
        index.put("verification", Kebab.of(verification(entry, snapshot)));
        partnership.fields().forEach(field -> index.put("field", field));
        TreeMap<String, Integer> countries = new TreeMap<>();
        for (PartyDraft party : partnership.parties()) {
            index.put(PartnershipCounts.CITY, party.city());
            if (partnership.status() == PartnershipStatus.ACTIVE) {
                index.put(PartnershipCounts.ACTIVE_CITY, party.city());
            }
            index.text(party.nameAsSigned());
            city(party, snapshot).ifPresent(city -> {
                countries.merge(city.draft().countryCode(), 1, Integer::sum);
                city.draft().names().forEach(name -> index.text(name.value()));
            });
        }
        countries.forEach((country, parties) -> {
            index.put("countryCode", country);
            if (parties > 1) {
                index.put(PartnershipFilters.BOTH_IN, country);
            }
        });
        if (partnership.kindAsStated() != null) {
            index.text(partnership.kindAsStated().value());
        }
        index.text(partnership.endReason());
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

    /** Of the same cities and kind, at a time that both may have existed. */
    @Override
    public List<Alike> alike(Recorded<PartnershipDraft> fresh, Snapshot snapshot) {
        return SameParties.of(snapshot.records(this), fresh.draft()).stream()
                .filter(other -> !other.id().equals(fresh.id()))
                .filter(other -> other.draft().kind() == fresh.draft().kind())
                // What was declined never was.
                .filter(other -> other.draft().status() != PartnershipStatus.REJECTED)
                .filter(other -> SameParties.mayOverlap(other.draft(), fresh.draft()))
                .map(other -> new Alike(
                        other.id(), "It is of the same cities and kind, and both may have existed at one time"))
                .toList();
    }

    @Override
    public List<Filter<PartnershipDraft>> filters() {
        return filters;
    }

    @Override
    public List<SortKey<PartnershipDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<PartnershipDraft>> includes() {
        return List.of(
                citations.include(),
                new Include<>("cities", "Its parties as records of their own", "City", (entry, reading) -> {
                    List<Object> views = new ArrayList<>();
                    entry.draft().parties().forEach(party -> city(party, reading.snapshot())
                            .ifPresent(city -> views.add(cities.view(city, reading))));
                    return views;
                }));
    }

    @Override
    public Geographic<PartnershipDraft> geographic() {
        return (entry, reading) -> Route.lines(places(entry.draft(), reading.snapshot()));
    }

    @Override
    public Tabular<PartnershipDraft> exported() {
        return tabular();
    }

    /** Confirmations do not show how each side's word is cited, nor since when all agree. */
    @Override
    public Map<String, Object> unseen(Entry<PartnershipDraft> entry, Reading reading) {
        return entry.draft().consent() == null
                ? Map.of()
                : Map.of("consent", entry.draft().consent());
    }

    @Override
    public Tabular<PartnershipDraft> tabular() {
        return new Tabular<>(List.of(
                column("id", PartnershipView.class, PartnershipView::id),
                column("kind", PartnershipView.class, view -> Kebab.of(view.kind())),
                column("status", PartnershipView.class, view -> Kebab.of(view.status())),
                column(
                        "parties",
                        "Names of its sides; between them semicolons",
                        PartnershipView.class,
                        view -> joined(view, party -> party.city().name())),
                column(
                        "cityIds",
                        "Ids of its sides, in the order of `parties`",
                        PartnershipView.class,
                        view -> joined(view, party -> party.city().id().toString())),
                column(
                        "countryCodes",
                        "ISO 3166-1 alpha-2 of its sides, in the order of `parties`",
                        PartnershipView.class,
                        view -> joined(view, party -> party.city().countryCode())),
                column("established", PartnershipView.class, PartnershipView::established),
                column("ended", PartnershipView.class, PartnershipView::ended),
                column("fields", PartnershipView.class, view -> String.join("; ", view.fields())),
                column("verification", PartnershipView.class, view -> Kebab.of(view.verification())),
                column("distanceKm", PartnershipView.class, PartnershipView::distanceKm)));
    }

    private static String joined(PartnershipView view, Function<PartyView, String> of) {
        return view.parties().stream().map(of).collect(Collectors.joining("; "));
    }
}
