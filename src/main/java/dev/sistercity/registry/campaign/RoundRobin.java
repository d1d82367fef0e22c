package dev.sistercity.registry.campaign;

import dev.sistercity.registry.campaign.api.MediumDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which media are shown, so that every city comes as often as any other: in each round every city has one turn, in
 * the order of their ids, and shows its next medium, beginning again after its last. There are as many rounds as the city with
 * the most media has media; then all begins anew. The same media are always shown in the same order.
 */
final class RoundRobin {

    private RoundRobin() {}

    /** @param media in the order of the campaign */
    static List<MediumDraft> of(List<MediumDraft> media) {
        Map<String, List<MediumDraft>> byCity = new TreeMap<>(Comparator.naturalOrder());
        media.forEach(medium ->
                byCity.computeIfAbsent(medium.city(), city -> new ArrayList<>()).add(medium));
        int rounds = byCity.values().stream().mapToInt(List::size).max().orElse(0);
        List<MediumDraft> order = new ArrayList<>(rounds * byCity.size());
        for (int round = 0; round < rounds; round++) {
            for (List<MediumDraft> ofCity : byCity.values()) {
                order.add(ofCity.get(round % ofCity.size()));
            }
        }
        return order;
    }
}
