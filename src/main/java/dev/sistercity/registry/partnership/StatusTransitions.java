package dev.sistercity.registry.partnership;

import dev.sistercity.registry.partnership.api.CoreFacts;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.time.EndDeclarations;
import dev.sistercity.registry.partnership.time.Membership;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.Objects;

/** What an office may change of where a partnership stands: the states that one side reaches alone. */
final class StatusTransitions {

    private StatusTransitions() {}

    /**
     * Lets a change of one side pass.
     *
     * @param draft whose status follows from it
     * @throws RegistryException REFUSED for a state that takes more than this side, or is said in another way
     */
    static void check(PartnershipDraft draft, PartnershipDraft before) {
        switch (before.status()) {
            case PROPOSED, REJECTED -> checkIntention(draft, before);
            default -> checkInForce(draft, before);
        }
    }

    private static void checkIntention(PartnershipDraft draft, PartnershipDraft before) {
        if (!EndDeclarations.of(draft).equals(EndDeclarations.of(before))) {
            throw RegistryException.refused("/milestones", FaultCode.PROPOSAL_CANNOT_END);
        }
        if (draft.status() != before.status()) {
            throw status(
                    before.status() == PartnershipStatus.REJECTED
                            ? FaultCode.THIS_PROPOSAL_STAYS
                            : FaultCode.PROPOSAL_BECOMES);
        }
        if (before.status() == PartnershipStatus.REJECTED
                && !CoreFacts.of(draft).equals(CoreFacts.of(before))) {
            throw RegistryException.refused("/status", FaultCode.REJECTED_STAYS);
        }
    }

    private static void checkInForce(PartnershipDraft draft, PartnershipDraft before) {
        if (draft.status() == PartnershipStatus.PROPOSED || draft.status() == PartnershipStatus.REJECTED) {
            throw RegistryException.refused("/status", FaultCode.NO_PROPOSAL_ANY_MORE);
        }
        boolean heardNothingNew = EndDeclarations.of(draft).equals(EndDeclarations.of(before))
                && Membership.leavings(draft).equals(Membership.leavings(before))
                && Objects.equals(draft.ended(), before.ended());
        if (draft.status().tellsAnEnd() == before.status().tellsAnEnd() || !heardNothingNew) {
            return;
        }
        throw status(draft.status().tellsAnEnd() ? FaultCode.DECLARE_END : FaultCode.DISPUTE_END);
    }

    private static RegistryException status(FaultCode why) {
        return RegistryException.refused("/status", why);
    }
}
