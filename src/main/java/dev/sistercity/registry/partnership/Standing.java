package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.problem.RegistryException;

/** Where a partnership stands after an office has changed its record: the states that one side reaches alone. */
final class Standing {

    private Standing() {}

    /** @throws RegistryException REFUSED for a state that takes more than this side, or is said in another way */
    static PartnershipDraft after(PartnershipDraft draft, PartnershipDraft before) {
        return switch (before.status()) {
            case PROPOSED, REJECTED -> intention(draft, before);
            case ACTIVE, SUSPENDED, ENDED -> inForce(draft, before);
        };
    }

    private static PartnershipDraft intention(PartnershipDraft draft, PartnershipDraft before) {
        if (draft.status() != before.status()) {
            throw status(
                    before.status() == PartnershipStatus.REJECTED
                            ? "this proposal was declined or withdrawn, and stays so; make a new one"
                            : "a proposal becomes active when all sides have confirmed it, and rejected when one declines it or "
                                    + "its proposer takes the confirmation back: PUT the confirmation of your side");
        }
        if (!Ends.of(draft).equals(Ends.of(before))) {
            throw RegistryException.refused("/milestones", "what was only proposed cannot end");
        }
        if (before.status() == PartnershipStatus.REJECTED
                && !CoreFacts.of(draft).equals(CoreFacts.of(before))) {
            throw RegistryException.refused(
                    "/status", "what was proposed and rejected stays as it was; make a new one");
        }
        return draft;
    }

    private static PartnershipDraft inForce(PartnershipDraft draft, PartnershipDraft before) {
        if (draft.status() == PartnershipStatus.PROPOSED || draft.status() == PartnershipStatus.REJECTED) {
            throw status("what exists is no proposal any more");
        }
        Ends ends = Ends.of(draft);
        boolean asked = draft.status() != before.status();
        if (draft.ended() != null || ends.stands()) {
            if (asked && draft.status() != PartnershipStatus.ENDED) {
                throw status(
                        "its end is declared: take back the milestone of your side, or dispute that of another by one "
                                + "of your own, of type end-disputed");
            }
            return draft.standing(PartnershipStatus.ENDED, ends.by(draft.endedBy()));
        }
        boolean heardNothingNew = ends.equals(Ends.of(before)) && before.ended() == null;
        if (draft.status() == PartnershipStatus.ENDED) {
            if (asked) {
                throw status("declare its end by a milestone of type ended, by your city");
            }
            return heardNothingNew ? draft : draft.standing(PartnershipStatus.ACTIVE, draft.endedBy());
        }
        if (before.status() == PartnershipStatus.ENDED && heardNothingNew) {
            throw status("dispute its end by a milestone of type end-disputed, by your city");
        }
        return draft;
    }

    private static RegistryException status(String detail) {
        return RegistryException.refused("/status", detail);
    }
}
