package dev.sistercity.registry.source;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Filter;
import dev.sistercity.registry.catalog.Index;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.catalog.SortKey;
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
class ConflictType implements RecordType<ClaimDraft> {

    private final ClaimType claims;
    private final Subjects subjects;

    ConflictType(ClaimType claims, Subjects subjects) {
        this.claims = claims;
        this.subjects = subjects;
    }

    @Override
    public RecordType<ClaimDraft> stored() {
        return claims;
    }

    @Override
    public RoaringBitmap members(Records<ClaimDraft> records) {
        RoaringBitmap first = new RoaringBitmap();
        Set<String> facts = new HashSet<>();
        records.forEach(records.with(ClaimType.CONTRADICTS, true), claim -> {
            if (facts.add(fact(claim.draft()))) {
                first.add(claim.slot());
            }
        });
        return first;
    }

    @Override
    public String name() {
        return "conflicts";
    }

    @Override
    public String singular() {
        return "conflict";
    }

    @Override
    public Class<ClaimDraft> draftType() {
        return ClaimDraft.class;
    }

    @Override
    public Class<?> viewType() {
        return ConflictView.class;
    }

    @Override
    public ConflictView view(Entry<ClaimDraft> entry, Reading reading) {
        ClaimDraft claim = entry.draft();
        List<ClaimView> all = new ArrayList<>();
        Records<ClaimDraft> records = reading.snapshot().records(claims);
        records.forEach(records.with(ClaimType.SUBJECT, claim.subject().id()), sibling -> {
            if (sibling.draft().pointer().equals(claim.pointer())) {
                all.add(claims.view(sibling, reading));
            }
        });
        return new ConflictView(
                entry.id(),
                subjects.ref(claim, reading),
                claim.pointer(),
                subjects.value(claim, reading.snapshot()).orElse(null),
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
    public boolean existed(Entry<ClaimDraft> entry, Reading reading) {
        return claims.existed(entry, reading);
    }

    @Override
    public List<Filter<ClaimDraft>> filters() {
        Set<String> meaningful = Set.of("subject", "resource", "pointer");
        return claims.filters().stream()
                .filter(filter -> meaningful.contains(filter.parameter().name()))
                .toList();
    }

    @Override
    public List<SortKey<ClaimDraft>> sortKeys() {
        return claims.sortKeys();
    }

    private static String fact(ClaimDraft claim) {
        return claim.subject().id() + claim.pointer();
    }
}
