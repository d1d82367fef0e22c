package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.value.Certainty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the parts of a partnership must have to do with each other. History is not tidy: little is refused. */
final class PartnershipRules {

    private final PartnershipDraft draft;
    private final Set<String> parties = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private PartnershipRules(PartnershipDraft draft) {
        this.draft = draft;
    }

    /**
     * @param draft with references resolved to ids
     * @throws RegistryException REFUSED, with everything that is wrong
     */
    static void check(PartnershipDraft draft) {
        PartnershipRules rules = new PartnershipRules(draft);
        rules.checkParties();
        rules.checkEnd();
        rules.checkFields();
        for (int i = 0; i < draft.milestones().size(); i++) {
            rules.checkMilestone("/milestones/" + i, draft.milestones().get(i));
        }
        if (!rules.violations.isEmpty()) {
            throw new RegistryException(Kind.REFUSED, rules.violations.get(0).detail(), rules.violations);
        }
    }

    private void checkParties() {
        for (int i = 0; i < draft.parties().size(); i++) {
            if (!parties.add(draft.parties().get(i).city())) {
                refuse("/parties/" + i + "/city", "a city cannot be a partner of itself");
            }
        }
    }

    private void checkEnd() {
        if (draft.status() != PartnershipStatus.ENDED) {
            refuseUnlessEnded("/ended", draft.ended() != null);
            refuseUnlessEnded("/endedBy", !draft.endedBy().isEmpty());
            refuseUnlessEnded("/endReason", draft.endReason() != null);
        }
        if (draft.ended() != null
                && draft.established() != null
                && draft.ended().overBy(draft.established(), Certainty.CERTAIN)) {
            refuse(
                    "/ended",
                    "it cannot have ended (" + draft.ended() + ") before it was established (" + draft.established()
                            + ")");
        }
        Set<String> known = new HashSet<>();
        for (int i = 0; i < draft.endedBy().size(); i++) {
            String city = draft.endedBy().get(i);
            refuseUnlessParty("/endedBy/" + i, city);
            if (!known.add(city)) {
                refuse("/endedBy/" + i, "is given twice");
            }
        }
    }

    private void checkFields() {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < draft.fields().size(); i++) {
            if (!known.add(draft.fields().get(i))) {
                refuse("/fields/" + i, "is given twice");
            }
        }
    }

    private void checkMilestone(String pointer, MilestoneDraft milestone) {
        if (milestone.by() != null) {
            refuseUnlessParty(pointer + "/by", milestone.by());
        }
        if (milestone.kind() != null && !milestone.type().leadsToKind()) {
            refuse(pointer + "/kind", "an end or a suspension leads to no kind of partnership");
        }
        for (int i = 0; i < milestone.documents().size(); i++) {
            Document document = milestone.documents().get(i);
            if (document.title() == null && document.url() == null) {
                refuse(pointer + "/documents/" + i, "a document needs a title or a url");
            }
        }
    }

    private void refuseUnlessEnded(String pointer, boolean given) {
        if (given) {
            refuse(pointer, "goes with the status ended");
        }
    }

    private void refuseUnlessParty(String pointer, String city) {
        if (!parties.contains(city)) {
            refuse(pointer, "must be one of the parties");
        }
    }

    private void refuse(String pointer, String detail) {
        violations.add(Violation.at(pointer, detail));
    }
}
