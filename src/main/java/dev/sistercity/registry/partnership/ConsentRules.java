package dev.sistercity.registry.partnership;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.partnership.api.ConfirmationDraft;
import dev.sistercity.registry.partnership.api.Consent;
import dev.sistercity.registry.partnership.api.CoreFacts;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.partnership.api.SideStatement;
import dev.sistercity.registry.partnership.api.Stance;
import dev.sistercity.registry.partnership.time.Membership;
import dev.sistercity.registry.partnership.time.SpanOfYears;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What one side of a partnership may do alone, and its effect: the state diagram of docs/confirmation.md. */
@Singleton
class ConsentRules {

    private final Jurisdiction jurisdiction;

    ConsentRules(Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** A new partnership: an office that records one for a side has confirmed it for that side. */
    PartnershipDraft opened(Actor actor, PartnershipDraft draft, Instant now) {
        if (actor.isRegistrar()) {
            return draft;
        }
        if (draft.status() == PartnershipStatus.REJECTED) {
            throw RegistryException.refused("/status", FaultCode.REJECTED_BY_OTHER);
        }
        Set<String> mine = mine(actor, draft);
        CounterpartFieldGuard.keep(draft, mine);
        return confirmed(draft, mine, actor, now);
    }

    /**
     * A change of the record as a whole.
     *
     * @param reason null where the writer does not say
     */
    PartnershipDraft changed(Actor actor, PartnershipDraft draft, PartnershipDraft before, Instant now, String reason) {
        CoreFacts facts = CoreFacts.of(before);
        boolean same = CoreFacts.of(draft).equals(facts);
        if (actor.isRegistrar()) {
            return same ? draft : corrected(draft, before, facts, reason);
        }
        Set<String> mine = mine(actor, draft);
        CounterpartFieldGuard.keep(draft, before, mine);
        StatusTransitions.check(draft, before);
        if (same) {
            return draft;
        }
        Set<String> parties = CoreFacts.of(draft).cities();
        Set<String> others = new TreeSet<>(facts.cities());
        others.addAll(parties);
        others.removeAll(mine);
        // A side that has left is no longer asked.
        others.retainAll(sides(before, draft, now));
        if (before.said().agreedAt() != null && !others.isEmpty()) {
            throw new ConsentNeeded(mine, others, before.said().agreedAt().toString());
        }
        PartnershipDraft overtaken = draft.with(before.said().overtaken(facts, mine, parties));
        boolean theirProposal = before.status() == PartnershipStatus.PROPOSED || others.isEmpty();
        return theirProposal ? confirmed(overtaken, mine, actor, now) : overtaken;
    }

    private static Set<String> sides(PartnershipDraft before, PartnershipDraft draft, Instant now) {
        long today = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
        Set<String> sides = new TreeSet<>(Membership.on(before, today));
        sides.addAll(Membership.on(draft, today));
        return before.status().isOver() || draft.status().tellsAnEnd() ? allSides(before, draft) : sides;
    }

    /** What has ended has no sides any more, and all still are asked. */
    private static Set<String> allSides(PartnershipDraft before, PartnershipDraft draft) {
        Set<String> all = new TreeSet<>(CoreFacts.of(before).cities());
        all.addAll(CoreFacts.of(draft).cities());
        return all;
    }

    /** What a side says of the record itself. */
    PartnershipDraft stated(Actor actor, String city, ConfirmationDraft said, PartnershipDraft before, Instant now) {
        if (actor.isRegistrar() || !jurisdiction.covers(actor, city)) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.OWN_OFFICE_SPEAKS);
        }
        if (said.stance() == Stance.NONE) {
            refuseWords(said);
        }
        SpanOfYears.refuse("/established", said.established());
        SideStatement last = before.said().of(city).orElseGet(() -> SideStatement.of(city, Stance.NONE, null, null));
        if (last.says(said.stance(), said.established(), said.kind(), said.note())) {
            return before;
        }
        if (before.status() == PartnershipStatus.REJECTED) {
            throw new RegistryException(Kind.REFUSED, FaultCode.DECLINED_STAYS);
        }
        SideStatement word =
                last.saying(said.stance(), now, actor.name(), said.established(), said.kind(), said.note());
        PartnershipDraft after = agreed(before.with(before.said().with(word)), now);
        boolean proposal = after.status() == PartnershipStatus.PROPOSED;
        boolean declined = said.stance() == Stance.DISPUTED;
        boolean withdrawn = last.stance() == Stance.CONFIRMED && !after.said().any(Stance.CONFIRMED);
        return proposal && (declined || withdrawn) ? after.with(PartnershipStatus.REJECTED) : after;
    }

    /** @throws RegistryException if another side has spoken */
    void checkDeletion(Actor actor, PartnershipDraft draft) {
        Set<String> mine = actor.isRegistrar() ? CoreFacts.of(draft).cities() : mine(actor, draft);
        if (draft.said().statements().stream().anyMatch(said -> !mine.contains(said.city()))) {
            throw new RegistryException(Kind.FORBIDDEN, FaultCode.ANOTHER_SIDE_SPOKE);
        }
    }

    private static PartnershipDraft corrected(
            PartnershipDraft draft, PartnershipDraft before, CoreFacts facts, String reason) {
        if (before.said().agreedAt() != null && reason == null) {
            Violation why = Violation.ofParameter("reason", FaultCode.REASON_NEEDED);
            throw new RegistryException(Kind.REFUSED, "reason " + why.detail(), List.of(why));
        }
        return draft.with(
                before.said().overtaken(facts, Set.of(), CoreFacts.of(draft).cities()));
    }

    private static PartnershipDraft confirmed(PartnershipDraft draft, Set<String> mine, Actor actor, Instant now) {
        Consent consent = draft.said();
        for (String city : mine) {
            SideStatement known = consent.of(city).orElseGet(() -> SideStatement.of(city, Stance.NONE, null, null));
            consent = consent.with(known.saying(Stance.CONFIRMED, now, actor.voice(city), null, null, known.note()));
        }
        return agreed(draft.with(consent), now);
    }

    /** A proposal that all sides confirm is a partnership. */
    static PartnershipDraft agreed(PartnershipDraft draft, Instant now) {
        Consent consent = draft.said();
        if (consent.agreedAt() != null
                || draft.status() == PartnershipStatus.REJECTED
                || !consent.confirmedByAll(CoreFacts.of(draft).cities())) {
            return draft;
        }
        PartnershipDraft all = draft.with(consent.agreed(now));
        return all.status() == PartnershipStatus.PROPOSED ? all.with(PartnershipStatus.ACTIVE) : all;
    }

    private Set<String> mine(Actor actor, PartnershipDraft draft) {
        return draft.parties().stream()
                .map(PartyDraft::city)
                .filter(city -> jurisdiction.covers(actor, city))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void refuseWords(ConfirmationDraft said) {
        String pointer = said.established() != null
                ? "/established"
                : said.kind() != null ? "/kind" : said.note() != null ? "/note" : null;
        if (pointer != null) {
            throw RegistryException.refused(pointer, FaultCode.WITH_A_WORD);
        }
    }
}
