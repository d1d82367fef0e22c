package dev.sistercity.registry.transfer.resolve;

import dev.sistercity.registry.gazetteer.GazetteerPlace;
import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.CityMatch;
import dev.sistercity.registry.match.NewCity;
import dev.sistercity.registry.match.Pending;
import dev.sistercity.registry.match.api.Explanation;
import java.util.List;
import java.util.UUID;

/**
 * Which city a side of a row means.
 *
 * @param city of the registry; null where it has none yet, or none is clear
 * @param place of the gazetteer; null for none
 * @param newcomer what it shall be registered as where it is unknown; what the row tells of a city of the registry that is known
 *     by hardly more than its name; null for neither
 * @param candidates where none is clear
 * @param why it is this one, or none
 * @param keys by which what is written is found; null where names do not decide
 */
public record Resolution(
        UUID city,
        GazetteerPlace place,
        NewCity newcomer,
        List<Candidate> candidates,
        Explanation why,
        Pending.WrittenKeys keys) {

    public Resolution(UUID city, GazetteerPlace place, NewCity newcomer, List<Candidate> candidates, Explanation why) {
        this(city, place, newcomer, candidates, why, null);
    }

    public static Resolution of(CityMatch match) {
        Candidate chosen = match.chosen();
        if (chosen != null) {
            return new Resolution(
                    chosen.city(), chosen.place(), match.newcomer(), List.of(), match.why(), match.keys());
        }
        return new Resolution(null, null, match.newcomer(), match.candidates(), match.why(), match.keys());
    }

    public static Resolution of(UUID city, Explanation why) {
        return new Resolution(city, null, null, List.of(), why);
    }

    static Resolution of(GazetteerPlace place, Explanation why) {
        return new Resolution(null, place, null, List.of(), why);
    }

    static Resolution unclear(List<Candidate> candidates, Explanation why) {
        return new Resolution(null, null, null, candidates, why);
    }

    /** The same, as the city that will be made. */
    public Resolution as(UUID made) {
        return new Resolution(made, place, newcomer, candidates, why, keys);
    }

    public boolean isClear() {
        return city != null || place != null || newcomer != null;
    }

    /** Whether neither registry nor gazetteer has the city yet. */
    public boolean isNew() {
        return newcomer != null && city == null;
    }

    /** Where it is; null where only the registry knows. */
    public String country() {
        return place != null ? place.countryCode() : newcomer == null ? null : newcomer.country();
    }
}
