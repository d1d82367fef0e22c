package dev.sistercity.registry.source;

import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceRef;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/** What is said of a record, and who says it. */
@Singleton
public class Citations {

    static final String CLAIMS = "claims";
    static final String SOURCES = "sources";

    Citations() {}

    /** The sources of the claims about a record, each once, in the order in which they were claimed. */
    public List<SourceRef> of(UUID record, ReadContext readContext) {
        RoaringBitmap about = about(record, readContext.snapshot());
        if (about.isEmpty()) {
            return List.of();
        }
        Map<String, SourceRef> sources = new LinkedHashMap<>();
        Records<SourceDraft> known = sources(readContext.snapshot());
        Records<ClaimDraft> claims = claims(readContext.snapshot());
        claims.forEach(
                about,
                claim -> sources.computeIfAbsent(claim.draft().source(), id -> known.find(UUID.fromString(id))
                        .map(Citations::ref)
                        .orElse(null)));
        return List.copyOf(sources.values());
    }

    /** Whether any source is cited for the record. */
    public boolean cited(UUID record, Snapshot snapshot) {
        return !about(record, snapshot).isEmpty();
    }

    /** The claims about a record, as related records to be read along with it. */
    public <D> Include<D> include() {
        return new Include<>(CLAIMS, "What sources say of it, and whether the record agrees", "Claim", this::claims);
    }

    /** Records of which a source says something. */
    public static <D> Filter<D> bySource() {
        return new Filter<>(
                ListParameter.id("source", "Id of a source that says something of it", null),
                (selection, values, all) -> {
                    Snapshot snapshot = selection.reading().snapshot();
                    UUID source = ParameterValues.id("source", values.get(0));
                    Records<ClaimDraft> claims = claims(snapshot);
                    RoaringBitmap told = new RoaringBitmap();
                    claims.forEach(
                            claims.with(
                                    ClaimCollection.SOURCE,
                                    snapshot.successor(source).orElse(source)),
                            claim -> selection
                                    .records()
                                    .find(UUID.fromString(
                                            claim.draft().subject().id()))
                                    .ifPresent(entry -> told.add(entry.slot())));
                    selection.retain(told);
                });
    }

    /** The claims about a record, to be indexed anew when it changes: whether they agree follows from it. */
    public void dependents(UUID record, Snapshot before, Consumer<UUID> claim) {
        claims(before).forEach(about(record, before), entry -> claim.accept(entry.id()));
    }

    static SourceRef ref(Entry<SourceDraft> entry) {
        SourceDraft source = entry.draft();
        return new SourceRef(
                entry.id(),
                source.title(),
                source.publisher(),
                source.lang(),
                source.published(),
                source.url(),
                source.translationOf() == null ? null : UUID.fromString(source.translationOf()),
                source.republicationOf() == null ? null : UUID.fromString(source.republicationOf()));
    }

    private <D> List<?> claims(Entry<D> entry, ReadContext readContext) {
        Records<ClaimDraft> claims = claims(readContext.snapshot());
        List<Object> views = new ArrayList<>();
        claims.forEach(about(entry.id(), readContext.snapshot()), claim -> {
            if (views.size() < Include.MOST) {
                views.add(claims.type().view(claim, readContext));
            }
        });
        return views;
    }

    private static RoaringBitmap about(UUID record, Snapshot snapshot) {
        return claims(snapshot).with(ClaimCollection.SUBJECT, record);
    }

    @SuppressWarnings("unchecked") // the name belongs to the type
    private static Records<ClaimDraft> claims(Snapshot snapshot) {
        return (Records<ClaimDraft>) snapshot.records(CLAIMS);
    }

    @SuppressWarnings("unchecked") // the name belongs to the type
    private static Records<SourceDraft> sources(Snapshot snapshot) {
        return (Records<SourceDraft>) snapshot.records(SOURCES);
    }
}
