package dev.sistercity.registry.source;

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
import dev.sistercity.registry.catalog.subject.CollectionNames;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.ClaimRank;
import dev.sistercity.registry.source.api.ClaimView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/** How claims are indexed, filtered, sorted and rendered. */
@Singleton
class ClaimCollection extends RecordCollection<ClaimDraft> {

    static final String SUBJECT = "subject";
    static final String SOURCE = "source";
    /** Whether it contradicts its record, and is not known to be wrong itself. */
    static final String CONTRADICTS = "contradicts";

    private static final String ORPHANED = "orphaned";
    private static final List<SortKey<ClaimDraft>> SORT_KEYS = SortKey.list(List.of());

    private final Subjects subjects;
    private final SourceCollection sources;

    ClaimCollection(Subjects subjects, SourceCollection sources, CollectionNames names) {
        super(Declaration.of(Citations.CLAIMS, ClaimDraft.class, ClaimView.class)
                .described("What a source says of a record, and whether that agrees with the record.")
                .after("sources")
                .open()
                .requestable()
                .aboutOthers()
                .filters(declaredFilters(names))
                .sortKeys(SORT_KEYS)
                .exported(columns()));
        this.subjects = subjects;
        this.sources = sources;
    }

    /** Slots of the claims about any of some records. */
    static RoaringBitmap about(Snapshot snapshot, Set<UUID> subjects) {
        Records<?> claims = snapshot.records(Citations.CLAIMS);
        RoaringBitmap found = new RoaringBitmap();
        subjects.forEach(subject -> found.or(claims.with(SUBJECT, subject)));
        return found;
    }

    private static List<Filter<ClaimDraft>> declaredFilters(CollectionNames names) {
        List<Filter<ClaimDraft>> filters = new ArrayList<>(ConcernedCities.filters(ClaimCollection::about));
        filters.addAll(ownFilters(names));
        return filters;
    }

    private static List<Filter<ClaimDraft>> ownFilters(CollectionNames names) {
        return List.of(
                new Filter<>(id("subject", "Id of the record that it is about", null), (selection, values, all) -> {
                    UUID subject = ParameterValues.id(SUBJECT, values.get(0));
                    selection.retain(selection
                            .records()
                            .with(
                                    SUBJECT,
                                    selection
                                            .reading()
                                            .snapshot()
                                            .successor(subject)
                                            .orElse(subject)));
                }),
                new Filter<>(
                        id("source", "Id of the source", null),
                        (selection, values, all) -> selection.retain(
                                selection.records().with(SOURCE, ParameterValues.id("source", values.get(0))))),
                Filter.anyOf(choice(
                        "resource", "Collection of the record that it is about", names.claimable(), "partnerships")),
                Filter.anyOf(text("pointer", "JSON Pointer into the record", "/established")),
                Filter.anyOf(
                        choice("agreement", "How it stands to the record", Kebab.all(Agreement.class), "conflicts")),
                Filter.anyOf(choice(
                        ORPHANED,
                        "true: the record no longer has the item that it is about",
                        List.of("true", "false"),
                        "true")),
                Filter.anyOf(choice("rank", "Its weight", Kebab.all(ClaimRank.class), "preferred")));
    }

    @Override
    public ClaimView view(Entry<ClaimDraft> entry, ReadContext readContext) {
        ClaimDraft claim = entry.draft();
        return new ClaimView(
                entry.id(),
                subjects.ref(claim, readContext),
                claim.pointer(),
                claim.value(),
                sources.ref(UUID.fromString(claim.source()), readContext.snapshot()),
                claim.quote(),
                claim.rank(),
                claim.asOf(),
                subjects.agreement(claim, readContext.snapshot()).orElse(null),
                subjects.isOrphaned(claim, readContext.snapshot()) ? true : null,
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public void index(Entry<ClaimDraft> entry, Snapshot snapshot, Index index) {
        ClaimDraft claim = entry.draft();
        index.put(SUBJECT, claim.subject().id());
        index.put(SOURCE, claim.source());
        index.put(
                "resource", snapshot.records(claim.subject().resource()).type().name());
        index.put("pointer", claim.pointer());
        index.put("rank", Kebab.of(claim.rank()));
        index.put(CountConflicts.COUNT, CountConflicts.isCompared(claim) ? true : null);
        index.put(ORPHANED, subjects.isOrphaned(claim, snapshot));
        Optional<Agreement> agreement = subjects.agreement(claim, snapshot);
        agreement.ifPresent(known -> index.put("agreement", Kebab.of(known)));
        if (agreement.filter(Agreement.CONFLICTS::equals).isPresent() && claim.rank() != ClaimRank.DEPRECATED) {
            index.put(CONTRADICTS, true);
        }
        if (claim.quote() != null) {
            index.text(claim.quote().value());
        }
        if (claim.value() != null && claim.value().isTextual()) {
            index.text(claim.value().textValue());
        }
    }

    @Override
    public void dependents(Entry<ClaimDraft> entry, Snapshot before, Consumer<UUID> other) {
        other.accept(UUID.fromString(entry.draft().subject().id()));
    }

    /** A claim exists as of a day if its source was published by then; unknown for a source without a date. */
    @Override
    public boolean existed(Entry<ClaimDraft> entry, ReadContext readContext) {
        return sources.published(UUID.fromString(entry.draft().source()), readContext);
    }

    private static Tabular<ClaimDraft> columns() {
        return new Tabular<>(List.of(
                column("id", ClaimView.class, ClaimView::id),
                column(
                        "resource",
                        "Collection of the record that it is about",
                        ClaimView.class,
                        claim -> claim.subject().resource()),
                column("subject", "Id of the record that it is about", ClaimView.class, claim -> claim.subject()
                        .id()),
                column("pointer", ClaimView.class, ClaimView::pointer),
                column("value", "What the source has there, as JSON", ClaimView.class, ClaimView::value),
                column(
                        "source",
                        "Id of the source",
                        ClaimView.class,
                        claim -> claim.source() == null ? null : claim.source().id()),
                column(
                        "quote",
                        ClaimView.class,
                        claim -> claim.quote() == null ? null : claim.quote().value()),
                column("rank", ClaimView.class, claim -> Kebab.of(claim.rank())),
                column("asOf", ClaimView.class, ClaimView::asOf),
                column(
                        "agreement",
                        ClaimView.class,
                        claim -> claim.agreement() == null ? null : Kebab.of(claim.agreement()))));
    }
}
