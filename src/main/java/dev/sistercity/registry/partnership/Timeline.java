package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a partnership was on a day of the past.
 *
 * <p>Where dates are imprecise, {@code POSSIBLE} takes a milestone for done on the first day on which it may have been, and
 * {@code CERTAIN} on the first day on which it must have been.
 */
final class Timeline {

    private final PartnershipDraft partnership;
    private final List<MilestoneDraft> milestones;

    private Timeline(PartnershipDraft partnership, List<MilestoneDraft> milestones) {
        this.partnership = partnership;
        this.milestones = milestones;
    }

    static Timeline of(PartnershipDraft partnership) {
        return new Timeline(partnership, inTime(partnership.milestones()));
    }

    /** In the order in which they are told, unless one was certainly earlier than one that is told before it. */
    private static List<MilestoneDraft> inTime(List<MilestoneDraft> told) {
        List<MilestoneDraft> inTime = new ArrayList<>();
        for (MilestoneDraft milestone : told) {
            int at = inTime.size();
            while (at > 0
                    && milestone.date().latestDay() < inTime.get(at - 1).date().earliestDay()) {
                at--;
            }
            inTime.add(at, milestone);
        }
        return inTime;
    }

    /** Whether it had begun, as a partnership or as the intention of one, and was not over. */
    boolean existed(EdtfDate day, Certainty certainty) {
        return begun(day, certainty) && !over(day, certainty);
    }

    /**
     * The kind that the last milestone by then had led to. Before all of them it is that of the first, and without any the
     * record's own: nothing says that it was ever different.
     */
    PartnershipKind kind(EdtfDate day, Certainty certainty) {
        List<MilestoneDraft> steps = milestones.stream()
                .filter(milestone ->
                        milestone.kind() != null && milestone.type().putsInForce())
                .toList();
        if (steps.isEmpty()) {
            return partnership.kind();
        }
        return last(steps, milestone -> milestone.date().begunBy(day, certainty))
                .orElse(steps.get(0))
                .kind();
    }

    /** {@code PROPOSED} until it began, {@code ENDED} when it was over, in between what the last milestone by then made it. */
    PartnershipStatus status(EdtfDate day, Certainty certainty) {
        PartnershipStatus now = partnership.status();
        if (now == PartnershipStatus.PROPOSED || now == PartnershipStatus.REJECTED) {
            return now;
        }
        if (!begun(day, certainty)) {
            return PartnershipStatus.PROPOSED;
        }
        if (over(day, certainty)) {
            return PartnershipStatus.ENDED;
        }
        boolean suspended = milestones.stream().anyMatch(milestone -> milestone.type() == MilestoneType.SUSPENDED);
        if (!suspended && now == PartnershipStatus.SUSPENDED) {
            // Since when, nobody tells.
            return now;
        }
        return last(
                                milestones,
                                milestone -> (milestone.type() == MilestoneType.SUSPENDED
                                                || milestone.type().putsInForce())
                                        && milestone.date().begunBy(day, certainty))
                        .filter(milestone -> milestone.type() == MilestoneType.SUSPENDED)
                        .isPresent()
                ? PartnershipStatus.SUSPENDED
                : PartnershipStatus.ACTIVE;
    }

    /** Whether it was of this kind; {@code CERTAIN} only if it was so however its dates are read. */
    boolean was(PartnershipKind kind, EdtfDate day, Certainty certainty) {
        return kind(day, certainty) == kind && kind(day, Certainty.POSSIBLE) == kind;
    }

    /** Whether it stood like this; {@code CERTAIN} only if it did so however its dates are read. */
    boolean was(PartnershipStatus status, EdtfDate day, Certainty certainty) {
        return status(day, certainty) == status && status(day, Certainty.POSSIBLE) == status;
    }

    /** Whether it was over before a day. */
    boolean over(EdtfDate day, Certainty certainty) {
        if (partnership.status() == PartnershipStatus.REJECTED) {
            return certainty == Certainty.CERTAIN;
        }
        if (partnership.status() != PartnershipStatus.ENDED) {
            return false;
        }
        EdtfDate end = partnership.ended();
        if (end == null) {
            end = last(milestones, milestone -> milestone.type() == MilestoneType.ENDED)
                    .map(MilestoneDraft::date)
                    .orElse(null);
        }
        if (end == null) {
            return certainty == Certainty.CERTAIN;
        }
        // What certainly existed was not even possibly over.
        return end.overBy(day, certainty == Certainty.CERTAIN ? Certainty.POSSIBLE : Certainty.CERTAIN);
    }

    private boolean begun(EdtfDate day, Certainty certainty) {
        if (partnership.established() != null) {
            return partnership.established().begunBy(day, certainty);
        }
        boolean intention = partnership.status() == PartnershipStatus.PROPOSED
                || partnership.status() == PartnershipStatus.REJECTED;
        Optional<EdtfDate> first = milestones.stream()
                .filter(milestone -> intention || milestone.type() == MilestoneType.SIGNED)
                .map(MilestoneDraft::date)
                .findFirst();
        if (first.isPresent()) {
            return first.get().begunBy(day, certainty);
        }
        // What was upgraded or renewed had begun, if nobody tells when.
        return certainty == Certainty.POSSIBLE
                || milestones.stream()
                        .anyMatch(milestone -> milestone.type().putsInForce()
                                && milestone.date().begunBy(day, Certainty.CERTAIN));
    }

    private static Optional<MilestoneDraft> last(List<MilestoneDraft> milestones, Predicate<MilestoneDraft> condition) {
        return milestones.stream().filter(condition).reduce((earlier, later) -> later);
    }
}
