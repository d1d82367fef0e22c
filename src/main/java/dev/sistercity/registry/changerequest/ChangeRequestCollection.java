package dev.sistercity.registry.changerequest;

import static dev.sistercity.registry.catalog.Tabular.column;
import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Selection;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.catalog.subject.CollectionNames;
import dev.sistercity.registry.changerequest.api.ChangeRequestDraft;
import dev.sistercity.registry.changerequest.api.ChangeRequestView;
import dev.sistercity.registry.changerequest.api.RequestAction;
import dev.sistercity.registry.changerequest.api.RequestKind;
import dev.sistercity.registry.changerequest.api.RequestProgress;
import dev.sistercity.registry.changerequest.api.RequestStatus;
import dev.sistercity.registry.changerequest.api.RequestSubject;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** How change requests are indexed, filtered, sorted and rendered. */
@Singleton
class ChangeRequestCollection extends RecordCollection<ChangeRequestDraft> {

    static final String COLLECTION = "change-requests";
    private static final String CITY = "city";
    private static final String SUBJECT = "subject";
    /** A city whose office has to agree. */
    private static final String ASKED = "asked";
    /** Who made it. */
    private static final String BY = "by";

    private static final String COUNTRY = "countryCode";

    private static final List<SortKey<ChangeRequestDraft>> SORT_KEYS = SortKey.list(List.of());

    private final CityCollection cities;

    ChangeRequestCollection(CityCollection cities, CollectionNames names) {
        super(Declaration.of(COLLECTION, ChangeRequestDraft.class, ChangeRequestView.class)
                .described(
                        "Corrections and records that anyone sends, and changes that other sides have to agree with.")
                .after("offices")
                .open()
                .kept("progress")
                .filters(filters(cities, names))
                .sortKeys(SORT_KEYS)
                .exported(columns()));
        this.cities = cities;
    }

    private static Tabular<ChangeRequestDraft> columns() {
        return new Tabular<>(List.of(
                column("id", ChangeRequestView.class, ChangeRequestView::id),
                column("kind", ChangeRequestView.class, request -> Kebab.of(request.kind())),
                column("status", ChangeRequestView.class, request -> Kebab.of(request.status())),
                column("action", ChangeRequestView.class, request -> Kebab.of(request.action())),
                column(
                        "resource",
                        "Collection of the record that it is about",
                        ChangeRequestView.class,
                        request -> request.subject().resource()),
                column(
                        "subject",
                        "Id of the record that it is about",
                        ChangeRequestView.class,
                        request -> request.subject().id()),
                column("reason", ChangeRequestView.class, ChangeRequestView::reason),
                column("by", ChangeRequestView.class, ChangeRequestView::by),
                column("createdAt", "When it was asked for", ChangeRequestView.class, ChangeRequestView::createdAt)));
    }

    private static List<Filter<ChangeRequestDraft>> filters(CityCollection cities, CollectionNames names) {
        return List.of(
                Filter.anyOf(choice("status", "Where it stands", Kebab.all(RequestStatus.class), "open")),
                Filter.anyOf(choice("kind", "Why it is asked for", Kebab.all(RequestKind.class), "correction")),
                Filter.anyOf(choice("action", "What is asked for", Kebab.all(RequestAction.class), "create")),
                Filter.anyOf(choice("resource", "Collection of the record", names.requestable(), "partnerships")),
                new Filter<>(
                        id(SUBJECT, "Id of the record that it is about", null),
                        (selection, values, all) -> selection.retain(
                                selection.records().with(SUBJECT, ParameterValues.id(SUBJECT, values.get(0))))),
                new Filter<>(
                        id(CITY, "A city that it is about: an id or {scheme}:{value}", null),
                        (selection, values, all) -> selection.retain(selection
                                .records()
                                .with(CITY, CityLookup.get(cities, selection.reading(), CITY, values.get(0))))),
                new Filter<>(
                        ListParameter.text(COUNTRY, "Country of a city that it is about: ISO 3166-1 alpha-2", "CN"),
                        (selection, values, all) -> selection.retain(
                                ofCountry(cities, selection, CountryFilter.code(COUNTRY, values.get(0))))));
    }

    private static RoaringBitmap ofCountry(
            CityCollection cities, Selection<ChangeRequestDraft> selection, String country) {
        RoaringBitmap found = new RoaringBitmap();
        Records<CityDraft> all = selection.reading().snapshot().records(cities);
        all.forEach(
                all.with(COUNTRY, country), city -> found.or(selection.records().with(CITY, city.id())));
        return found;
    }

    @Override
    public ChangeRequestView view(Entry<ChangeRequestDraft> entry, ReadContext readContext) {
        ChangeRequestDraft request = entry.draft();
        RequestProgress requestProgress = request.progress();
        return new ChangeRequestView(
                entry.id(),
                requestProgress.kind(),
                requestProgress.status(),
                request.asks(),
                subject(request, request.subject().id(), version(request), readContext),
                request.patch() == null ? JsonNodeFactory.instance.objectNode() : request.patch(),
                request.content(),
                request.into() == null ? null : subject(request, request.into(), null, readContext),
                request.allowDuplicate(),
                request.reason(),
                request.sources(),
                requestProgress.by(),
                requestProgress.asked().stream()
                        .map(city -> cities.ref(city, readContext))
                        .toList(),
                requestProgress.answers(),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** What became of it, as a whole: editions have it as well, and views show most of it. */
    @Override
    public Map<String, Object> unseen(Entry<ChangeRequestDraft> entry, ReadContext readContext) {
        return Map.of("progress", entry.draft().progress());
    }

    private static RequestSubject subject(
            ChangeRequestDraft request, String id, Long version, ReadContext readContext) {
        String resource = request.subject().resource();
        UUID record = UUID.fromString(id);
        String title = title(readContext.snapshot().records(resource), record, readContext);
        return new RequestSubject(resource, record, title, version);
    }

    /** The version that a merge or a deletion was asked of. */
    private static Long version(ChangeRequestDraft request) {
        boolean ofVersion = request.asks() == RequestAction.MERGE || request.asks() == RequestAction.DELETE;
        return ofVersion ? Long.valueOf(request.progress().basis()) : null;
    }

    private static <D> String title(Records<D> records, UUID id, ReadContext readContext) {
        return records.find(id)
                .map(found -> records.type().title(found, readContext))
                .orElse(null);
    }

    @Override
    public void index(Entry<ChangeRequestDraft> entry, Snapshot snapshot, Index index) {
        ChangeRequestDraft request = entry.draft();
        index.put("status", Kebab.of(request.progress().status()));
        index.put("kind", Kebab.of(request.progress().kind()));
        index.put(
                "resource",
                snapshot.records(request.subject().resource()).type().name());
        index.put("action", Kebab.of(request.asks()));
        index.put(SUBJECT, request.subject().id());
        index.put(SUBJECT, request.into());
        request.progress().asked().forEach(city -> index.put(ASKED, city));
        index.put(BY, request.progress().by());
        request.progress().cities().forEach(city -> index.put(CITY, city));
        index.text(request.reason());
    }
}
