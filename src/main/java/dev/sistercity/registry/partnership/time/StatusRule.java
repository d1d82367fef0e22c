package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.partnership.agreement.AgreementTerms;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The one rule for the status of a partnership, by whatever way it is written: it follows from the milestones, from
 * {@code ended} and from what the sides say, with the day. Only where these tell nothing the status counts that was stated.
 * Days are counted from 1970-01-01.
 */
public final class StatusRule {

    private StatusRule() {}

    /**
     * The record as it stands.
     *
     * @param draft whose status is what the writer states; null where the writer states none
     * @param before null for a new record
     * @throws RegistryException REFUSED for a status that a change states and the record contradicts, and for a new proposal
     *     with an end
     */
    public static PartnershipDraft derived(PartnershipDraft draft, PartnershipDraft before, long today) {
        PartnershipStatus stated = draft.status();
        boolean asked = before != null && stated != null && stated != before.status();
        if (before == null && stated == PartnershipStatus.PROPOSED) {
            refuseEndOfProposal(draft);
        }
        PartnershipStatus base = asked || before == null ? stated : unexplained(draft, before, today);
        PartnershipStatus status = of(draft, base, today);
        if (asked && status != stated) {
            throw RegistryException.refused("/status", contradiction(stated, status));
        }
        return withAgreements(standing(draft, before, status, today), today);
    }

    /** A record as it was stored once: a proposal may have come to a term since it was made. */
    public static PartnershipDraft again(PartnershipDraft stored, long today) {
        PartnershipStatus status = of(stored, stored.status(), today);
        return withAgreements(standing(stored, null, status, today), today);
    }

    /** Whether a record, if no caller changes it, stands otherwise on this day than it is stored. */
    public static boolean isOvertaken(PartnershipDraft stored, long today) {
        PartnershipStatus status = of(stored, stored.status(), today);
        return status != stored.status()
                || !withAgreements(standing(stored, stored, status, today), today)
                        .equals(stored);
    }

    /** Whether two differ in nothing but what follows from the day. */
    public static boolean isSameApartFromDay(PartnershipDraft one, PartnershipDraft other) {
        return one.standing(other.status(), other.endedBy(), other.endReason())
                .with(other.agreements())
                .equals(other);
    }

    /**
     * The status itself.
     *
     * @param base what counts where milestones and words tell nothing; null for unknown
     */
    static PartnershipStatus of(PartnershipDraft partnership, PartnershipStatus base, long today) {
        if (base == PartnershipStatus.REJECTED) {
            return base;
        }
        EndDeclarations ends = EndDeclarations.of(partnership, today);
        boolean statedEnd = base != null && base.tellsAnEnd() && !tellsEnd(partnership);
        if (isEnded(partnership, today) || statedEnd) {
            return ends.disputed() ? PartnershipStatus.END_DISPUTED : PartnershipStatus.ENDED;
        }
        PartnershipStatus interrupted = interruption(partnership, today);
        if (interrupted != null) {
            return interrupted;
        }
        if (base == null) {
            return isIntention(partnership) ? PartnershipStatus.PROPOSED : PartnershipStatus.ACTIVE;
        }
        boolean begun = base == PartnershipStatus.PROPOSED
                && milestones(partnership, MilestoneType::putsInForce, today)
                        .findAny()
                        .isPresent();
        return begun || base.tellsAnEnd() ? PartnershipStatus.ACTIVE : base;
    }

    /** What was stated of a record, where its milestones and words did not tell it. */
    private static PartnershipStatus unexplained(PartnershipDraft draft, PartnershipDraft before, long today) {
        return switch (before.status()) {
            case PROPOSED -> before.status();
            case REJECTED -> isToldAnew(draft, before, today) ? null : before.status();
            case ENDED, END_DISPUTED -> tellsEnd(before) ? PartnershipStatus.ACTIVE : before.status();
            default -> interruption(before, today) == null ? before.status() : PartnershipStatus.ACTIVE;
        };
    }

    /** Whether milestones or {@code ended} tell more of where it stands than they did when it was rejected. */
    private static boolean isToldAnew(PartnershipDraft draft, PartnershipDraft before, long today) {
        List<List<Object>> known = steps(before, today).map(StatusRule::step).toList();
        return isEnded(draft, today) && !isEnded(before, today)
                || !known.containsAll(steps(draft, today).map(StatusRule::step).toList());
    }

    private static boolean isEnded(PartnershipDraft partnership, long today) {
        return EndDeclarations.of(partnership, today).declared()
                || partnership.ended() != null && MilestoneOrder.hasCome(partnership.ended(), today);
    }

