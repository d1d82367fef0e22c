package dev.sistercity.registry.partnership;

import dev.sistercity.registry.partnership.api.KindAsStated;
import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.partnership.time.EndDeclarations;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What an office leaves as it is: the milestones of another side, its name as it signed, and that it is a party at all. */
final class CounterpartFieldGuard {

    private CounterpartFieldGuard() {}

    /**
     * Of a new record.
     *
     * @param mine ids of the sides for which the writer speaks
     */
    static void keep(PartnershipDraft draft, Set<String> mine) {
        for (int i = 0; i < draft.milestones().size(); i++) {
            if (isAnothers(mine).test(draft.milestones().get(i))) {
                throw refusal("/milestones/" + i + "/by", FaultCode.THEIR_END_TO_SAY);
            }
        }
        if (!anothersNames(draft, mine).isEmpty()) {
            throw refusal("/kindAsStated", FaultCode.THEIR_NAME_TO_SAY);
        }
        for (int i = 0; i < draft.parties().size(); i++) {
            PartyDraft party = draft.parties().get(i);
            if (!mine.contains(party.city()) && party.left() != null) {
                throw refusal("/parties/" + i + "/left", FaultCode.OTHER_SIDE_SAYS);
            }
        }
        keepEndedBy(draft, List.of(), mine);
    }

    static void keep(PartnershipDraft draft, PartnershipDraft before, Set<String> mine) {
        if (!anothers(draft, mine).equals(anothers(before, mine))) {
            throw refusal("/milestones", FaultCode.THEIR_MILESTONES);
        }
        if (!anothersNames(draft, mine).equals(anothersNames(before, mine))) {
            throw refusal("/kindAsStated", FaultCode.THEIR_NAME_TO_SAY);
        }
        keepEndedBy(draft, before.endedBy(), mine);
        for (PartyDraft party : before.parties()) {
            if (!mine.contains(party.city())) {
                keep(party, draft, before);
            }
        }
    }

    private static void keep(PartyDraft party, PartnershipDraft draft, PartnershipDraft before) {
        int at = 0;
        while (at < draft.parties().size() && !draft.parties().get(at).city().equals(party.city())) {
            at++;
        }
        if (at == draft.parties().size()) {
            if (before.said().of(party.city()).isPresent()) {
                throw refusal("/parties", "a side that has spoken stays a party: " + party.city());
            }
            return;
        }
        PartyDraft now = draft.parties().get(at);
        keep(party.nameAsSigned(), now.nameAsSigned(), "/parties/" + at + "/nameAsSigned");
        keep(party.left(), now.left(), "/parties/" + at + "/left");
        keep(party.leftReason(), now.leftReason(), "/parties/" + at + "/leftReason");
        keep(party.joined(), now.joined(), "/parties/" + at + "/joined");
    }

    private static void keep(Object before, Object now, String pointer) {
        if (!Objects.equals(before, now)) {
            throw refusal(pointer, FaultCode.OTHER_SIDE_SAYS);
        }
    }

    private static void keepEndedBy(PartnershipDraft draft, List<String> before, Set<String> mine) {
        Set<String> altered = new TreeSet<>(draft.endedBy());
        before.forEach(city -> {
            if (!altered.remove(city)) {
                altered.add(city);
            }
        });
        altered.removeAll(mine);
        // What a side says by its own milestone follows from that.
        EndDeclarations words = EndDeclarations.of(draft);
        altered.removeIf(city -> words.words().get(city) == MilestoneType.ENDED);
        if (!altered.isEmpty()) {
            throw refusal("/endedBy", FaultCode.THEIR_ENDED_BY);
        }
    }

    private static List<KindAsStated> anothersNames(PartnershipDraft partnership, Set<String> mine) {
        return partnership.namesOfKind().stream()
                .filter(name -> name.by() != null && !mine.contains(name.by()))
                .toList();
    }

    private static List<MilestoneDraft> anothers(PartnershipDraft partnership, Set<String> mine) {
        return partnership.milestones().stream().filter(isAnothers(mine)).toList();
    }

    private static Predicate<MilestoneDraft> isAnothers(Set<String> mine) {
        return milestone -> milestone.by() == null ? EndDeclarations.tells(milestone) : !mine.contains(milestone.by());
    }

    private static RegistryException refusal(String pointer, FaultCode code) {
        Violation violation = Violation.at(pointer, code);
        return new RegistryException(Kind.FORBIDDEN, violation.detail(), List.of(violation));
    }

    private static RegistryException refusal(String pointer, String detail) {
        return new RegistryException(Kind.FORBIDDEN, detail, List.of(Violation.at(pointer, detail)));
    }
}
