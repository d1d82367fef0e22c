package dev.sistercity.registry.match;

import dev.sistercity.registry.gazetteer.GazetteerPlace;
import java.util.List;
import java.util.UUID;

/**
 * What a query may mean: a city of the registry, a place of the gazetteer, or both where they are the same.
 *
 * @param city null for none
 * @param place null for none
 * @param score from 0 to 1: for the order only, what is chosen follows from a rule
 * @param reasons what speaks for it and against it, in words
 */
public record Candidate(UUID city, GazetteerPlace place, double score, List<String> reasons) {

    public Candidate {
        reasons = List.copyOf(reasons);
    }
}
