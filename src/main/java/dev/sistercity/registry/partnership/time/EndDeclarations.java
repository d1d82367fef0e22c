package dev.sistercity.registry.partnership.time;

import dev.sistercity.registry.partnership.api.MilestoneDraft;
import dev.sistercity.registry.partnership.api.MilestoneType;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the sides say of the end of a partnership, by its milestones: of each side its last word counts. What no side says alone,
 * all sides say.
 *
 * @param jointly whether it was ended by all sides together
 * @param disputedBySome whether the end is disputed by a side that the milestone does not name
 * @param remaining how many sides have neither left nor ended it
 * @param words of those sides that have spoken for themselves, by their ids
 */
public record EndDeclarations(
        boolean jointly, boolean disputedBySome, int remaining, Map<String, MilestoneType> words) {

    static final EndDeclarations NONE = new EndDeclarations(false, false, 2, Map.of());

    public static EndDeclarations of(PartnershipDraft partnership) {
        return of(partnership, date -> true);
    }

    /** As of a day, in days since 1970-01-01: without what is still to come. */
    static EndDeclarations of(PartnershipDraft partnership, long today) {
        return of(partnership, date -> MilestoneOrder.hasCome(date, today));
    }

    /** @param counts whether what has this date, null for unknown, had been said */
    static EndDeclarations of(PartnershipDraft partnership, Predicate<EdtfDate> counts) {
        Map<String, MilestoneDraft> last = new TreeMap<>();
        for (MilestoneDraft milestone : MilestoneOrder.inTime(partnership.milestones())) {
            if (tells(milestone) && counts.test(milestone.date())) {
                if (milestone.by() == null && milestone.type() == MilestoneType.ENDED) {
                    // A dispute is settled by an end of all sides that certainly came after it.
                    last.values()
                            .removeIf(word -> word.type() == MilestoneType.END_DISPUTED
                                    && MilestoneOrder.isBefore(word.date(), milestone.date()));
                }
                last.put(milestone.by() == null ? unnamed(milestone) : milestone.by(), milestone);
            }
        }
        boolean jointly = last.remove(unnamed(MilestoneType.ENDED)) != null;
        boolean disputed = last.remove(unnamed(MilestoneType.END_DISPUTED)) != null;
        Map<String, MilestoneType> words = new TreeMap<>();
        last.forEach((city, word) -> words.put(city, word.type()));
        return new EndDeclarations(jointly, disputed, remaining(partnership, words, counts), words);
    }

    private static int remaining(
            PartnershipDraft partnership, Map<String, MilestoneType> words, Predicate<EdtfDate> counts) {
        return (int) partnership.parties().stream()
                .filter(party -> party.left() == null || !counts.test(party.left()))
                .filter(party -> words.get(party.city()) != MilestoneType.ENDED)
                .count();
    }

    private static String unnamed(MilestoneDraft milestone) {
        return unnamed(milestone.type());
    }

    /** Stands for a side in place of its id. */
    private static String unnamed(MilestoneType type) {
        return type.name();
    }

    public static boolean tells(MilestoneDraft milestone) {
        return milestone.type() == MilestoneType.ENDED || milestone.type() == MilestoneType.END_DISPUTED;
    }

    /** Whether it has ended by these words, if no side disputes that: for all sides, or as fewer than two are left. */
    boolean declared() {
        return jointly || remaining < 2;
    }

    boolean disputed() {
        return disputedBySome || words.containsValue(MilestoneType.END_DISPUTED);
    }

    /**
     * The sides that ended it: those that are known to have, and those that declare it now.
     *
     * @param known ids, without those that have taken their word back
     * @param before what was said before
     */
    List<String> by(List<String> known, EndDeclarations before) {
        List<String> all = new ArrayList<>(standing(known, before));
        words.forEach((city, word) -> {
            if (word == MilestoneType.ENDED && !all.contains(city)) {
                all.add(city);
            }
        });
        return all;
    }

    /** The sides that are known to have ended it, without those that have taken their word back. */
    List<String> standing(List<String> known, EndDeclarations before) {
        return known.stream()
                .filter(city -> words.get(city) != MilestoneType.END_DISPUTED)
                .filter(city -> before.words.get(city) != MilestoneType.ENDED || words.containsKey(city))
                .toList();
    }
}
