package dev.sistercity.registry.commitment;

import static dev.sistercity.registry.catalog.Tabular.column;
import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.event.Counterparts;
import dev.sistercity.registry.event.Event;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.source.Citations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How commitments are indexed, filtered, sorted and rendered. */
@Singleton
public class CommitmentCollection extends RecordCollection<CommitmentDraft> {

    static final String COLLECTION = "commitments";
    private static final String SPEAKER_CITY = "speakerCity";
    private static final String TOWARDS_CITY = "towardsCity";
    private static final String FORUM = "forum";
    private static final String EXCHANGE = "exchange";
    /** What came of it. */
    private static final String RESULT = "result";

    private static final List<SortKey<CommitmentDraft>> SORT_KEYS = SortKey.list(List.of());

    private final CityCollection cities;
    private final Citations citations;

    CommitmentCollection(CityCollection cities, Citations citations) {
        super(Declaration.of(COLLECTION, CommitmentDraft.class, CommitmentView.class)
                .described("What speakers promised or wished, and what came of it.")
                .after("networks")
                .open()
                .claimable()
                .cities(commitment -> Stream.of(commitment.city()))
                .filters(filters(cities))
                .sortKeys(SORT_KEYS)
                .includes(List.of(citations.include()))
                .table(columns()));
        this.cities = cities;
        this.citations = citations;
    }

    private static List<Filter<CommitmentDraft>> filters(CityCollection cities) {
        return List.of(
                Citations.bySource(),
                CityFacet.allOf(
                        cities,
                        CityCollection.SHOWN,
                        "A city that it was said for or towards: an id or {scheme}:{value}; repeat it for all of them"),
                CityFacet.within(cities, "It was said for or towards this unit or anything under it"),
                CityFacet.of(cities, SPEAKER_CITY, "The city that the speaker spoke for: an id or {scheme}:{value}"),
                CityFacet.of(cities, TOWARDS_CITY, "A city that it was said towards: an id or {scheme}:{value}"),
                record(FORUM, "Id of the forum where it was said"),
                record(EXCHANGE, "Id of the exchange where it was said"),
                Filter.anyOf(choice("kind", "How binding the words were", Kebab.all(CommitmentKind.class), "wish")),
                Filter.anyOf(
                        choice("status", "How many plays were counted", Kebab.all(CommitmentStatus.class), "stated")),
                Filter.anyOf(text("topic", "What it is about", "education")));
    }

    private static Filter<CommitmentDraft> record(String name, String description) {
        return new Filter<>(
                id(name, description, null),
                (selection, values, all) ->
                        selection.retain(selection.records().with(name, ParameterValues.id(name, values.get(0)))));
    }

    @Override
    public CommitmentView view(Entry<CommitmentDraft> entry, ReadContext readContext) {
        CommitmentDraft commitment = entry.draft();
        return new CommitmentView(
                entry.id(),
                commitment.kind(),
                commitment.speaker(),
                cities.refOrNull(commitment.city(), readContext),
                RecordRef.of("forums", commitment.forum(), readContext),
                RecordRef.of("exchanges", commitment.exchange(), readContext),
                date(commitment, readContext.snapshot()),
                commitment.topics(),
                commitment.quote(),
                commitment.summary(),
                Counterparts.views(commitment.towards(), cities, readContext),
                commitment.status(),
                commitment.results().stream()
                        .map(result -> result(result, readContext))
                        .toList(),
                citations.of(entry.id(), readContext),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    private static ResultView result(ResultDraft result, ReadContext readContext) {
        RecordRef ref = RecordRef.of(result.resource().collection(), result.id(), readContext);
        return new ResultView(result.resource(), ref.id(), ref.name());
    }

    /** It was said on the day of the forum or exchange; null where that is not known. */
    public static EdtfDate date(CommitmentDraft commitment, Snapshot snapshot) {
        Records<?> happenings = snapshot.records(commitment.forum() != null ? "forums" : "exchanges");
        return happenings
                .find(UUID.fromString(commitment.forum() != null ? commitment.forum() : commitment.exchange()))
                .map(entry -> ((Event) entry.draft()).date())
                .orElse(null);
    }

    @Override
    public String title(Entry<CommitmentDraft> entry, ReadContext readContext) {
        return entry.draft().speaker().name() + ": "
                + String.join(", ", entry.draft().topics());
    }

    @Override
    public boolean existed(Entry<CommitmentDraft> entry, ReadContext readContext) {
        EdtfDate date = date(entry.draft(), readContext.snapshot());
        return date == null
                ? readContext.certainty() == Certainty.POSSIBLE
                : date.begunBy(readContext.asOf(), readContext.certainty());
    }

    @Override
    public void index(Entry<CommitmentDraft> entry, Snapshot snapshot, Index index) {
        CommitmentDraft commitment = entry.draft();
        index.put(CityCollection.SHOWN, commitment.city());
        index.put(SPEAKER_CITY, commitment.city());
        Counterparts.index(commitment.towards(), cities, snapshot, index);
        commitment.towards().forEach(other -> index.put(TOWARDS_CITY, other.city()));
        index.put(FORUM, commitment.forum());
        index.put(EXCHANGE, commitment.exchange());
        commitment.results().forEach(result -> index.put(RESULT, result.id()));
        index.put("kind", Kebab.of(commitment.kind()));
        index.put("status", Kebab.of(commitment.status()));
        commitment.topics().forEach(topic -> {
            index.put("topic", topic);
            index.text(topic);
        });
        index.text(commitment.speaker().name());
        index.text(commitment.quote() == null ? null : commitment.quote().value());
        commitment.summary().forEach(summary -> index.text(summary.value()));
    }

    @Override
    public void dependents(Entry<CommitmentDraft> entry, Snapshot before, Consumer<UUID> other) {
        citations.dependents(entry.id(), before, other);
    }

    private static Tabular<CommitmentDraft> columns() {
        return new Tabular<>(List.of(
                column("id", CommitmentView.class, CommitmentView::id),
                column("kind", CommitmentView.class, view -> Kebab.of(view.kind())),
                column("status", CommitmentView.class, view -> Kebab.of(view.status())),
                column("date", CommitmentView.class, CommitmentView::date),
                column("speaker", CommitmentView.class, view -> view.speaker().name()),
                column(
                        "position",
                        "The office that the speaker held that day",
                        CommitmentView.class,
                        view -> view.speaker().position()),
                column("city", CommitmentView.class, view -> view.city().name()),
                column("cityId", "Id of the city that the speaker spoke for", CommitmentView.class, view -> view.city()
                        .id()),
                column("topics", CommitmentView.class, view -> String.join("; ", view.topics())),
                column(
                        "quote",
                        CommitmentView.class,
                        view -> view.quote() == null ? null : view.quote().value()),
                column(
                        "summary",
                        CommitmentView.class,
                        view -> view.summary().isEmpty()
                                ? null
                                : view.summary().get(0).value())));
    }
}
