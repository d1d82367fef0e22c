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
 * A row of which a side or both are not clear, with what they may be.
 *
 * @param ones by what they are in the registry; of a clear side the city alone
 * @param twos the same, of the other side
 */
record Sides(Placer.Placed row, Map<UUID, Candidate> ones, Map<UUID, Candidate> twos) {

    /** Two cities of which a row may be. */
    record Pair(UUID one, UUID two) {

        Set<UUID> cities() {
            return Set.of(one, two);
        }
    }

    static boolean areAsked(Placer.Placed row) {
        return !row.rejected() && !(row.one().isClear() && row.two().isClear());
    }

    /** Empty where the registry has nothing that a side may be. */
    static Optional<Sides> of(Placer.Placed row, Ledger ledger) {
        Map<UUID, Candidate> ones = options(row.one(), ledger);
        Map<UUID, Candidate> twos = options(row.two(), ledger);
        return ones.isEmpty() || twos.isEmpty() ? Optional.empty() : Optional.of(new Sides(row, ones, twos));
    }

    private static Map<UUID, Candidate> options(Placement placement, Ledger ledger) {
        List<Candidate> candidates = placement.isClear()
                ? List.of(new Candidate(placement.city(), placement.place(), 1, List.of()))
                : placement.candidates();
        Map<UUID, Candidate> options = new LinkedHashMap<>();
        candidates.forEach(candidate ->
                ledger.city(candidate.city(), candidate.place()).ifPresent(city -> options.put(city, candidate)));
        return options;
    }

    List<Pair> pairs() {
        return ones.keySet().stream()
                .flatMap(one ->
                        twos.keySet().stream().filter(two -> !two.equals(one)).map(two -> new Pair(one, two)))
                .toList();
    }

    Set<Set<UUID>> partners() {
        return pairs().stream().map(Pair::cities).collect(Collectors.toSet());
    }

    /**
     * A side that is not clear, and what it means if it is about a pair.
     *
     * @param why it is not clear
     * @param alone whether nothing else is known that it may mean
     */
    record Unclear(Side side, String why, UUID city, Candidate candidate, boolean alone) {}

    List<Unclear> unclear(Pair meant) {
        Unclear one = new Unclear(
                row.statement().one(),
                row.one().why(),
                meant.one(),
                ones.get(meant.one()),
                row.one().candidates().size() == 1);
        Unclear two = new Unclear(
                row.statement().two(),
                row.two().why(),
                meant.two(),
                twos.get(meant.two()),
                row.two().candidates().size() == 1);
        return row.one().isClear() ? List.of(two) : row.two().isClear() ? List.of(one) : List.of(one, two);
    }

    Placer.Placed with(Pair meant) {
        return new Placer.Placed(
                row.statement(),
                row.one().isClear() ? row.one() : placed(meant.one(), ones),
                row.two().isClear() ? row.two() : placed(meant.two(), twos),
                false);
    }

    private static Placement placed(UUID meant, Map<UUID, Candidate> options) {
        return new Placement(
                meant, options.get(meant).place(), null, List.of(), "the only one that is a partner of the other");
    }
}
