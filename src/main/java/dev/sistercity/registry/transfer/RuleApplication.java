package dev.sistercity.registry.transfer;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.transfer.plan.ImportPlan;
import dev.sistercity.registry.transfer.plan.ImportPlanner;
import dev.sistercity.registry.transfer.plan.ImportWriter;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Takes rows once more after their names were decided in review; in the caller's transaction. */
@Singleton
public class RuleApplication {

    private final StatementResolver placing;
    private final ImportPlanner planner;
    private final ImportWriter writer;
    private final ListSources sources;
    private final RowStore rows;

    RuleApplication(
            StatementResolver placing, ImportPlanner planner, ImportWriter writer, ListSources sources, RowStore rows) {
        this.placing = placing;
        this.planner = planner;
        this.writer = writer;
        this.sources = sources;
        this.rows = rows;
    }

    /**
     * A list as one sender imported it.
     *
     * @param source of the list
     * @param sender name of who imported it
     */
    public record ListOfSender(UUID source, String sender) {}

    /**
     * @param statements of one list
     * @param before what was written in the same transaction, to which this is added
     * @param changes to which is added what was written
     * @return what became of each, in their order
     */
    public List<RowResult> take(
            List<Statement> statements, ListOfSender list, Actor actor, ImportPlan before, List<Change> changes) {
        List<CityResolver.ResolvedRow> placed = placing.place(statements, placing.placer(list.sender()));
        ImportPlan.ImportOrder order =
                new ImportPlan.ImportOrder(actor, list.source(), sources.gazetteer(actor, changes), rows::kindAssumed);
        ImportPlan book = new ImportPlan();
        book.follow(before);
        List<RowResult> results = planner.plan(placed, book, order);
        changes.addAll(writer.write(book, order));
        before.follow(book);
        return results;
    }
}
