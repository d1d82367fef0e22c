package dev.sistercity.registry.source;

import static dev.sistercity.registry.catalog.Tabular.column;
import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Declaration;
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
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import dev.sistercity.registry.source.api.SourceRef;
import dev.sistercity.registry.source.api.SourceView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** How sources are indexed, filtered, sorted and rendered. */
@Singleton
class SourceCollection extends RecordCollection<SourceDraft> {

    private static final String TRANSLATION_OF = "translationOf";
    private static final String REPUBLICATION_OF = "republicationOf";

    private static final List<SortKey<SourceDraft>> SORT_KEYS = SortKey.list(List.of(SortKey.had(
            "published",
            "when it was published, at the earliest",
            Long.class,
            source -> source.draft().published() == null
                    ? null
                    : source.draft().published().earliestDay())));

    SourceCollection() {
        super(Declaration.of(Citations.SOURCES, SourceDraft.class, SourceView.class)
                .described("Publications that say something of a record.")
                .open()
                .requestable()
                .filters(declaredFilters())
                .sortKeys(SORT_KEYS)
                .exported(columns()));
    }

    /** Slots of the sources that say something of any of some records. */
    private static RoaringBitmap about(Snapshot snapshot, Set<UUID> subjects) {
        RoaringBitmap found = new RoaringBitmap();
        Records<?> sources = snapshot.records(Citations.SOURCES);
        Records<?> claims = snapshot.records(Citations.CLAIMS);
        claims.forEach(ClaimCollection.about(snapshot, subjects), claim -> sources.find(
                        UUID.fromString(((ClaimDraft) claim.draft()).source()))
                .ifPresent(source -> found.add(source.slot())));
        return found;
    }

    private static List<Filter<SourceDraft>> declaredFilters() {
        List<Filter<SourceDraft>> filters = new ArrayList<>(ConcernedCities.filters(SourceCollection::about));
        filters.addAll(ownFilters());
        return filters;
    }

    private static List<Filter<SourceDraft>> ownFilters() {
        return List.of(
                Filter.anyOf(choice("kind", "What kind of publication", Kebab.all(SourceKind.class), "news")),
                Filter.anyOf(text("url", "Its address, exactly", null)),
                reference(TRANSLATION_OF, "Translations of this source"),
                reference(REPUBLICATION_OF, "Republications of this source"));
    }

    @Override
    public SourceView view(Entry<SourceDraft> entry, ReadContext readContext) {
        SourceDraft source = entry.draft();
        Snapshot snapshot = readContext.snapshot();
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
                        .with(ClaimCollection.SOURCE, entry.id())
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
    boolean published(UUID id, ReadContext readContext) {
        return readContext
                .snapshot()
                .find(this, id)
                .filter(source -> existed(source, readContext))
                .isPresent();
    }

    @Override
    public boolean existed(Entry<SourceDraft> entry, ReadContext readContext) {
        return entry.draft().published() == null
                ? readContext.certainty() == dev.sistercity.registry.shared.value.Certainty.POSSIBLE
                : entry.draft().published().begunBy(readContext.asOf(), readContext.certainty());
    }

    @Override
    public String title(Entry<SourceDraft> entry, ReadContext readContext) {
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
    public List<Include<SourceDraft>> includes() {
        return List.of(new Include<>(Citations.CLAIMS, "What it says", "Claim", (entry, readContext) -> {
            List<Object> views = new ArrayList<>();
            addClaims(readContext.snapshot().records(Citations.CLAIMS), entry.id(), readContext, views);
            return views;
        }));
    }

    private static <D> void addClaims(Records<D> claims, UUID source, ReadContext readContext, List<Object> views) {
        claims.forEach(claims.with(ClaimCollection.SOURCE, source), claim -> {
            if (views.size() < Include.MOST) {
                views.add(claims.type().view(claim, readContext));
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

    private static Tabular<SourceDraft> columns() {
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
