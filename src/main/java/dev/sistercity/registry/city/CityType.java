package dev.sistercity.registry.city;

import static dev.sistercity.registry.catalog.Tabular.column;

import dev.sistercity.registry.catalog.Alike;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Geographic;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.Words;
import dev.sistercity.registry.change.Recorded;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Cities, as the read side has to know them. */
@Singleton
@Priority(RecordType.CITIES)
public class CityType implements RecordType<CityDraft> {

    /**
     * The facet by which records of any kind tell the cities that they show: they are indexed anew when one of those changes,
     * since they are found by its names and country.
     */
    public static final String SHOWN = "city";

    /** In a list, and more so where all partnerships are written out, the same cities come again and again. */
    private final CityRefs lately = new CityRefs((id, reading) -> find(UUID.fromString(id), reading));

    private final CityFilters filters;
    private final CityCounts counts;
    private final Citations citations;
    private final CityNames names;
    private final List<SortKey<CityDraft>> sortKeys;

    CityType(CityFilters filters, CityCounts counts, Citations citations, CityNames names) {
        this.filters = filters;
        this.counts = counts;
        this.citations = citations;
        this.names = names;
        this.sortKeys = SortKey.list(List.of(
                SortKey.of(
                        "name",
                        "its English or else first name, case and diacritics ignored",
                        String.class,
                        city -> Words.fold(
                                Names.choose(city.draft().names(), List.of()).value())),
                SortKey.had(
                        "population",
                        "its inhabitants",
                        Double.class,
                        city -> city.draft().population() == null
                                ? null
                                : city.draft().population().value().doubleValue()),
                new SortKey<>(
                        "partnershipCount",
                        "its active partnerships",
                        Integer.class,
                        (city, snapshot) -> counts.partnerships(Reading.of(snapshot), city.id()))));
    }

    @Override
    public String name() {
        return "cities";
    }

    @Override
    public String singular() {
        return "city";
    }

    @Override
    public Class<CityDraft> draftType() {
        return CityDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return CityView.class;
    }

    /** Wherever a city's id is taken, {@code {scheme}:{value}} is taken too. */
    @Override
    public Optional<UUID> resolve(String reference, Snapshot snapshot) {
        int colon = reference.indexOf(':');
        if (colon < 1) {
            return ParameterValues.parseId(reference)
                    .map(Optional::of)
                    .orElseThrow(() -> RegistryException.ofParameter(
                            "id", "must be an id, or {scheme}:{value} such as wikidata:Q8686"));
        }
        var found = snapshot.records(this).with("identifier", reference);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(snapshot.records(this).at(found.first()).id());
    }

