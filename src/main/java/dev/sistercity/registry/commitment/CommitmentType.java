package dev.sistercity.registry.commitment;

import static dev.sistercity.registry.catalog.Tabular.column;
import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.city.CityFacet;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.happening.Counterparts;
import dev.sistercity.registry.happening.Happening;
import dev.sistercity.registry.happening.RecordRef;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.source.Citations;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Commitments, as the read side has to know them. */
@Singleton
@Priority(RecordType.COMMITMENTS)
public class CommitmentType implements RecordType<CommitmentDraft> {

    static final String COLLECTION = "commitments";
    private static final String SPEAKER_CITY = "speakerCity";
    private static final String TOWARDS_CITY = "towardsCity";
    private static final String FORUM = "forum";
    private static final String EXCHANGE = "exchange";

    private final CityType cities;
    private final Citations citations;
    private final List<Filter<CommitmentDraft>> filters;
    private final List<SortKey<CommitmentDraft>> sortKeys = SortKey.list(List.of());

    CommitmentType(CityType cities, Citations citations) {
        this.cities = cities;
        this.citations = citations;
        this.filters = List.of(
                CityFacet.allOf(
                        cities,
                        CityType.SHOWN,
                        "A city that it was said for or towards: an id or {scheme}:{value}; repeat it for all of them"),
                CityFacet.within(cities, "It was said for or towards this unit or anything under it"),
                CityFacet.of(cities, SPEAKER_CITY, "The city that the speaker spoke for: an id or {scheme}:{value}"),
                CityFacet.of(cities, TOWARDS_CITY, "A city that it was said towards: an id or {scheme}:{value}"),
                record(FORUM, "Id of the forum where it was said"),
                record(EXCHANGE, "Id of the exchange where it was said"),
                Filter.anyOf(choice("kind", "How binding the words were", Kebab.all(CommitmentKind.class), "wish")),
                Filter.anyOf(choice("status", "What became of it", Kebab.all(CommitmentStatus.class), "stated")),
                Filter.anyOf(text("topic", "What it is about", "education")));
    }

    private static Filter<CommitmentDraft> record(String name, String description) {
        return new Filter<>(
                id(name, description, null),
                (selection, values, all) ->
                        selection.retain(selection.records().with(name, ParameterValues.id(name, values.get(0)))));
    }

    @Override
    public String name() {
        return COLLECTION;
    }

    @Override
    public String singular() {
        return "commitment";
    }

    @Override
    public Class<CommitmentDraft> draftType() {
        return CommitmentDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return CommitmentView.class;
    }

    @Override
    public CommitmentView view(Entry<CommitmentDraft> entry, Reading reading) {
        CommitmentDraft commitment = entry.draft();
        return new CommitmentView(
                entry.id(),
                commitment.kind(),
                commitment.speaker(),
                cities.refOrNull(commitment.city(), reading),
                RecordRef.of("forums", commitment.forum(), reading),
                RecordRef.of("exchanges", commitment.exchange(), reading),
                date(commitment, reading.snapshot()),
                commitment.topics(),
                commitment.quote(),
                commitment.summary(),
                Counterparts.views(commitment.towards(), cities, reading),
                commitment.status(),
                commitment.results().stream()
                        .map(result -> result(result, reading))
                        .toList(),
                citations.of(entry.id(), reading),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    private static ResultView result(ResultDraft result, Reading reading) {
        RecordRef ref = RecordRef.of(result.resource().collection(), result.id(), reading);
        return new ResultView(result.resource(), ref.id(), ref.name());
    }

    /** It was said on the day of the forum or exchange; null where that is not known. */
    public static EdtfDate date(CommitmentDraft commitment, Snapshot snapshot) {
        Records<?> happenings = snapshot.records(commitment.forum() != null ? "forums" : "exchanges");
        return happenings
                .find(UUID.fromString(commitment.forum() != null ? commitment.forum() : commitment.exchange()))
                .map(entry -> ((Happening) entry.draft()).date())
                .orElse(null);
    }

    @Override
    public String title(Entry<CommitmentDraft> entry, Reading reading) {
        return entry.draft().speaker().name() + ": "
                + String.join(", ", entry.draft().topics());
    }

    @Override
    public boolean existed(Entry<CommitmentDraft> entry, Reading reading) {
        EdtfDate date = date(entry.draft(), reading.snapshot());
        return date == null
                ? reading.certainty() == Certainty.POSSIBLE
                : date.begunBy(reading.asOf(), reading.certainty());
    }

    @Override
    public void index(Entry<CommitmentDraft> entry, Snapshot snapshot, Index index) {
        CommitmentDraft commitment = entry.draft();
        index.put(CityType.SHOWN, commitment.city());
        index.put(SPEAKER_CITY, commitment.city());
        Counterparts.index(commitment.towards(), cities, snapshot, index);
        commitment.towards().forEach(other -> index.put(TOWARDS_CITY, other.city()));
        index.put(FORUM, commitment.forum());
        index.put(EXCHANGE, commitment.exchange());
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

    @Override
    public List<Filter<CommitmentDraft>> filters() {
        return filters;
    }

    @Override
    public List<SortKey<CommitmentDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<CommitmentDraft>> includes() {
        return List.of(citations.include());
    }

    @Override
    public Tabular<CommitmentDraft> exported() {
        return tabular();
    }

    @Override
    public Tabular<CommitmentDraft> tabular() {
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
