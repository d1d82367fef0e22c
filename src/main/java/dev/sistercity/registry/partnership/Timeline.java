package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a partnership was at an earlier day, as far as its dates tell. Dates are imprecise: what it may have been is more than
 * what it must have been.
 */
final class Timeline {

    private final PartnershipDraft partnership;
    private final EdtfDate day;
    private final List<MilestoneDraft> milestones;

    Timeline(PartnershipDraft partnership, EdtfDate day) {
        this.partnership = partnership;
        this.day = day;
        this.milestones = inTime(partnership.milestones());
    }

    /** Whether it had begun by that day and was not over. */
    boolean existed(Certainty certainty) {
        return begun(certainty) && !over(opposite(certainty));
    }

    /** The kinds that it may have been of; one, where the dates leave no doubt. */
    Set<PartnershipKind> possibleKinds() {
        Set<PartnershipKind> kinds = EnumSet.noneOf(PartnershipKind.class);
        for (MilestoneDraft milestone : steps().toList()) {
            if (milestone.date().begunBy(day, Certainty.CERTAIN)) {
                kinds.clear();
            }
            if (milestone.date().begunBy(day, Certainty.POSSIBLE)) {
                kinds.add(milestone.kind());
            }
        }
        if (kinds.isEmpty()) {
            // Before the first step that is known, it was what that step found or made.
            kinds.add(steps().map(MilestoneDraft::kind).findFirst().orElse(partnership.kind()));
        }
        return kinds;
    }

    boolean isOf(PartnershipKind kind, Certainty certainty) {
        Set<PartnershipKind> kinds = possibleKinds();
        return kinds.contains(kind) && (certainty == Certainty.POSSIBLE || kinds.size() == 1);
    }

    /** The kind to show: the last one that it had certainly reached, else the first that it may have been of. */
    PartnershipKind kind() {
        return steps().filter(step -> step.date().begunBy(day, Certainty.CERTAIN))
                .reduce((earlier, later) -> later)
                .map(MilestoneDraft::kind)
                .orElseGet(() -> possibleKinds().iterator().next());
    }

    /** {@code PROPOSED} until it began, {@code ENDED} when it was over, in between what the last milestone by then made it. */
    PartnershipStatus status(Certainty certainty) {
        if (isIntention()) {
            return partnership.status();
        }
        if (!begun(certainty)) {
            return PartnershipStatus.PROPOSED;
        }
        if (over(opposite(certainty))) {
            return PartnershipStatus.ENDED;
        }
        return suspended(certainty) ? PartnershipStatus.SUSPENDED : PartnershipStatus.ACTIVE;
    }

    /** Whether it stood like this; {@code CERTAIN} only if it did so however its dates are read. */
    boolean stood(PartnershipStatus status, Certainty certainty) {
        return status(certainty) == status && status(Certainty.POSSIBLE) == status;
    }

    private boolean suspended(Certainty certainty) {
        if (partnership.status() == PartnershipStatus.SUSPENDED
                && milestones(type -> type == MilestoneType.SUSPENDED).findAny().isEmpty()) {
            // Since when, nobody tells.
            return true;
        }
        return milestones(type -> type == MilestoneType.SUSPENDED || type.putsInForce())
                .filter(milestone -> milestone.date().begunBy(day, certainty))
                .reduce((earlier, later) -> later)
                .filter(last -> last.type() == MilestoneType.SUSPENDED)
                .isPresent();
    }

    /** A partnership begins when it is established or else signed, an intention with whatever happened first. */
    private boolean begun(Certainty certainty) {
        if (partnership.established() != null) {
            return partnership.established().begunBy(day, certainty);
        }
        Optional<EdtfDate> first = milestones(type -> isIntention() || type == MilestoneType.SIGNED)
                .map(MilestoneDraft::date)
                .findFirst();
        if (first.isPresent()) {
            return first.get().begunBy(day, certainty);
        }
        // What was upgraded or renewed had begun, if nobody tells when.
        return certainty == Certainty.POSSIBLE
                || milestones(MilestoneType::putsInForce)
                        .anyMatch(milestone -> milestone.date().begunBy(day, Certainty.CERTAIN));
    }

    private boolean isIntention() {
        return partnership.status() == PartnershipStatus.PROPOSED || partnership.status() == PartnershipStatus.REJECTED;
    }

    private boolean over(Certainty certainty) {
        if (partnership.status() == PartnershipStatus.REJECTED) {
            // When, nobody tells.
            return certainty == Certainty.POSSIBLE;
        }
        if (partnership.status() != PartnershipStatus.ENDED) {
            return false;
        }
        EdtfDate end = partnership.ended() != null
                ? partnership.ended()
                : milestones(type -> type == MilestoneType.ENDED)
                        .reduce((earlier, later) -> later)
                        .map(MilestoneDraft::date)
                        .orElse(null);
        return end == null ? certainty == Certainty.POSSIBLE : end.overBy(day, certainty);
    }

    /** Milestones that made it what it was, the earliest first. What was only proposed or approved did not. */
    private Stream<MilestoneDraft> steps() {
        return milestones(MilestoneType::putsInForce).filter(milestone -> milestone.kind() != null);
    }

    private Stream<MilestoneDraft> milestones(Predicate<MilestoneType> types) {
        return milestones.stream().filter(milestone -> types.test(milestone.type()));
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

    private static Certainty opposite(Certainty certainty) {
        return certainty == Certainty.POSSIBLE ? Certainty.CERTAIN : Certainty.POSSIBLE;
    }
}
