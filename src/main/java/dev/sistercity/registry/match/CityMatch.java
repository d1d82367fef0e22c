package dev.sistercity.registry.match;

import dev.sistercity.registry.match.api.Explanation;
import java.util.List;

/**
 * What was found for a query.
 *
 * @param candidates the best first
 * @param chosen the one of them that is safe to take; null for none
 * @param why the rule that chose, or the reason why none is chosen
 * @param newcomer what a city would be that is not known yet; where one is chosen that only the registry knows, and not where it
 *     is, what the query tells of that; else null
 * @param keys by which the query is found
 */
public record CityMatch(
        CityQuery query,
        List<Candidate> candidates,
        Candidate chosen,
        Explanation why,
        NewCity newcomer,
        Pending.WrittenKeys keys) {

    public CityMatch {
        candidates = List.copyOf(candidates);
    }
}
