package dev.sistercity.registry.partnership;

import dev.sistercity.registry.partnership.agreement.AgreementTerms;
import dev.sistercity.registry.partnership.api.KindAsStated;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.partnership.time.SpanOfYears;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Item;
import dev.sistercity.registry.shared.value.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * Resolves what a draft refers to, and refuses what does not fit together in it.
 *
 * @param city resolves a reference to a city, given with the pointer where it stands, to an id
 */
record PartnershipReferences(BinaryOperator<String> city) {

    /**
     * The draft with ids for references.
     *
     * @param before null for a new record
     */
    PartnershipDraft resolved(PartnershipDraft draft, PartnershipDraft before) {
        List<PartyDraft> parties = parties(draft, before);
        List<String> cities = parties.stream().map(PartyDraft::city).toList();
        checkDates(draft, before);
        Items.requireDistinct(draft.parties(), "parties");
        Items.requireDistinct(draft.milestones(), "milestones");
        Items.requireDistinct(draft.agreements(), "agreements");
        AgreementTerms.check(draft.agreements());
        return new PartnershipDraft(
                draft.kind(),
                namesOfKind(draft, cities),
                parties,
                draft.status(),
                draft.established(),
                draft.ended(),
                endedBy(draft, cities),
                draft.endReason(),
                draft.fields().stream().distinct().toList(),
                milestones(draft, before, cities),
                kept(draft.agreements(), before == null ? null : before.agreements()),
                draft.consent());
    }

    private List<PartyDraft> parties(PartnershipDraft draft, PartnershipDraft before) {
        List<PartyDraft> parties = new ArrayList<>();
        for (int i = 0; i < draft.parties().size(); i++) {
            PartyDraft party = draft.parties().get(i);
            String pointer = "/parties/" + i + "/city";
            String id = city.apply(party.city(), pointer);
            if (parties.stream().anyMatch(other -> other.city().equals(id))) {
                throw RegistryException.refused(pointer, FaultCode.OWN_PARTNER);
            }
            parties.add(Items.isOfContent(party) ? party.withId(null).resolved(id) : party.resolved(id));
        }
        return kept(Items.identified(successors(parties)), before == null ? null : before.parties());
    }

    private List<PartyDraft> successors(List<PartyDraft> parties) {
        List<String> cities = parties.stream().map(PartyDraft::city).toList();
        List<PartyDraft> resolved = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            PartyDraft party = parties.get(i);
            String at = "/parties/" + i;
            resolved.add(
                    party.successorOf() == null
                            ? party
                            : party.succeeding(party(party.successorOf(), cities, at + "/successorOf")));
            if (party.left() == null && party.leftReason() != null) {
                throw RegistryException.refused(at + "/leftReason", FaultCode.LEFT_ONLY);
            }
            if (party.left() != null
                    && party.joined() != null
                    && party.left().overBy(party.joined(), Certainty.CERTAIN)) {
                throw RegistryException.refused(at + "/left", FaultCode.LEFT_BEFORE_JOINED);
            }
        }
        for (int i = 0; i < resolved.size(); i++) {
            refuseCycle(resolved, i);
        }
        return resolved;
    }

    private static void refuseCycle(List<PartyDraft> parties, int of) {
        PartyDraft at = parties.get(of);
        for (int steps = 0; at.successorOf() != null; steps++) {
            String predecessor = at.successorOf();
            if (steps == parties.size()) {
                throw RegistryException.refused("/parties/" + of + "/successorOf", FaultCode.SUCCESSION_CIRCLE);
            }
            at = parties.stream()
                    .filter(party -> party.city().equals(predecessor))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void checkDates(PartnershipDraft draft, PartnershipDraft before) {
        if (before == null || !Objects.equals(draft.established(), before.established())) {
            SpanOfYears.refuse("/established", draft.established());
        }
        for (int i = 0; i < draft.parties().size(); i++) {
            EdtfDate left = draft.parties().get(i).left();
            if (left != null && draft.established() != null && left.overBy(draft.established(), Certainty.CERTAIN)) {
                throw RegistryException.refused("/parties/" + i + "/left", FaultCode.BEFORE_ESTABLISHED);
            }
        }
        if (draft.ended() != null
                && draft.established() != null
                && draft.ended().overBy(draft.established(), Certainty.CERTAIN)) {
            throw RegistryException.refused("/ended", FaultCode.BEFORE_ESTABLISHED);
        }
    }

    private List<KindAsStated> namesOfKind(PartnershipDraft draft, List<String> cities) {
        List<KindAsStated> names = new ArrayList<>();
        for (int i = 0; i < draft.namesOfKind().size(); i++) {
            KindAsStated name = draft.namesOfKind().get(i);
            names.add(name.by() == null ? name : name.resolved(party(name.by(), cities, "/kindAsStated/" + i + "/by")));
        }
        return names;
    }

    private List<String> endedBy(PartnershipDraft draft, List<String> cities) {
        List<String> endedBy = new ArrayList<>();
        for (int i = 0; i < draft.endedBy().size(); i++) {
            endedBy.add(party(draft.endedBy().get(i), cities, "/endedBy/" + i));
        }
        return endedBy;
    }

    private List<MilestoneDraft> milestones(PartnershipDraft draft, PartnershipDraft before, List<String> cities) {
        List<MilestoneDraft> milestones = new ArrayList<>();
        for (int i = 0; i < draft.milestones().size(); i++) {
            MilestoneDraft milestone = draft.milestones().get(i);
            if (milestone.kind() != null && !milestone.type().leadsToKind()) {
                throw RegistryException.refused("/milestones/" + i + "/kind", FaultCode.KIND_OF_END);
            }
            MilestoneDraft told = Items.isOfContent(milestone) ? milestone.withId(null) : milestone;
            milestones.add(
                    milestone.by() == null ? told : told.by(party(milestone.by(), cities, "/milestones/" + i + "/by")));
        }
        return kept(Items.identified(milestones), before == null ? null : before.milestones());
    }

    /** @param before null for a new record */
    private static <T extends Item<T>> List<T> kept(List<T> items, List<T> before) {
        return before == null ? items : Items.kept(items, before);
    }

    private String party(String reference, List<String> cities, String pointer) {
        String id = cities.contains(reference) ? reference : city.apply(reference, pointer);
        if (!cities.contains(id)) {
            throw RegistryException.refused(pointer, FaultCode.NO_PARTY);
        }
        return id;
    }
}
