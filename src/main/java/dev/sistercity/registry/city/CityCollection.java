package dev.sistercity.registry.city;

import static dev.sistercity.registry.catalog.Tabular.column;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.DuplicateCandidate;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.index.TextTokenizer;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.CityTimeline;
import dev.sistercity.registry.city.api.CityView;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.shared.code.Region;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.shared.value.Names;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** How cities are indexed, filtered, sorted and rendered. */
@Singleton
public class CityCollection extends RecordCollection<CityDraft> {

    public static final String COLLECTION = "cities";
    /**
     * The facet by which records of any kind tell the cities that they show: they are indexed anew when one of those changes,
     * since they are found by its names and country.
     */
    public static final String SHOWN = "city";

    private final CityFilters filters;
    private final CityCounts counts;
    private final Citations citations;
    private final CityNameIndex names;
    private final CitySuccession succession = new CitySuccession(this);
    private final CityRefs refs = new CityRefs(this, succession);

    CityCollection(CityFilters filters, CityCounts counts, Citations citations, CityNameIndex names) {
        super(Declaration.of(COLLECTION, CityDraft.class, CityView.class)
                .singular("city")
                .described("Any local or regional government that can be a party of partnerships.")
                .after("sources")
                .open()
                .claimable()
                .sortKeys(sortKeys(counts))
                .size("population")
                .table(columns())
                .geographic((entry, readContext) -> CityPoint.of(entry.draft())));
        this.filters = filters;
        this.counts = counts;
        this.citations = citations;
        this.names = names;
    }

    private static List<SortKey<CityDraft>> sortKeys(CityCounts counts) {
        return SortKey.list(List.of(
                SortKey.of(
                        "name",
                        "its English or else first name, case and diacritics ignored",
                        String.class,
                        city -> TextTokenizer.fold(
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
                        (city, snapshot) -> counts.partnerships(ReadContext.of(snapshot), city.id()))));
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
    public CityView view(Entry<CityDraft> entry, ReadContext readContext) {
        CityDraft city = entry.draft();
        CityTimeline then = new CityTimeline(city, readContext.asOf());
        return new CityView(
                entry.id(),
                displayName(entry, readContext).value(),
                then.names(),
                then.kind(),
                city.countryCode(),
                city.subdivisionCode(),
                Region.of(city.region(), city.subdivisionCode()),
                refOrNull(then.partOf(), readContext),
                city.latitude(),
                city.longitude(),
                city.population(),
                city.areaKm2(),
                city.website(),
                city.identifiers(),
                then.status(),
                succession.kinds(entry, readContext),
                succession.units(entry, readContext),
                then.isDissolved() ? city.dissolved() : null,
                succession.predecessors(entry, readContext),
                succession.successors(entry, readContext),
                counts.partnerships(readContext, entry.id()),
                counts.partners(readContext, entry.id()),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** A city as other records show it. What stands refers to cities that stand. */
    public CityRef ref(UUID id, ReadContext readContext) {
        return ref(id.toString(), readContext);
    }

    /**
     * As above.
     *
     * @param id as drafts have it
     */
    public CityRef ref(String id, ReadContext readContext) {
        return refs.get(id, readContext);
    }

    /**
     * As {@link #ref}, of an id as drafts have it.
     *
     * @return null for null
     */
    public CityRef refOrNull(String id, ReadContext readContext) {
        return id == null ? null : ref(id, readContext);
    }

    /** As another city shows it, which came before it: without what became of it in turn. */
    CityRef plainRef(UUID id, ReadContext readContext) {
        return refs.plain(id, readContext);
    }

    @Override
    public Object shown(Entry<CityDraft> entry, ReadContext readContext) {
        return refs.of(entry.id(), entry.draft(), readContext);
    }

    @Override
    public boolean existed(Entry<CityDraft> entry, ReadContext readContext) {
        return new CityTimeline(entry.draft(), readContext.asOf()).existed(readContext.certainty());
    }

    @Override
    public Map<String, Object> unseen(Entry<CityDraft> entry, ReadContext readContext) {
        Map<String, Object> unseen = new LinkedHashMap<>(succession.unseen(entry, readContext));
        CityDraft city = entry.draft();
        if (Region.of(city.region(), city.subdivisionCode()) != null) {
            // What is shown has more, and may follow from the other code alone.
            unseen.put("region", city.region() == null ? NullNode.getInstance() : city.region());
        }
        return unseen;
    }

    @Override
    public Name displayName(Entry<CityDraft> entry, ReadContext readContext) {
        return CityRefs.name(entry.draft(), readContext);
    }

    @Override
    public void index(Entry<CityDraft> entry, Snapshot snapshot, Index index) {
        CityDraft city = entry.draft();
        index.put("kind", Kebab.of(city.kind()));
        index.put("countryCode", city.countryCode());
        index.put("partOf", city.partOf());
        index.put("status", Kebab.of(city.status()));
        city.units().forEach(unit -> index.put("unit", unit.city()));
        city.predecessors().forEach(other -> index.put(CitySuccession.PREDECESSOR, other));
        city.successors().forEach(other -> index.put(CitySuccession.SUCCESSOR, other));
        index.put(CityFacet.REGION, city.regionKey());
        city.identifiers().forEach(known -> index.put("scheme", known.scheme()));
        city.identifiers().forEach(known -> index.put("identifier", known.scheme() + ":" + known.value()));
        city.names().forEach(name -> index.name(name.value(), NameKeys.searched(name.value(), city.countryCode())));
        Place.of(city).ifPresent(place -> PlaceCells.index(place, index));
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
    public List<DuplicateCandidate> alike(RecordVersion<CityDraft> fresh, Snapshot snapshot) {
        return names.alike(snapshot.records(this), fresh.id(), fresh.draft());
    }

    @Override
    public List<Filter<CityDraft>> filters() {
        return filters.of(this);
    }

    @Override
    public List<Include<CityDraft>> includes() {
        return List.of(
                citations.include(),
                new Include<>(
                        "counts",
                        "Its active partnerships level by level: its own, those of the units under it, and both",
                        "LevelCount",
                        (city, readContext) -> counts.levels(
                                readContext,
                                city.id(),
                                CityLookup.units(readContext.snapshot().records(this), city.id()))),
                new Include<>("parts", "The units that belong to it", "CityRef", (city, readContext) -> {
                    var parts = new ArrayList<CityRef>();
                    readContext
                            .snapshot()
                            .records(this)
                            .forEach(
                                    readContext.snapshot().records(this).with("partOf", city.id()),
                                    part -> parts.add(ref(part.id(), readContext)));
                    return parts;
                }));
    }

    private static Tabular<CityDraft> columns() {
        return new Tabular<>(List.of(
                column("id", CityView.class, CityView::id),
                column("name", CityView.class, CityView::name),
                column("kind", CityView.class, city -> Kebab.of(city.kind())),
                column("countryCode", CityView.class, CityView::countryCode),
                column("subdivisionCode", CityView.class, CityView::subdivisionCode),
                column(
                        "region",
                        CityView.class,
                        city -> city.region() == null ? null : city.region().code()),
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
                column("partnershipCount", CityView.class, CityView::partnershipCount),
                column("version", CityView.class, CityView::version)));
    }
}
