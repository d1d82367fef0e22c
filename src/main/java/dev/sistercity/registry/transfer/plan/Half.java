package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.transfer.statement.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A row of which one side is clear.
 *
 * @param first whether it is the first that is not
 * @param clear the city of the registry that the clear side means
 * @param candidates of the other side, by what they are in the registry
 */
record Half(Placer.Placed row, boolean first, UUID clear, Map<UUID, Candidate> candidates) {

    static boolean isOne(Placer.Placed row) {
        return !row.rejected() && row.one().isClear() != row.two().isClear();
    }

    /** Empty where the registry has not the one city, or none of the others. */
    static Optional<Half> of(Placer.Placed row, Ledger ledger) {
        boolean first = !row.one().isClear();
        Placement clear = first ? row.two() : row.one();
        Optional<UUID> partner = ledger.city(clear.city(), clear.place());
        Map<UUID, Candidate> candidates = new LinkedHashMap<>();
        for (Candidate candidate : (first ? row.one() : row.two()).candidates()) {
            ledger.city(candidate.city(), candidate.place())
                    .filter(city -> !partner.equals(Optional.of(city)))
                    .ifPresent(city -> candidates.put(city, candidate));
        }
        return partner.filter(city -> !candidates.isEmpty()).map(city -> new Half(row, first, city, candidates));
    }

    Side unclear() {
        return first ? row.statement().one() : row.statement().two();
    }

    /** Why it is not clear. */
    String why() {
        return (first ? row.one() : row.two()).why();
    }

    /** Of each candidate the two cities that would be partners. */
    Set<Set<UUID>> pairs() {
        return candidates.keySet().stream().map(this::pair).collect(Collectors.toSet());
    }

    Set<UUID> pair(UUID candidate) {
        return Set.of(clear, candidate);
    }

    Placer.Placed with(UUID meant) {
        Candidate candidate = candidates.get(meant);
        Placement placement =
                new Placement(meant, candidate.place(), null, List.of(), "the only one that is a partner of the other");
        return new Placer.Placed(row.statement(), first ? placement : row.one(), first ? row.two() : placement, false);
    }
}
