package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A partnership that became a closer one: each kind it had with the date from which it had it. Two rows of a list that name the same
 * cities with two kinds and two dates are one such partnership where the closer kind came later.
 */
final class Upgrade {

    /** From loose to close; what is not among them compares with none. */
    private static final List<PartnershipKind> CLOSER = List.of(
            PartnershipKind.CONTACT,
            PartnershipKind.FRIENDLY_EXCHANGE,
            PartnershipKind.FRIENDSHIP_CITY,
            PartnershipKind.SISTER_CITY);

    private Upgrade() {}

    /** A kind, and since when. */
    private record Step(EdtfDate since, PartnershipKind kind) {}

    /** Whether a partnership is known to have had that kind from that date on. */
    static boolean tells(PartnershipDraft partnership, PartnershipKind kind, EdtfDate since) {
        return steps(partnership)
                .map(steps -> steps.contains(new Step(since, kind)))
                .orElse(false);
    }

    /** The partnership with one step more; empty where that does not fit with what is known. */
    static Optional<PartnershipDraft> with(PartnershipDraft partnership, PartnershipKind kind, EdtfDate since) {
        return steps(partnership).flatMap(known -> {
            List<Step> steps = new ArrayList<>(known);
            steps.add(new Step(since, kind));
            steps.sort(Comparator.comparing(Step::since));
            return rises(steps) ? Optional.of(of(partnership, steps)) : Optional.empty();
        });
    }

    private static boolean rises(List<Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            Step earlier = steps.get(i - 1);
            Step later = steps.get(i);
            int from = CLOSER.indexOf(earlier.kind());
            if (from < 0
                    || CLOSER.indexOf(later.kind()) <= from
                    || earlier.since().latestDay() >= later.since().earliestDay()) {
                return false;
            }
        }
        return true;
    }

    /** Empty where milestones tell of more than steps. */
    private static Optional<List<Step>> steps(PartnershipDraft partnership) {
        if (partnership.established() == null) {
            return Optional.empty();
        }
        if (partnership.milestones().isEmpty()) {
            return Optional.of(List.of(new Step(partnership.established(), partnership.kind())));
        }
        boolean plain = partnership.milestones().stream().allMatch(Upgrade::isStep);
        return plain
                ? Optional.of(partnership.milestones().stream()
                        .map(milestone -> new Step(milestone.date(), milestone.kind()))
                        .toList())
                : Optional.empty();
    }

    private static boolean isStep(MilestoneDraft milestone) {
        boolean made = milestone.type() == MilestoneType.SIGNED || milestone.type() == MilestoneType.UPGRADED;
        return made && milestone.kind() != null && milestone.date() != null;
    }

    private static PartnershipDraft of(PartnershipDraft partnership, List<Step> steps) {
        List<MilestoneDraft> milestones = new ArrayList<>();
        for (Step step : steps) {
            milestones.add(partnership.milestones().stream()
                    .filter(known -> known.date().equals(step.since()) && known.kind() == step.kind())
                    .findFirst()
                    .map(known -> retyped(known, milestones.isEmpty()))
                    .orElseGet(() -> milestone(step, milestones.isEmpty())));
        }
        return Drafts.of(
                partnership, steps.get(steps.size() - 1).kind(), steps.get(0).since(), milestones);
    }

    private static MilestoneDraft milestone(Step step, boolean first) {
        return new MilestoneDraft(
                first ? MilestoneType.SIGNED : MilestoneType.UPGRADED,
                step.since(),
                step.kind(),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static MilestoneDraft retyped(MilestoneDraft known, boolean first) {
        return new MilestoneDraft(
                known.id(),
                first ? MilestoneType.SIGNED : MilestoneType.UPGRADED,
                known.date(),
                known.kind(),
                known.by(),
                known.place(),
                known.signatories(),
                known.documents(),
                known.note());
    }
}
