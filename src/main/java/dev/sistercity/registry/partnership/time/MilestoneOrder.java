package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.ArrayList;
import java.util.List;

/** Milestones in the order in which they happened, as far as their dates tell. */
final class MilestoneOrder {

    private MilestoneOrder() {}

    /** In the order in which they are told, unless one was certainly earlier than one that is told before it. */
    static List<MilestoneDraft> inTime(List<MilestoneDraft> told) {
        List<MilestoneDraft> inTime = new ArrayList<>(told.size());
        for (MilestoneDraft milestone : told) {
            int at = inTime.size();
            while (at > 0 && isBefore(milestone.date(), inTime.get(at - 1).date())) {
                at--;
            }
            inTime.add(at, milestone);
        }
        return inTime;
    }

    /** Whether one date is certainly before another; never where one of them is unknown. */
    static boolean isBefore(EdtfDate one, EdtfDate other) {
        return one != null && other != null && one.latestDay() < other.earliestDay();
    }

    /**
     * Whether what has this date may have happened by a day. An undated milestone has: it is told of as past.
     *
     * @param today days since 1970-01-01
     */
    static boolean hasCome(EdtfDate date, long today) {
        return date == null || date.earliestDay() <= today;
    }
}
