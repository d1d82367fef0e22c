package dev.sistercity.registry.match;

import java.util.List;

/**
 * What was found for a query.
 *
 * @param candidates the best first
 * @param chosen the one of them that is safe to take; null for none
 * @param why the rule that chose, or why none is chosen
 */
public record CityMatch(CityQuery query, List<Candidate> candidates, Candidate chosen, String why) {

    public CityMatch {
        candidates = List.copyOf(candidates);
    }
}
