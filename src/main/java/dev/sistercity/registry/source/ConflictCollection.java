package dev.sistercity.registry.source;

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

/** Conflicts: the claims that contradict their records, one for each record and pointer, shown with all claims about it. */
@Singleton
class ConflictCollection extends RecordCollection<ClaimDraft> {

    private static final Set<String> MEANINGFUL =
            Set.of("subject", "resource", "pointer", ConcernedCities.CITY, ConcernedCities.COUNTRY);

    private final ClaimCollection claims;
    private final Subjects subjects;

    ConflictCollection(ClaimCollection claims, Subjects subjects) {
        super(Declaration.of("conflicts", ClaimDraft.class, ConflictView.class)
                .described("Facts that sources contradict.")
                .after("claims")
                .filters(claims.filters().stream()
                        .filter(filter -> MEANINGFUL.contains(filter.parameter().name()))
                        .toList())
                .sortKeys(claims.sortKeys()));
        this.claims = claims;
        this.subjects = subjects;
    }

    @Override
    public RecordCollection<ClaimDraft> stored() {
        return claims;
    }

    @Override
    public RoaringBitmap members(Records<ClaimDraft> records) {
        RoaringBitmap first = new RoaringBitmap();
        Set<String> facts = new HashSet<>();
        records.forEach(records.with(ClaimCollection.CONTRADICTS, true), claim -> {
            if (facts.add(fact(claim.draft()))) {
                first.add(claim.slot());
            }
        });
        return first;
    }

    @Override
    public ConflictView view(Entry<ClaimDraft> entry, ReadContext readContext) {
        ClaimDraft claim = entry.draft();
        List<ClaimView> all = new ArrayList<>();
        Records<ClaimDraft> records = readContext.snapshot().records(claims);
        records.forEach(records.with(ClaimCollection.SUBJECT, claim.subject().id()), sibling -> {
            if (sibling.draft().pointer().equals(claim.pointer())) {
                all.add(claims.view(sibling, readContext));
            }
        });
        return new ConflictView(
                entry.id(),
                subjects.ref(claim, readContext),
                claim.pointer(),
                subjects.value(claim, readContext.snapshot()).orElse(null),
                all,
                all.stream()
                        .map(ClaimView::updatedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH));
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
