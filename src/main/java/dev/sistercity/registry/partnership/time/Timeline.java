package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a partnership was at an earlier day, as far as its dates tell. Dates are imprecise: what it may have been is more than
 * what it must have been.
 */
public final class Timeline {

    private final PartnershipDraft partnership;
    private final EdtfDate day;
    private final List<MilestoneDraft> milestones;

    public Timeline(PartnershipDraft partnership, EdtfDate day) {
        this.partnership = partnership;
        this.day = day;
        this.milestones = MilestoneOrder.inTime(partnership.milestones());
    }

    /** The milestones that had happened by that day, in the order in which they are told; possibly those without a date. */
    public List<MilestoneDraft> happened(Certainty certainty) {
        return partnership.milestones().stream()
                .filter(milestone -> milestone.date() == null
                        ? certainty == Certainty.POSSIBLE
                        : milestone.date().begunBy(day, certainty))
                .toList();
    }

    /** Whether it had begun by that day, or was proposed by then, and was not over. */
    public boolean existed(Certainty certainty) {
        return (begun(certainty) || intended(certainty))
                && (!over(opposite(certainty))
                        || partnership.status() != PartnershipStatus.REJECTED && disputed(certainty));
    }

    /** The kinds that it may have been of; one, where the dates leave no doubt. */
    public Set<PartnershipKind> possibleKinds() {
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

    public boolean isOf(PartnershipKind kind, Certainty certainty) {
        Set<PartnershipKind> kinds = possibleKinds();
        return kinds.contains(kind) && (certainty == Certainty.POSSIBLE || kinds.size() == 1);
    }

    /** The kind to show: the last one that it had certainly reached, else the first that it may have been of. */
    public PartnershipKind kind() {
        return steps().filter(step -> step.date().begunBy(day, Certainty.CERTAIN))
                .reduce((earlier, later) -> later)
                .map(MilestoneDraft::kind)
                .orElseGet(() -> possibleKinds().iterator().next());
    }

    /**
     * {@code PROPOSED} until it began, {@code ENDED} when it was over, unless a side had disputed that by then; in between what
     * the last milestone by then made it.
     */
    public PartnershipStatus status(Certainty certainty) {
        if (isIntention()) {
            return partnership.status();
        }
        if (!begun(certainty)) {
            return PartnershipStatus.PROPOSED;
        }
        if (over(opposite(certainty))) {
            return disputed(certainty) ? PartnershipStatus.END_DISPUTED : PartnershipStatus.ENDED;
        }
        return interruption(certainty);
    }

    /** Whether it stood like this; {@code CERTAIN} only if it did so however its dates are read. */
    public boolean stood(PartnershipStatus status, Certainty certainty) {
        return status(certainty) == status && status(Certainty.POSSIBLE) == status;
    }

    private PartnershipStatus interruption(Certainty certainty) {
        if (isInterrupted(partnership.status())
                && milestones(type -> type == MilestoneType.SUSPENDED || type == MilestoneType.DORMANT)
                        .findAny()
                        .isEmpty()) {
            // Since when is not recorded.
            return partnership.status();
        }
        return milestones(type -> type.tellsInterruption() || type.putsInForce())
                .filter(milestone -> begun(milestone, certainty))
                .reduce((earlier, later) -> later)
                .map(last -> switch (last.type()) {
                    case SUSPENDED -> PartnershipStatus.SUSPENDED;
                    case DORMANT -> PartnershipStatus.DORMANT;
                    default -> PartnershipStatus.ACTIVE;
                })
                .orElse(PartnershipStatus.ACTIVE);
    }

    private static boolean isInterrupted(PartnershipStatus status) {
        return status == PartnershipStatus.SUSPENDED || status == PartnershipStatus.DORMANT;
    }

    /** Whether a milestone had happened; when an undated one did is unknown. */
    private boolean begun(MilestoneDraft milestone, Certainty certainty) {
        return milestone.date() == null
                ? certainty == Certainty.POSSIBLE
                : milestone.date().begunBy(day, certainty);
    }

    /** Whether it was proposed by then: from its first milestone on that has a date. */
    private boolean intended(Certainty certainty) {
        return milestones(type -> isIntention() || type.isIntention())
                .filter(milestone -> milestone.date() != null)
                .anyMatch(milestone -> milestone.date().begunBy(day, certainty));
    }

    /** A partnership begins when it is established or else signed, an intention with whatever happened first. */
    private boolean begun(Certainty certainty) {
        if (partnership.established() != null) {
            return partnership.established().begunBy(day, certainty);
        }
        Optional<EdtfDate> first = milestones(
                        type -> isIntention() || type == MilestoneType.SIGNED || type == MilestoneType.PROVISIONAL)
                .map(MilestoneDraft::date)
                .filter(Objects::nonNull)
                .findFirst();
        if (first.isPresent()) {
            return first.get().begunBy(day, certainty);
        }
        // What was upgraded or renewed had begun, at an unknown time.
        return certainty == Certainty.POSSIBLE
                || milestones(MilestoneType::putsInForce).anyMatch(milestone -> begun(milestone, Certainty.CERTAIN));
    }

    private boolean isIntention() {
        return partnership.status() == PartnershipStatus.PROPOSED || partnership.status() == PartnershipStatus.REJECTED;
    }

    private boolean over(Certainty certainty) {
        if (partnership.status() == PartnershipStatus.REJECTED) {
            // When is not recorded.
            return certainty == Certainty.POSSIBLE;
        }
        boolean declared = partnership.status().tellsAnEnd()
                || partnership.ended() != null
                || EndDeclarations.of(partnership).declared();
        if (!declared) {
            return false;
        }
        EdtfDate end = end();
        return end == null ? certainty == Certainty.POSSIBLE : end.overBy(day, certainty);
    }

    /** When it ended for all sides, or fewer than two were left; null for unknown. */
    private EdtfDate end() {
        if (partnership.ended() != null) {
            return partnership.ended();
        }
        return milestones(type -> type == MilestoneType.ENDED)
                .filter(milestone -> milestone.by() == null && milestone.date() != null)
                .map(MilestoneDraft::date)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> Membership.fewerThanTwo(partnership));
    }

    /** Whether a side had disputed its end by then. */
    private boolean disputed(Certainty certainty) {
        return EndDeclarations.of(
                        partnership,
                        date -> date == null ? certainty == Certainty.POSSIBLE : date.begunBy(day, certainty))
                .disputed();
    }

    /** Milestones that made it what it was, the earliest first. What was only proposed or approved did not. */
    private Stream<MilestoneDraft> steps() {
        return milestones(MilestoneType::putsInForce)
                .filter(milestone -> milestone.kind() != null && milestone.date() != null);
    }

    private Stream<MilestoneDraft> milestones(Predicate<MilestoneType> types) {
        return milestones.stream().filter(milestone -> types.test(milestone.type()));
    }

    private static Certainty opposite(Certainty certainty) {
        return certainty == Certainty.POSSIBLE ? Certainty.CERTAIN : Certainty.POSSIBLE;
    }
}
