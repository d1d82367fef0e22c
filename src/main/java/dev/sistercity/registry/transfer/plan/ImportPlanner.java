package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.resolve.CityLabels;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Resolution;
import dev.sistercity.registry.transfer.statement.Side;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Plans what resolved rows change in the registry, in the caller's transaction. {@link ImportWriter} writes it. */
@Singleton
public class ImportPlanner {

    private final KnownRecords known;
    private final ReferenceSources referenceSources;
    private final Jurisdiction jurisdiction;
    private final CityMatcher matcher;
    private final CityLabels names;

    ImportPlanner(
            KnownRecords known,
            ReferenceSources referenceSources,
            Jurisdiction jurisdiction,
            CityMatcher matcher,
            CityLabels names) {
        this.known = known;
        this.referenceSources = referenceSources;
        this.jurisdiction = jurisdiction;
        this.matcher = matcher;
        this.names = names;
    }

    /** What becomes of each row, in their order. */
    public List<RowResult> plan(List<CityResolver.ResolvedRow> rows, ImportPlan book, ImportPlan.ImportOrder order) {
        UnknownCityRematch newcomers = new UnknownCityRematch(matcher, book.ledger, names);
        identify(rows, book.ledger);
        IdentifiedSides identified = new IdentifiedSides(matcher, book.ledger, names);
        SameNamePairs sameNamePairs = new SameNamePairs(matcher, book.ledger);
        List<CityResolver.ResolvedRow> settled = rows.stream()
                .map(newcomers::settle)
                .map(row -> row.rejected() ? row : sameNamePairs.settle(identified.settle(row)))
                .toList();
        load(settled, book.ledger, order);
        Planner planner = new Planner(book.ledger, new Evidence(order.list()), order.actor(), jurisdiction, names);
        List<RowResult> results = new ArrayList<>(rows.size());
        settled.forEach(row -> results.add(planner.plan(row)));
        book.ledger.forgetUnmade();
        return results;
    }

    /**
     * A row as its names mean it with all that rows of a dry run would have made.
     *
     * @param book of the whole dry run
     */
    public CityResolver.ResolvedRow looked(CityResolver.ResolvedRow row, ImportPlan book) {
        return new UnknownCityRematch(matcher, book.ledger, names).looked(row);
    }

    /** What the registry has of the identifiers that rows give, and of the places that they mean. */
    private void identify(List<CityResolver.ResolvedRow> rows, PlannedRecords plannedRecords) {
        known.identify(
                rows.stream()
                        .flatMap(row ->
                                Stream.concat(row.statement().sides().stream().map(Side::identifier), places(row))),
                plannedRecords);
    }

    private static Stream<Identifier> places(CityResolver.ResolvedRow row) {
        return row.sides().stream().map(Resolution::place).flatMap(KnownRecords::identifiers);
    }

    private void load(
            List<CityResolver.ResolvedRow> rows, PlannedRecords plannedRecords, ImportPlan.ImportOrder order) {
        known.identify(rows.stream().flatMap(ImportPlanner::places), plannedRecords);
        referenceSources.find(rows, plannedRecords);
        Set<Set<UUID>> pairs = new HashSet<>();
        rows.forEach(row -> {
            Set<UUID> cities = new HashSet<>();
            row.sides().forEach(side -> cities.add(city(side, plannedRecords)));
            boolean whole =
                    !cities.contains(null) && cities.size() == row.sides().size();
            if (whole) {
                pairs.add(cities);
            }
        });
        known.load(pairs, plannedRecords, order.kindAssumed());
    }

    private static UUID city(Resolution resolution, PlannedRecords plannedRecords) {
        return plannedRecords.city(resolution.city(), resolution.place()).orElse(null);
    }
}
