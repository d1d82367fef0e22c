package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.CityMatch;
import dev.sistercity.registry.match.Newcomer;
import java.util.List;
import java.util.UUID;

/**
 * Which city a side of a row means.
 *
 * @param city of the registry; null where it has none yet, or none is clear
 * @param place of the gazetteer; null for none
 * @param newcomer what it shall be registered as where nobody knows it; what the row tells of a city of the registry that is known
 *     by hardly more than its name; null for neither
 * @param candidates where none is clear
 * @param why it is this one, or none
 */
record Placement(UUID city, GazetteerPlace place, Newcomer newcomer, List<Candidate> candidates, String why) {

    static Placement of(CityMatch match) {
        Candidate chosen = match.chosen();
        if (chosen != null) {
            return new Placement(chosen.city(), chosen.place(), match.newcomer(), List.of(), match.why());
        }
        return new Placement(null, null, match.newcomer(), match.candidates(), match.why());
    }

    static Placement of(UUID city, String why) {
        return new Placement(city, null, null, List.of(), why);
    }

    static Placement of(GazetteerPlace place, String why) {
        return new Placement(null, place, null, List.of(), why);
    }

    static Placement unclear(List<Candidate> candidates, String why) {
        return new Placement(null, null, null, candidates, why);
    }

    /** The same, as the city that will be made. */
    Placement as(UUID made) {
        return new Placement(made, place, newcomer, candidates, why);
    }

    boolean isClear() {
        return city != null || place != null || newcomer != null;
    }

    /** Whether nobody has the city yet. */
    boolean isNew() {
        return newcomer != null && city == null;
    }

    /** Where it is; null where only the registry knows. */
    String country() {
        return place != null ? place.countryCode() : newcomer == null ? null : newcomer.country();
    }
}
