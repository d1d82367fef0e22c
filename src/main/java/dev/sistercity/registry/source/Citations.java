package dev.sistercity.registry.source;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Include;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
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
    public List<SourceRef> of(UUID record, Reading reading) {
        RoaringBitmap about = about(record, reading.snapshot());
        if (about.isEmpty()) {
            return List.of();
        }
        Map<String, SourceRef> sources = new LinkedHashMap<>();
        Records<SourceDraft> known = sources(reading.snapshot());
        Records<ClaimDraft> claims = claims(reading.snapshot());
        claims.forEach(
                about,
                claim -> sources.computeIfAbsent(claim.draft().source(), id -> known.find(UUID.fromString(id))
                        .map(Citations::ref)
                        .orElse(null)));
        return List.copyOf(sources.values());
    }

    /** Whether anybody is cited for anything about the record. */
    public boolean cited(UUID record, Snapshot snapshot) {
        return !about(record, snapshot).isEmpty();
    }

    /** The claims about a record, as related records to be read along with it. */
    public <D> Include<D> include() {
        return new Include<>(
                CLAIMS, "What sources say of it, and whether that agrees with the record", "Claim", this::claims);
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

    private <D> List<?> claims(Entry<D> entry, Reading reading) {
        Records<ClaimDraft> claims = claims(reading.snapshot());
        List<Object> views = new ArrayList<>();
        claims.forEach(about(entry.id(), reading.snapshot()), claim -> {
            if (views.size() < Include.MOST) {
                views.add(claims.type().view(claim, reading));
            }
        });
        return views;
    }

    private static RoaringBitmap about(UUID record, Snapshot snapshot) {
        return claims(snapshot).with(ClaimType.SUBJECT, record);
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
