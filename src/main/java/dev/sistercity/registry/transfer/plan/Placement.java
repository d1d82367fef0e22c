package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.Candidate;
import java.util.List;
import java.util.UUID;

/**
 * Which city a side of a row means.
 *
 * @param city of the registry; null where it has none yet, or none is clear
 * @param place of the gazetteer; null for none
 * @param candidates where none is clear
 * @param why it is this one, or none
 */
record Placement(UUID city, GazetteerPlace place, List<Candidate> candidates, String why) {

    static Placement of(Candidate chosen, String why) {
        return new Placement(chosen.city(), chosen.place(), List.of(), why);
    }

    static Placement unclear(List<Candidate> candidates, String why) {
        return new Placement(null, null, candidates, why);
    }

    boolean isClear() {
        return city != null || place != null;
    }
}
