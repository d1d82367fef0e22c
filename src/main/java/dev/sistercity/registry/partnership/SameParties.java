package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.DuplicateCandidate;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Partnerships of the same cities, whatever their order. */
public final class SameParties {

    private SameParties() {}

    /** @param cities ids */
    public static List<Entry<PartnershipDraft>> of(Records<PartnershipDraft> partnerships, Collection<String> cities) {
        Set<String> wanted = new HashSet<>(cities);
        return joining(partnerships, wanted).stream()
                .filter(entry -> cities(entry.draft()).equals(wanted))
                .toList();
    }

    /**
     * What a new partnership may be registered as already, or that the writer should know of: one of the same cities, or of more
     * cities that joins these among others, at a time that both may have existed.
     */
    static List<DuplicateCandidate> alike(
            RecordVersion<PartnershipDraft> fresh, Records<PartnershipDraft> partnerships) {
        PartnershipDraft draft = fresh.draft();
        Set<String> cities = cities(draft);
        List<DuplicateCandidate> alike = new ArrayList<>();
        for (Entry<PartnershipDraft> other : joining(partnerships, cities)) {
            boolean same = cities(other.draft()).equals(cities);
            boolean sameKind = same && other.draft().kind() == draft.kind();
            boolean both = !other.draft().status().isOver() && !draft.status().isOver();
            // What was declined never was.
            if (!other.id().equals(fresh.id())
                    && other.draft().status() != PartnershipStatus.REJECTED
                    && (sameKind || both)
                    && mayOverlap(other.draft(), draft)) {
                alike.add(new DuplicateCandidate(other.id(), reason(other.draft(), same, sameKind)));
            }
        }
        return alike;
    }

    private static String reason(PartnershipDraft other, boolean same, boolean sameKind) {
        if (sameKind) {
            return "It is of the same cities and kind, and both may have existed at one time";
        }
        return same
                ? "It joins the same cities, as " + Kebab.of(other.kind())
                : "It joins these cities among others, as " + Kebab.of(other.kind());
    }

    private static Set<String> cities(PartnershipDraft partnership) {
        return partnership.parties().stream().map(PartyDraft::city).collect(Collectors.toSet());
    }

    /** Those that all these cities are parties of. */
    private static List<Entry<PartnershipDraft>> joining(
            Records<PartnershipDraft> partnerships, Collection<String> cities) {
        RoaringBitmap slots = partnerships.all().clone();
        cities.forEach(city -> slots.and(partnerships.with(PartnershipCounts.CITY, city)));
        List<Entry<PartnershipDraft>> found = new ArrayList<>();
        partnerships.forEach(slots, found::add);
        return found;
    }

    /** Whether there may be a day on which both existed. What has no end goes on; what has no beginning may always have been. */
    static boolean mayOverlap(PartnershipDraft one, PartnershipDraft other) {
        return mayOverlap(one, other.established(), end(other));
    }

    /**
     * As above.
     *
     * @param from null for unknown
     * @param to null for not yet, or unknown
     */
    public static boolean mayOverlap(PartnershipDraft one, EdtfDate from, EdtfDate to) {
        return begins(one.established()) <= ends(to) && begins(from) <= ends(end(one));
    }

    /** Of one that is over, also where a side declared its end. */
    private static EdtfDate end(PartnershipDraft partnership) {
        if (partnership.ended() != null || partnership.status() != PartnershipStatus.ENDED) {
            return partnership.ended();
        }
        return partnership.milestones().stream()
                .filter(milestone -> milestone.type() == MilestoneType.ENDED)
                .map(MilestoneDraft::date)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(EdtfDate::latestDay))
                .orElse(null);
    }

    private static long begins(EdtfDate established) {
        return established == null ? Long.MIN_VALUE : established.earliestDay();
    }

    private static long ends(EdtfDate ended) {
        return ended == null ? Long.MAX_VALUE : ended.latestDay();
    }
}
