package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a partnership was at an earlier day, as far as its dates tell. Dates are imprecise: what it may have been is more than
 * what it must have been.
 */
final class Timeline {

    private final PartnershipDraft partnership;
    private final EdtfDate day;

    Timeline(PartnershipDraft partnership, EdtfDate day) {
        this.partnership = partnership;
        this.day = day;
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

    /** As of that day; only of one that existed then. */
    PartnershipStatus status() {
        return switch (partnership.status()) {
            case PROPOSED, REJECTED -> partnership.status();
            case ACTIVE, SUSPENDED, ENDED -> suspended() ? PartnershipStatus.SUSPENDED : PartnershipStatus.ACTIVE;
        };
    }

    private boolean suspended() {
        return milestones(List.of(MilestoneType.SUSPENDED, MilestoneType.RESUMED))
                .filter(milestone -> milestone.date().begunBy(day, Certainty.POSSIBLE))
                .reduce((earlier, later) -> later)
                .filter(last -> last.type() == MilestoneType.SUSPENDED)
                .isPresent();
    }

    private boolean begun(Certainty certainty) {
        EdtfDate begin = partnership.established() != null
                ? partnership.established()
                : byDate(partnership.milestones().stream())
                        .findFirst()
                        .map(MilestoneDraft::date)
                        .orElse(null);
        return begin == null ? certainty == Certainty.POSSIBLE : begin.begunBy(day, certainty);
    }

    private boolean over(Certainty certainty) {
        if (partnership.status() != PartnershipStatus.ENDED) {
            return false;
        }
        EdtfDate end = partnership.ended() != null
                ? partnership.ended()
                : milestones(List.of(MilestoneType.ENDED))
                        .reduce((earlier, later) -> later)
                        .map(MilestoneDraft::date)
                        .orElse(null);
        return end == null ? certainty == Certainty.POSSIBLE : end.overBy(day, certainty);
    }

    /** Milestones that made it what it was, the earliest first. */
    private Stream<MilestoneDraft> steps() {
        return byDate(partnership.milestones().stream().filter(milestone -> milestone.kind() != null));
    }

    private Stream<MilestoneDraft> milestones(List<MilestoneType> types) {
        return byDate(partnership.milestones().stream().filter(milestone -> types.contains(milestone.type())));
    }

    private static Stream<MilestoneDraft> byDate(Stream<MilestoneDraft> milestones) {
        return milestones.sorted(Comparator.comparing(MilestoneDraft::date));
    }

    private static Certainty opposite(Certainty certainty) {
        return certainty == Certainty.POSSIBLE ? Certainty.CERTAIN : Certainty.POSSIBLE;
    }
}