    @Override
    public CityView view(Entry<CityDraft> entry, Reading reading) {
        CityDraft city = entry.draft();
        return new CityView(
                entry.id(),
                displayName(entry, reading).value(),
                city.names(),
                city.kind(),
                city.countryCode(),
                city.subdivisionCode(),
                refOrNull(city.partOf(), reading),
                city.latitude(),
                city.longitude(),
                city.population(),
                city.areaKm2(),
                city.website(),
                city.identifiers(),
                city.status(),
                counts.partnerships(reading, entry.id()),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** A city as other records show it. What stands refers to cities that stand. */
    public CityRef ref(UUID id, Reading reading) {
        return ref(id.toString(), reading);
    }

    /** As above. @param id as drafts have it */
    public CityRef ref(String id, Reading reading) {
        return reading.languages().isEmpty() ? lately.get(id, reading) : find(UUID.fromString(id), reading);
    }

    private CityRef find(UUID id, Reading reading) {
        return reading.snapshot()
                .find(this, id)
                .map(city -> ref(id, city.draft(), reading))
                .orElseGet(() -> formerRef(id, reading));
    }

    /** As {@link #ref}, of an id as drafts have it. @return null for null */
    public CityRef refOrNull(String id, Reading reading) {
        return id == null ? null : ref(id, reading);
    }

    /** What was recorded earlier may name a city that was merged: shown is what it became; or deleted: its last names. */
    private CityRef formerRef(UUID id, Reading reading) {
        Optional<UUID> successor = reading.snapshot().successor(id);
        if (successor.isPresent()) {
            return ref(successor.get(), reading);
        }
        return reading.snapshot()
                .records(this)
                .findDeleted(id)
                .map(tombstone -> ref(id, tombstone.last().draft(), reading))
                .orElseGet(() -> new CityRef(id, "?", "ZZ"));
    }

    private static CityRef ref(UUID id, CityDraft city, Reading reading) {
        return new CityRef(id, Names.choose(city.names(), reading.languages()).value(), city.countryCode());
    }

    @Override
    public Name displayName(Entry<CityDraft> entry, Reading reading) {
        return Names.choose(entry.draft().names(), reading.languages());
    }

    @Override
    public void index(Entry<CityDraft> entry, Snapshot snapshot, Index index) {
        CityDraft city = entry.draft();
        index.put("kind", Kebab.of(city.kind()));
        index.put("countryCode", city.countryCode());
        index.put("partOf", city.partOf());
        city.identifiers().forEach(known -> index.put("identifier", known.scheme() + ":" + known.value()));
        city.names().forEach(name -> index.text(name.value()));
    }

    @Override
    public void dependents(Entry<CityDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
        before.all().values().forEach(records -> thatShow(entry.id(), records, other));
    }

    private static <D> void thatShow(UUID city, Records<D> records, Consumer<UUID> other) {
        records.forEach(records.with(SHOWN, city), entry -> other.accept(entry.id()));
    }

    @Override
    public boolean looksForDuplicates() {
        return true;
    }

    @Override
    public List<Alike> alike(Recorded<CityDraft> fresh, Snapshot snapshot) {
        return names.alike(snapshot.records(this), fresh.id(), fresh.draft());
    }

    @Override
    public List<Filter<CityDraft>> filters() {
        return filters.of(this);
    }

    @Override
    public List<SortKey<CityDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<CityDraft>> includes() {
        return List.of(
                citations.include(),
                new Include<>(
                        "counts",
                        "Its active partnerships level by level: its own, those of the units under it, and both",
                        "LevelCount",
                        (city, reading) -> counts.levels(
                                reading,
                                city.id(),
                                CityLookup.units(reading.snapshot().records(this), city.id()))),
                new Include<>("parts", "The units that belong to it", "CityRef", (city, reading) -> {
                    var parts = new ArrayList<CityRef>();
                    reading.snapshot()
                            .records(this)
                            .forEach(
                                    reading.snapshot().records(this).with("partOf", city.id()),
                                    part -> parts.add(ref(part.id(), reading)));
                    return parts;
                }));
    }

    @Override
    public Geographic<CityDraft> geographic() {
        return (entry, reading) -> CityPoint.of(entry.draft());
    }

    @Override
    public Tabular<CityDraft> exported() {
        return tabular();
    }

    @Override
    public Tabular<CityDraft> tabular() {
        return new Tabular<>(List.of(
                column("id", CityView.class, CityView::id),
                column("name", CityView.class, CityView::name),
                column("kind", CityView.class, city -> Kebab.of(city.kind())),
                column("countryCode", CityView.class, CityView::countryCode),
                column("subdivisionCode", CityView.class, CityView::subdivisionCode),
                column(
                        "partOf",
                        CityView.class,
                        city -> city.partOf() == null ? null : city.partOf().id()),
                column("latitude", CityView.class, CityView::latitude),
                column("longitude", CityView.class, CityView::longitude),
                column(
                        "population",
                        CityView.class,
                        city -> city.population() == null
                                ? null
                                : city.population().value()),
                column(
                        "areaKm2",
                        CityView.class,
                        city -> city.areaKm2() == null ? null : city.areaKm2().value()),
                column("website", CityView.class, CityView::website),
                column("partnershipCount", CityView.class, CityView::partnershipCount)));
    }
}
