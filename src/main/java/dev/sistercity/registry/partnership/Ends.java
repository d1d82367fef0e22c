package dev.sistercity.registry.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the sides say of the end of a partnership, by its milestones: of each side its last word counts. An end stands while
 * somebody has declared it and no side disputes it.
 *
 * @param jointly whether it was ended by all sides together
 * @param words of those sides that have spoken for themselves, by their ids
 */
record Ends(boolean jointly, Map<String, MilestoneType> words) {

    static Ends of(PartnershipDraft partnership) {
        Map<String, MilestoneType> words = new TreeMap<>();
        boolean jointly = false;
        for (MilestoneDraft milestone : partnership.milestones()) {
            if (tells(milestone) && milestone.by() != null) {
                words.put(milestone.by(), milestone.type());
            }
            jointly |= milestone.by() == null && milestone.type() == MilestoneType.ENDED;
        }
        return new Ends(jointly, words);
    }

    static boolean tells(MilestoneDraft milestone) {
        return milestone.type() == MilestoneType.ENDED || milestone.type() == MilestoneType.END_DISPUTED;
    }

    boolean stands() {
        return (jointly || words.containsValue(MilestoneType.ENDED))
                && !words.containsValue(MilestoneType.END_DISPUTED);
    }

    /** Those who are known to have ended it, and those who declare it now. */
    List<String> by(List<String> known) {
        List<String> all = new ArrayList<>(known);
        words.forEach((city, word) -> {
            if (word == MilestoneType.ENDED && !all.contains(city)) {
                all.add(city);
            }
        });
        return all;
    }
}
