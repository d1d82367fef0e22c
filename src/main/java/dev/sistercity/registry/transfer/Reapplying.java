package dev.sistercity.registry.transfer;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.transfer.plan.Placer;
import dev.sistercity.registry.transfer.plan.Posting;
import dev.sistercity.registry.transfer.plan.RowResult;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Takes rows once more, after somebody decided what their names mean; in the caller's transaction. */
@Singleton
public class Reapplying {

    private final StatementPlacing placing;
    private final Posting posting;
    private final ListSources sources;
    private final RowStore rows;

    Reapplying(StatementPlacing placing, Posting posting, ListSources sources, RowStore rows) {
        this.placing = placing;
        this.posting = posting;
        this.sources = sources;
        this.rows = rows;
    }

    /**
     * @param statements of one list
     * @param list the source of it
     * @param sender name of who imported it
     * @param changes to which is added what was written
     * @return what became of each, in their order
     */
    public List<RowResult> take(
            List<Statement> statements, UUID list, String sender, Actor actor, List<Change> changes) {
        List<Placer.Placed> placed = placing.place(statements, placing.placer(sender));
        Posting.Order order = new Posting.Order(actor, list, sources.gazetteer(actor, changes), rows::kindAssumed);
        Posting.Book book = new Posting.Book();
        List<RowResult> results = posting.plan(placed, book, order);
        changes.addAll(posting.write(book, order));
        return results;
    }
}
