package dev.sistercity.registry.transfer;

import dev.sistercity.registry.transfer.plan.ImportPlan;
import dev.sistercity.registry.transfer.plan.ImportPlanner;
import dev.sistercity.registry.transfer.plan.PartnerDisambiguation;
import dev.sistercity.registry.transfer.plan.api.RowClass;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes the rows that wait to be reviewed once more, after an import: what it brought may tell what they mean. So the same list again
 * changes nothing. Rows of the same sender alone, as they are written in his name.
 */
@Singleton
class OpenRowRematch {

    private static final int AT_ONCE = 500;
    /** A row that is settled may settle others; a list in which this goes on and on is left to its next import. */
    private static final int ROUNDS = 10;

    private final ImportTransactions transactions;
    private final OpenRows open;
    private final StatementResolver placing;
    private final ImportPlanner planner;
    private final PartnerDisambiguation partnerDisambiguation;
    private final RowStore rows;

    OpenRowRematch(
            ImportTransactions transactions,
            OpenRows open,
            StatementResolver placing,
            ImportPlanner planner,
            PartnerDisambiguation partnerDisambiguation,
            RowStore rows) {
        this.transactions = transactions;
        this.open = open;
        this.placing = placing;
        this.planner = planner;
        this.partnerDisambiguation = partnerDisambiguation;
        this.rows = rows;
    }

    /**
     * A row that can be decided now.
     *
     * @param told by which partnership; null where its names alone are clear
     */
    private record RematchedRow(
            OpenRows.Open row, CityResolver.ResolvedRow placed, PartnerDisambiguation.ClearedRow told) {}

    /** One time through. */
    private record Round(ImportWork work, CityResolver placer, Set<OpenRows.Key> taken) {}

    void after(ImportWork work) {
        Set<OpenRows.Key> taken = new HashSet<>();
        for (int i = 0; i < ROUNDS; i++) {
            transactions.await(work);
            int before = taken.size();
            Round round = new Round(work, placing.placer(work.run().actor()), taken);
            through(round, false);
            if (work.isDry()) {
                through(round, true);
            }
            if (taken.size() == before) {
                return;
            }
        }
    }

    private void through(Round round, boolean ofDryRun) {
        OpenRows.Key after = OpenRows.Key.FIRST;
        for (List<OpenRows.Open> page; !(page = page(round, ofDryRun, after)).isEmpty(); ) {
            round.work().run().proceed();
            after = page.get(page.size() - 1).key();
            long begun = System.nanoTime();
            List<RematchedRow> settled = settled(round, page);
            round.work().matched(begun);
            Map<UUID, List<RematchedRow>> byList = new LinkedHashMap<>();
            settled.forEach(one -> byList.computeIfAbsent(one.row().source(), none -> new ArrayList<>())
                    .add(one));
            // A row that is refused even alone stays open, as it was, and waits for a review.
            byList.forEach((list, ofList) ->
                    Attempts.together(ofList, some -> write(round, list, some), (refused, why) -> {}));
        }
    }

    private List<OpenRows.Open> page(Round round, boolean ofDryRun, OpenRows.Key after) {
        ImportWork work = round.work();
        return placing.reading(() -> ofDryRun
                ? open.page(work.run().id(), work.list(), after, AT_ONCE)
                : open.page(work.run().actor(), work.isDry() ? work.list() : null, after, AT_ONCE));
    }

    private List<RematchedRow> settled(Round round, List<OpenRows.Open> page) {
        return placing.reading(() -> {
            List<OpenRows.Open> left = page.stream()
                    .filter(row -> !round.taken().contains(row.key()))
                    .toList();
            List<CityResolver.ResolvedRow> placed =
                    placing.place(left.stream().map(OpenRows.Open::statement).toList(), round.placer());
            ImportPlan book = round.work().book();
            if (round.work().isDry()) {
                placed = placed.stream().map(row -> planner.looked(row, book)).toList();
            }
            List<PartnerDisambiguation.UnclearRow> asked = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                asked.add(new PartnerDisambiguation.UnclearRow(
                        placed.get(i), left.get(i).source()));
            }
            List<Optional<PartnerDisambiguation.ClearedRow>> told =
                    partnerDisambiguation.tell(asked, book, rows::kindAssumed);
            List<RematchedRow> settled = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                PartnerDisambiguation.ClearedRow by = told.get(i).orElse(null);
                CityResolver.ResolvedRow row = by == null ? placed.get(i) : by.row();
                if (row.isDecided()) {
                    settled.add(new RematchedRow(left.get(i), row, by));
                }
            }
            return settled;
        });
    }

    private void write(Round round, UUID list, List<RematchedRow> settled) {
        ImportWork work = round.work();
        List<OpenRows.Key> taken = new ArrayList<>();
        transactions.write(work, 0, step -> {
            taken.clear();
            Set<OpenRows.Key> held = work.isDry()
                    ? Set.of()
                    : open.locked(settled.stream().map(one -> one.row().key()).toList());
            List<RematchedRow> still = settled.stream()
                    .filter(one -> work.isDry() || held.contains(one.row().key()))
                    .toList();
            List<RowResult> results =
                    step.take(list, still.stream().map(RematchedRow::placed).toList());
            for (int i = 0; i < still.size(); i++) {
                if (results.get(i).rowClass() != RowClass.TO_REVIEW) {
                    taken.add(still.get(i).row().key());
                    note(work, still.get(i), results.get(i));
                }
            }
        });
        round.taken().addAll(taken);
    }

    private void note(ImportWork work, RematchedRow settled, RowResult result) {
        OpenRows.Open row = settled.row();
        boolean ours = row.key().importId().equals(work.run().id());
        RowResult noted = result;
        if (!ours && settled.told() != null) {
            String earlier = "«" + open.title(row.source()) + "» told of it before, and asked which city it means";
            if (open.credit(work.run().id(), settled.told().partnership(), earlier)) {
                noted = noted.as(RowClass.CREATED);
            }
        }
        if (ours || !work.isDry()) {
            open.note(
                    row.key(),
                    result.rowClass() == RowClass.REJECTED
                            ? result
                            : noted.because(why(work, settled, ours), work.isDry()),
                    "import:" + work.run().id());
        }
    }

    private String why(ImportWork work, RematchedRow settled, boolean ours) {
        if (settled.told() != null) {
            UUID source = settled.told().source();
            return "settled by " + (source == null ? "the registry" : "«" + open.title(source) + "»")
                    + ": one alone of the candidates is a partner of the other city";
        }
        return ours
                ? "settled by a later row, which tells which city is meant"
                : "settled by «" + open.title(work.list()) + "», which tells which city is meant";
    }
}
