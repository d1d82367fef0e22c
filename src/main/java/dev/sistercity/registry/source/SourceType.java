package dev.sistercity.registry.source;

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
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sources, as the read side has to know them. */
@Singleton
@Priority(RecordType.SOURCES)
class SourceType implements RecordType<SourceDraft> {

    private static final String TRANSLATION_OF = "translationOf";
    private static final String REPUBLICATION_OF = "republicationOf";

    private final List<SortKey<SourceDraft>> sortKeys = SortKey.list(List.of(SortKey.had(
            "published",
            "when it was published, at the earliest",
            Long.class,
            source -> source.draft().published() == null
                    ? null
                    : source.draft().published().earliestDay())));

    @Override
    public String name() {
        return Citations.SOURCES;
    }

    @Override
    public String singular() {
        return "source";
    }

    @Override
    public Class<SourceDraft> draftType() {
        return SourceDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return SourceView.class;
    }

    @Override
    public SourceView view(Entry<SourceDraft> entry, Reading reading) {
        SourceDraft source = entry.draft();
        Snapshot snapshot = reading.snapshot();
        return new SourceView(
                entry.id(),
                source.kind(),
                source.url(),
                source.title(),
                source.publisher(),
                source.lang(),
                source.published(),
                source.translationOf() == null ? null : ref(UUID.fromString(source.translationOf()), snapshot),
                source.republicationOf() == null ? null : ref(UUID.fromString(source.republicationOf()), snapshot),
                refs(TRANSLATION_OF, entry.id(), snapshot),
                refs(REPUBLICATION_OF, entry.id(), snapshot),
                snapshot.records(Citations.CLAIMS)
                        .with(ClaimType.SOURCE, entry.id())
                        .getCardinality(),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    /** A source that is referred to cannot be deleted, so it is there; null if the log says otherwise. */
    SourceRef ref(UUID id, Snapshot snapshot) {
        return snapshot.find(this, id).map(Citations::ref).orElse(null);
    }

    /** Whether a source had been published as of the reading's day; one without a date only possibly. */
    boolean published(UUID id, Reading reading) {
        return reading.snapshot()
                .find(this, id)
                .filter(source -> existed(source, reading))
                .isPresent();
    }

    @Override
    public boolean existed(Entry<SourceDraft> entry, Reading reading) {
        return entry.draft().published() == null
                ? reading.certainty() == dev.sistercity.registry.shared.value.Certainty.POSSIBLE
                : entry.draft().published().begunBy(reading.asOf(), reading.certainty());
    }

    @Override
    public String title(Entry<SourceDraft> entry, Reading reading) {
        return entry.draft().title() == null
                ? entry.draft().url()
                : entry.draft().title();
    }

    @Override
    public void index(Entry<SourceDraft> entry, Snapshot snapshot, Index index) {
        SourceDraft source = entry.draft();
        index.put("kind", Kebab.of(source.kind()));
        index.put("lang", source.lang());
        index.put("url", source.url());
        index.put(TRANSLATION_OF, source.translationOf());
        index.put(REPUBLICATION_OF, source.republicationOf());
        index.text(source.title());
        index.text(source.publisher());
    }

    @Override
    public List<Filter<SourceDraft>> filters() {
        return List.of(
                Filter.anyOf(choice("kind", "What kind of publication", Kebab.all(SourceKind.class), "news")),
                Filter.anyOf(text("url", "Its address, exactly", null)),
                reference(TRANSLATION_OF, "Translations of this source"),
                reference(REPUBLICATION_OF, "Republications of this source"));
    }

    @Override
    public List<SortKey<SourceDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public List<Include<SourceDraft>> includes() {
        return List.of(new Include<>(Citations.CLAIMS, "What it says", "Claim", (entry, reading) -> {
            List<Object> views = new ArrayList<>();
            addClaims(reading.snapshot().records(Citations.CLAIMS), entry.id(), reading, views);
            return views;
        }));
    }

    private static <D> void addClaims(Records<D> claims, UUID source, Reading reading, List<Object> views) {
        claims.forEach(claims.with(ClaimType.SOURCE, source), claim -> {
            if (views.size() < Include.MOST) {
                views.add(claims.type().view(claim, reading));
            }
        });
    }

    private static Filter<SourceDraft> reference(String name, String description) {
        return new Filter<>(
                id(name, description, null),
                (selection, values, all) ->
                        selection.retain(selection.records().with(name, ParameterValues.id(name, values.get(0)))));
    }

    private List<SourceRef> refs(String facet, UUID id, Snapshot snapshot) {
        List<SourceRef> refs = new ArrayList<>();
        Records<SourceDraft> sources = snapshot.records(this);
        sources.forEach(sources.with(facet, id), source -> refs.add(Citations.ref(source)));
        return refs;
    }

    @Override
    public Tabular<SourceDraft> exported() {
        return new Tabular<>(List.of(
                column("id", SourceView.class, SourceView::id),
                column("kind", SourceView.class, source -> Kebab.of(source.kind())),
                column("title", SourceView.class, SourceView::title),
                column("url", SourceView.class, SourceView::url),
                column("publisher", SourceView.class, SourceView::publisher),
                column("lang", SourceView.class, SourceView::lang),
                column("published", SourceView.class, SourceView::published),
                column("translationOf", SourceView.class, source -> idOf(source.translationOf())),
                column("republicationOf", SourceView.class, source -> idOf(source.republicationOf())),
                column("claimCount", SourceView.class, SourceView::claimCount)));
    }

    private static Object idOf(SourceRef source) {
        return source == null ? null : source.id();
    }
}
