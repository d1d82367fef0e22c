package dev.sistercity.registry.match;

import dev.sistercity.registry.match.api.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final int MOST_CANDIDATES = 10;

    /** What was found, in the words of an answer. */
    static CityMatch of(ParsedQuery parsedQuery, CityMatcher.MatchAnswer answer) {
        Candidate chosen = answer.chosen() == null ? null : answer.chosen().candidate();
        List<Candidate> candidates = new ArrayList<>();
        if (chosen != null) {
            candidates.add(chosen);
        }
        answer.found().stream()
                .filter(one -> answer.chosen() == null || !one.isSame(answer.chosen()))
                .map(WeighedCandidate::candidate)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(MOST_CANDIDATES - candidates.size())
                .forEach(candidates::add);
        String note = chosen != null && parsedQuery.hasLostItsPoint()
                ? "; the coordinates are not in the country, and were left out"
                : "";
        return new CityMatch(
                parsedQuery.query(),
                candidates,
                chosen,
                answer.why().with(note),
                answer.newcomer(),
                Pending.WrittenKeys.of(parsedQuery));
    }
}
