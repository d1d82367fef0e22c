package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.sistercity.registry.catalog.Declaration;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Index;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.ClaimView;
import dev.sistercity.registry.source.api.ConflictView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Conflicts: the claims that contradict their records, one for each record and pointer, shown with all claims about it. Of
 * counts ({@link CountConflicts}) there is one for each city and day.
 */
@Singleton
class ConflictCollection extends RecordCollection<ClaimDraft> {

    private static final Set<String> MEANINGFUL =
            Set.of("subject", "resource", "pointer", ConcernedCities.CITY, ConcernedCities.COUNTRY);

    private final ClaimCollection claims;
    private final Subjects subjects;

    private final CountConflicts counts;

    ConflictCollection(ClaimCollection claims, Subjects subjects, CountConflicts counts) {
        super(Declaration.of("conflicts", ClaimDraft.class, ConflictView.class)
                .described("Facts that sources contradict.")
                .after("claims")
                .filters(claims.filters().stream()
                        .filter(filter -> MEANINGFUL.contains(filter.parameter().name()))
                        .toList())
                .sortKeys(claims.sortKeys()));
        this.claims = claims;
        this.subjects = subjects;
        this.counts = counts;
    }

    @Override
    public RecordCollection<ClaimDraft> stored() {
        return claims;
    }

    @Override
    public RoaringBitmap members(Records<ClaimDraft> records, Snapshot snapshot) {
        RoaringBitmap first = new RoaringBitmap();
        Set<String> facts = new HashSet<>();
        records.forEach(records.with(ClaimCollection.CONTRADICTS, true), claim -> {
            if (facts.add(fact(claim.draft()))) {
                first.add(claim.slot());
            }
        });
        first.or(counts.contradicted(records, snapshot));
        return first;
    }

    @Override
    public ConflictView view(Entry<ClaimDraft> entry, ReadContext readContext) {
        ClaimDraft claim = entry.draft();
        Snapshot snapshot = readContext.snapshot();
        Records<ClaimDraft> records = snapshot.records(claims);
        boolean isCount = CountConflicts.isCount(claim);
        List<ClaimView> all = (isCount ? CountConflicts.siblings(claim, records, snapshot) : ofOneFact(claim, records))
                .stream().map(sibling -> claims.view(sibling, readContext)).toList();
        return new ConflictView(
                entry.id(),
                subjects.ref(claim, readContext),
                claim.pointer(),
                isCount
                        ? counts.registered(claim, snapshot)
                                .<JsonNode>map(IntNode::valueOf)
                                .orElse(null)
                        : subjects.value(claim, snapshot).orElse(null),
                all,
                isCount ? CountConflicts.day(claim, snapshot) : null,
                isCount ? counts.of(claim, records, snapshot) : null,
                all.stream()
                        .map(ClaimView::updatedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH));
    }

    private static List<Entry<ClaimDraft>> ofOneFact(ClaimDraft claim, Records<ClaimDraft> records) {
        List<Entry<ClaimDraft>> all = new ArrayList<>();
        records.forEach(records.with(ClaimCollection.SUBJECT, claim.subject().id()), sibling -> {
            if (sibling.draft().pointer().equals(claim.pointer())) {
                all.add(sibling);
            }
        });
        return all;
    }

    @Override
    public void index(Entry<ClaimDraft> entry, Snapshot snapshot, Index index) {
        claims.index(entry, snapshot, index);
    }

    @Override
    public boolean existed(Entry<ClaimDraft> entry, ReadContext readContext) {
        return claims.existed(entry, readContext);
    }

    private static String fact(ClaimDraft claim) {
        return claim.subject().id() + claim.pointer();
    }
}