    private static List<Object> step(MilestoneDraft milestone) {
        return Arrays.asList(milestone.type(), milestone.date(), milestone.by());
    }

    private static Stream<MilestoneDraft> steps(PartnershipDraft partnership, long today) {
        return milestones(partnership, type -> type.tellsInterruption() || type.putsInForce(), today);
    }

    /** Whether it has an end, also one that is still to come. */
    private static boolean tellsEnd(PartnershipDraft partnership) {
        return partnership.ended() != null || EndDeclarations.of(partnership).declared();
    }

    /** Null where no milestone tells of an interruption. */
    private static PartnershipStatus interruption(PartnershipDraft partnership, long today) {
        List<MilestoneDraft> steps = steps(partnership, today).toList();
        if (steps.stream().noneMatch(step -> step.type().tellsInterruption())) {
            return null;
        }
        return switch (steps.get(steps.size() - 1).type()) {
            case SUSPENDED -> PartnershipStatus.SUSPENDED;
            case DORMANT -> PartnershipStatus.DORMANT;
            default -> PartnershipStatus.ACTIVE;
        };
    }

    /** Whether all that is told of it is that it is intended. */
    private static boolean isIntention(PartnershipDraft partnership) {
        List<MilestoneDraft> told = partnership.milestones();
        return partnership.established() == null
                && told.stream().anyMatch(milestone -> milestone.type().isIntention())
                && told.stream().noneMatch(milestone -> milestone.type().putsInForce());
    }

    private static Stream<MilestoneDraft> milestones(
            PartnershipDraft partnership, Predicate<MilestoneType> types, long today) {
        return MilestoneOrder.inTime(partnership.milestones()).stream()
                .filter(milestone -> types.test(milestone.type()))
                .filter(milestone -> MilestoneOrder.hasCome(milestone.date(), today));
    }

    private static PartnershipDraft withAgreements(PartnershipDraft draft, long today) {
        return draft.agreements().isEmpty()
                ? draft
                : draft.with(AgreementTerms.standing(
                        draft.agreements(), draft.status().isOver(), today));
    }

    /** With what follows from the status. */
    private static PartnershipDraft standing(
            PartnershipDraft draft, PartnershipDraft before, PartnershipStatus status, long today) {
        EndDeclarations earlier = before == null ? EndDeclarations.NONE : EndDeclarations.of(before, today);
        if (status.tellsAnEnd()) {
            List<String> by = EndDeclarations.of(draft, today).by(draft.endedBy(), earlier);
            return draft.standing(status, by, draft.endReason());
        }
        if (tellsEnd(draft)) {
            // An end to come: who took back the word that it is over already did not end it.
            List<String> by = EndDeclarations.of(draft, today).standing(draft.endedBy(), earlier);
            return draft.standing(status, by, draft.endReason());
        }
        if (draft.endReason() != null && (before == null || !draft.endReason().equals(before.endReason()))) {
            throw withoutEnd("/endReason");
        }
        if (!draft.endedBy().isEmpty() && (before == null || !draft.endedBy().equals(before.endedBy()))) {
            throw withoutEnd("/endedBy");
        }
        return draft.standing(status, List.of(), null);
    }

    private static RegistryException withoutEnd(String pointer) {
        return RegistryException.refused(pointer, FaultCode.END_ONLY);
    }

    private static void refuseEndOfProposal(PartnershipDraft draft) {
        if (draft.ended() != null) {
            throw RegistryException.refused("/ended", FaultCode.PROPOSED_CANNOT_END);
        }
        for (int i = 0; i < draft.milestones().size(); i++) {
            if (EndDeclarations.tells(draft.milestones().get(i))) {
                throw RegistryException.refused("/milestones/" + i + "/type", FaultCode.PROPOSED_CANNOT_END);
            }
        }
    }

    private static FaultCode contradiction(PartnershipStatus stated, PartnershipStatus status) {
        if (stated == PartnershipStatus.END_DISPUTED) {
            return FaultCode.DISPUTED_BY_MILESTONES;
        }
        return switch (status) {
            case ENDED -> FaultCode.END_DECLARED;
            case END_DISPUTED -> FaultCode.END_IN_DISPUTE;
            case SUSPENDED, DORMANT -> FaultCode.INTERRUPTED;
            default -> stated == PartnershipStatus.ENDED ? FaultCode.END_TO_COME : FaultCode.IN_FORCE;
        };
    }
}
