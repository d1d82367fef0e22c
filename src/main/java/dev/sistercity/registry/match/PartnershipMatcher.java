package dev.sistercity.registry.match;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.match.api.PartnershipCandidateView;
import dev.sistercity.registry.match.api.PartnershipMatchView;
import dev.sistercity.registry.match.api.PartnershipQueryDraft;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.SameParties;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.value.Agreement;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the partnership that is meant: of the same cities whatever their order, of a kind, at a time. */
@Singleton
class PartnershipMatcher {

    private static final double CITIES = 0.5;
    private static final double KIND = 0.3;
    private static final double TIME = 0.2;

    private final PartnershipCollection type;

    PartnershipMatcher(PartnershipCollection type) {
        this.type = type;
    }

    /** @param cities their ids */
    PartnershipMatchView match(PartnershipQueryDraft query, List<String> cities, Snapshot snapshot) {
        List<PartnershipCandidateView> candidates = new ArrayList<>();
        List<PartnershipCandidateView> fitting = new ArrayList<>();
        for (Entry<PartnershipDraft> entry : SameParties.of(snapshot.records(type), cities)) {
            boolean kind = query.kind() == null || query.kind() == entry.draft().kind();
            boolean time = SameParties.mayOverlap(entry.draft(), query.established(), query.ended());
            PartnershipCandidateView candidate = candidate(entry, query, time, snapshot);
            candidates.add(candidate);
            if (kind && time) {
                fitting.add(candidate);
            }
        }
        candidates.sort(Comparator.comparingDouble(PartnershipCandidateView::score)
                .reversed()
                .thenComparing(PartnershipCandidateView::id));
        PartnershipCandidateView chosen = fitting.size() == 1 ? fitting.get(0) : null;
        return new PartnershipMatchView(query, candidates, chosen, why(candidates, fitting));
    }

    private static String why(List<PartnershipCandidateView> candidates, List<PartnershipCandidateView> fitting) {
        if (fitting.size() == 1) {
            return "the only one of the same cities and kind at that time";
        }
        if (!fitting.isEmpty()) {
            return "several fit";
        }
        return candidates.isEmpty() ? "no partnership of these cities is known" : "none is of that kind at that time";
    }

    private PartnershipCandidateView candidate(
            Entry<PartnershipDraft> entry, PartnershipQueryDraft query, boolean time, Snapshot snapshot) {
        PartnershipDraft partnership = entry.draft();
        List<String> reasons = new ArrayList<>(List.of("it is of the same cities"));
        double score = CITIES;
        if (query.kind() == null) {
            score += KIND / 2;
        } else if (query.kind() == partnership.kind()) {
            score += KIND;
            reasons.add("it is of the same kind");
        } else {
            reasons.add("it is of another kind: one may have become the other");
        }
        if (!time) {
            reasons.add("it existed at another time");
        } else if (query.established() == null || partnership.established() == null) {
            score += TIME / 2;
        } else if (query.established().agreementWith(partnership.established()) == Agreement.CONFLICTS) {
            score += TIME / 2;
            reasons.add("it began at another time, and both may have gone on");
        } else {
            score += TIME;
            reasons.add("it began at that time");
        }
        return new PartnershipCandidateView(
                entry.id(),
                type.title(entry, ReadContext.of(snapshot)),
                partnership.kind(),
                partnership.status(),
                partnership.established(),
                partnership.ended(),
                Math.round(score * 100) / 100.0,
                reasons);
    }
}
