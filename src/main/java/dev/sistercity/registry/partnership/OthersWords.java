package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What an office leaves as it is: the milestones of another side, its name as it signed, and that it is a party at all. */
final class OthersWords {

    private OthersWords() {}

    /** Of a new record. @param mine ids of the sides for which the writer speaks */
    static void keep(PartnershipDraft draft, Set<String> mine) {
        for (int i = 0; i < draft.milestones().size(); i++) {
            if (isAnothers(mine).test(draft.milestones().get(i))) {
                throw refusal("/milestones/" + i + "/by", "is for that side to say; an end, for each side of its own");
            }
        }
        keepEndedBy(draft, List.of(), mine);
    }

    static void keep(PartnershipDraft draft, PartnershipDraft before, Set<String> mine) {
        if (!anothers(draft, mine).equals(anothers(before, mine))) {
            throw refusal(
                    "/milestones",
                    "milestones by another side, and ends by all sides together, stay as they are: change those of your own");
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
        } else if (!Objects.equals(party.nameAsSigned(), draft.parties().get(at).nameAsSigned())) {
            throw refusal("/parties/" + at + "/nameAsSigned", "is for that side to say");
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
        if (!altered.isEmpty()) {
            throw refusal("/endedBy", "that another side ended it is for that side to say");
        }
    }

    private static List<MilestoneDraft> anothers(PartnershipDraft partnership, Set<String> mine) {
        return partnership.milestones().stream().filter(isAnothers(mine)).toList();
    }

    private static Predicate<MilestoneDraft> isAnothers(Set<String> mine) {
        return milestone -> milestone.by() == null ? Ends.tells(milestone) : !mine.contains(milestone.by());
    }

    private static RegistryException refusal(String pointer, String detail) {
        return new RegistryException(Kind.FORBIDDEN, detail, List.of(Violation.at(pointer, detail)));
    }
}
