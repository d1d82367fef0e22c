package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Who is a side of a partnership, and when. A side leaves by what is recorded of it, or by its own word that it ended: of two that
 * ends the partnership, of more its own part. Days are counted from 1970-01-01.
 */
public final class Membership {

    private Membership() {}

    /** The ids of the sides on a day. */
    public static Set<String> on(PartnershipDraft partnership, long day) {
        EndDeclarations words = EndDeclarations.of(partnership, day);
        Set<String> in = new LinkedHashSet<>();
        for (PartyDraft party : partnership.parties()) {
            boolean joined = party.joined() == null || MilestoneOrder.hasCome(party.joined(), day);
            boolean left = party.left() != null && MilestoneOrder.hasCome(party.left(), day);
            if (joined && !left && words.words().get(party.city()) != MilestoneType.ENDED) {
                in.add(party.city());
            }
        }
        return in;
    }

    /** When a side left; null where it did not, or that is unknown. Of two, an end is told as such. */
    public static EdtfDate left(PartnershipDraft partnership, PartyDraft party) {
        return party.left() == null && partnership.parties().size() > 2 ? declared(partnership, party) : party.left();
    }

    private static EdtfDate declared(PartnershipDraft partnership, PartyDraft party) {
        if (EndDeclarations.of(partnership).words().get(party.city()) != MilestoneType.ENDED) {
            return null;
        }
        return MilestoneOrder.inTime(partnership.milestones()).stream()
                .filter(milestone ->
                        milestone.type() == MilestoneType.ENDED && party.city().equals(milestone.by()))
                .map(MilestoneDraft::date)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether a city was a side as of a day. */
    public static boolean wasIn(PartnershipDraft partnership, PartyDraft party, EdtfDate day, Certainty certainty) {
        EdtfDate left = left(partnership, party);
        Certainty opposite = certainty == Certainty.POSSIBLE ? Certainty.CERTAIN : Certainty.POSSIBLE;
        return (party.joined() == null || party.joined().begunBy(day, certainty))
                && (left == null || !left.overBy(day, opposite));
    }

    /** When fewer than two sides were left; null where that did not happen, or when is unknown. */
    static EdtfDate fewerThanTwo(PartnershipDraft partnership) {
        List<EdtfDate> leavings = partnership.parties().stream()
                .map(party -> party.left() == null ? declared(partnership, party) : party.left())
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(EdtfDate::earliestDay))
                .toList();
        int needed = partnership.parties().size() - 1;
        return leavings.size() < needed ? null : leavings.get(needed - 1);
    }

    /** What is recorded of who came and left, without what sides say by milestones. */
    public static List<EdtfDate> leavings(PartnershipDraft partnership) {
        return partnership.parties().stream()
                .map(PartyDraft::left)
                .filter(Objects::nonNull)
                .toList();
    }
}
