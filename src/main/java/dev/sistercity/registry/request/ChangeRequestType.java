package dev.sistercity.registry.request;

import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Change requests, as the read side has to know them. */
@Singleton
@Priority(RecordType.CHANGE_REQUESTS)
class ChangeRequestType implements RecordType<ChangeRequestDraft> {

    static final String COLLECTION = "change-requests";
    private static final String CITY = "city";
    private static final String SUBJECT = "subject";

    private final CityType cities;
    private final List<SortKey<ChangeRequestDraft>> sortKeys = SortKey.list(List.of());

    ChangeRequestType(CityType cities) {
        this.cities = cities;
    }

    @Override
    public String name() {
        return COLLECTION;
    }

    @Override
    public String singular() {
        return "change request";
    }

    @Override
    public Class<ChangeRequestDraft> draftType() {
        return ChangeRequestDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Set<String> kept() {
        return Set.of("progress");
    }

    @Override
    public Class<?> viewType() {
        return ChangeRequestView.class;
    }

    @Override
    public ChangeRequestView view(Entry<ChangeRequestDraft> entry, Reading reading) {
        ChangeRequestDraft request = entry.draft();
        Progress progress = request.progress();
        UUID subject = UUID.fromString(request.subject().id());
        return new ChangeRequestView(
                entry.id(),
                progress.kind(),
                progress.status(),
                new RequestSubject(
                        request.subject().resource(),
                        subject,
                        title(
                                reading.snapshot()
                                        .records(request.subject().resource().collection()),
                                subject,
                                reading)),
                request.patch(),
                request.reason(),
                request.sources(),
                progress.by(),
                progress.asked().stream().map(city -> cities.ref(city, reading)).toList(),
                progress.answers(),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    private static <D> String title(Records<D> records, UUID id, Reading reading) {
        return records.find(id)
                .map(found -> records.type().title(found, reading))
                .orElse(null);
    }

    @Override
    public void index(Entry<ChangeRequestDraft> entry, Snapshot snapshot, Index index) {
        ChangeRequestDraft request = entry.draft();
        index.put("status", Kebab.of(request.progress().status()));
        index.put("kind", Kebab.of(request.progress().kind()));
        index.put("resource", Kebab.of(request.subject().resource()));
        index.put(SUBJECT, request.subject().id());
        request.progress().cities().forEach(city -> index.put(CITY, city));
        index.text(request.reason());
    }

    @Override
    public List<Filter<ChangeRequestDraft>> filters() {
        return List.of(
                Filter.anyOf(choice("status", "Where it stands", Kebab.all(RequestStatus.class), "open")),
                Filter.anyOf(choice("kind", "Why it is asked for", Kebab.all(RequestKind.class), "correction")),
                Filter.anyOf(choice(
                        "resource", "Collection of the record", Kebab.all(RequestResource.class), "partnerships")),
                new Filter<>(
                        id(SUBJECT, "Id of the record that is to be changed", null),
                        (selection, values, all) -> selection.retain(
                                selection.records().with(SUBJECT, ParameterValues.id(SUBJECT, values.get(0))))),
                new Filter<>(
                        id(CITY, "A city that it is about: an id or {scheme}:{value}", null),
                        (selection, values, all) -> selection.retain(selection
                                .records()
                                .with(CITY, CityLookup.get(cities, selection.reading(), CITY, values.get(0))))));
    }

    @Override
    public List<SortKey<ChangeRequestDraft>> sortKeys() {
        return sortKeys;
    }
}
