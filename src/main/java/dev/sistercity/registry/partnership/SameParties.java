package dev.sistercity.registry.partnership;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Records;
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

    static List<Entry<PartnershipDraft>> of(Records<PartnershipDraft> partnerships, PartnershipDraft like) {
        return of(partnerships, like.parties().stream().map(PartyDraft::city).toList());
    }

    /** @param cities ids */
    public static List<Entry<PartnershipDraft>> of(Records<PartnershipDraft> partnerships, Collection<String> cities) {
        Set<String> wanted = new HashSet<>(cities);
        RoaringBitmap slots = partnerships.all().clone();
        wanted.forEach(city -> slots.and(partnerships.with(PartnershipCounts.CITY, city)));
        List<Entry<PartnershipDraft>> found = new ArrayList<>();
        partnerships.forEach(slots, entry -> {
            Set<String> parties =
                    entry.draft().parties().stream().map(PartyDraft::city).collect(Collectors.toSet());
            if (parties.equals(wanted)) {
                found.add(entry);
            }
        });
        return found;
    }

    /** Whether there may be a day on which both existed. What has no end goes on; what has no beginning may always have been. */
    static boolean mayOverlap(PartnershipDraft one, PartnershipDraft other) {
        return mayOverlap(one, other.established(), end(other));
    }

    /** As above. @param from null for unknown @param to null for not yet, or unknown */
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
