package dev.sistercity.registry.source;

import static dev.sistercity.registry.catalog.Tabular.column;
import static dev.sistercity.registry.shared.page.ListParameter.choice;
import static dev.sistercity.registry.shared.page.ListParameter.id;
import static dev.sistercity.registry.shared.page.ListParameter.text;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
import dev.sistercity.registry.catalog.Tabular;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.value.Agreement;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Claims, as the read side has to know them. */
@Singleton
@Priority(RecordType.CLAIMS)
class ClaimType implements RecordType<ClaimDraft> {

    static final String SUBJECT = "subject";
    static final String SOURCE = "source";
    /** Whether it contradicts its record, and is not known to be wrong itself. */
    static final String CONTRADICTS = "contradicts";

    private final Subjects subjects;
    private final SourceType sources;
    private final List<SortKey<ClaimDraft>> sortKeys = SortKey.list(List.of());

    ClaimType(Subjects subjects, SourceType sources) {
        this.subjects = subjects;
        this.sources = sources;
    }

    @Override
    public String name() {
        return Citations.CLAIMS;
    }

    @Override
    public String singular() {
        return "claim";
    }

    @Override
    public Class<ClaimDraft> draftType() {
        return ClaimDraft.class;
    }

    @Override
    public boolean openDocuments() {
        return true;
    }

    @Override
    public Class<?> viewType() {
        return ClaimView.class;
    }

    @Override
    public ClaimView view(Entry<ClaimDraft> entry, Reading reading) {
        ClaimDraft claim = entry.draft();
        return new ClaimView(
                entry.id(),
                subjects.ref(claim, reading),
                claim.pointer(),
                claim.value(),
                sources.ref(UUID.fromString(claim.source()), reading.snapshot()),
                claim.quote(),
                claim.rank(),
                claim.asOf(),
                subjects.agreement(claim, reading.snapshot()).orElse(null),
                entry.recorded().version(),
                entry.recorded().createdAt(),
                entry.recorded().updatedAt());
    }

    @Override
    public void index(Entry<ClaimDraft> entry, Snapshot snapshot, Index index) {
        ClaimDraft claim = entry.draft();
        index.put(SUBJECT, claim.subject().id());
        index.put(SOURCE, claim.source());
        index.put("resource", Kebab.of(claim.subject().resource()));
        index.put("pointer", claim.pointer());
        index.put("rank", Kebab.of(claim.rank()));
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

    /** A claim exists as of a day if its source was published by then; of a source without a date nobody can tell. */
    @Override
    public boolean existed(Entry<ClaimDraft> entry, Reading reading) {
        return sources.published(UUID.fromString(entry.draft().source()), reading);
    }

    @Override
    public List<Filter<ClaimDraft>> filters() {
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
                        "resource",
                        "Collection of the record that it is about",
                        Kebab.all(SubjectResource.class),
                        "partnerships")),
                Filter.anyOf(text("pointer", "JSON Pointer into the record", "/established")),
                Filter.anyOf(
                        choice("agreement", "How it stands to the record", Kebab.all(Agreement.class), "conflicts")),
                Filter.anyOf(choice("rank", "Its weight", Kebab.all(ClaimRank.class), "preferred")));
    }

    @Override
    public List<SortKey<ClaimDraft>> sortKeys() {
        return sortKeys;
    }

    @Override
    public Tabular<ClaimDraft> exported() {
        return new Tabular<>(List.of(
                column("id", ClaimView.class, ClaimView::id),
                column(
                        "resource",
                        "Collection of the record that it is about",
                        ClaimView.class,
                        claim -> Kebab.of(claim.subject().resource())),
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
