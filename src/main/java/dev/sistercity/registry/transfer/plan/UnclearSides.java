package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.match.Candidate;
import dev.sistercity.registry.match.api.Reason;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
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
record UnclearSides(CityResolver.ResolvedRow row, Map<UUID, Candidate> ones, Map<UUID, Candidate> twos) {

    /** Two cities of which a row may be. */
    record Pair(UUID one, UUID two) {

        Set<UUID> cities() {
            return Set.of(one, two);
        }
    }

    static boolean areAsked(CityResolver.ResolvedRow row) {
        return !row.rejected() && row.more().isEmpty() && !row.isClear();
    }

    /** Empty where the registry has nothing that a side may be. */
    static Optional<UnclearSides> of(CityResolver.ResolvedRow row, PlannedRecords plannedRecords) {
        Map<UUID, Candidate> ones = options(row.one(), plannedRecords);
        Map<UUID, Candidate> twos = options(row.two(), plannedRecords);
        return ones.isEmpty() || twos.isEmpty() ? Optional.empty() : Optional.of(new UnclearSides(row, ones, twos));
    }

    private static Map<UUID, Candidate> options(Resolution resolution, PlannedRecords plannedRecords) {
        List<Candidate> candidates = resolution.isClear()
                ? List.of(new Candidate(resolution.city(), resolution.place(), 1, List.of()))
                : resolution.candidates();
        Map<UUID, Candidate> options = new LinkedHashMap<>();
        candidates.forEach(candidate -> plannedRecords
                .city(candidate.city(), candidate.place())
                .ifPresent(city -> options.put(city, candidate)));
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
    record Unclear(Side side, Reason why, UUID city, Candidate candidate, boolean alone) {}

    List<Unclear> unclear(Pair meant) {
        Unclear one = new Unclear(
                row.statement().one(),
                row.one().why().reason(),
                meant.one(),
                ones.get(meant.one()),
                row.one().candidates().size() == 1);
        Unclear two = new Unclear(
                row.statement().two(),
                row.two().why().reason(),
                meant.two(),
                twos.get(meant.two()),
                row.two().candidates().size() == 1);
        return row.one().isClear() ? List.of(two) : row.two().isClear() ? List.of(one) : List.of(one, two);
    }

    CityResolver.ResolvedRow with(Pair meant) {
        return new CityResolver.ResolvedRow(
                row.statement(),
                row.one().isClear() ? row.one() : placed(meant.one(), ones),
                row.two().isClear() ? row.two() : placed(meant.two(), twos),
                false);
    }

    private static Resolution placed(UUID meant, Map<UUID, Candidate> options) {
        return new Resolution(meant, options.get(meant).place(), null, List.of(), Reason.ONLY_PARTNER.explained());
    }
}
