package dev.sistercity.registry.transfer;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.transfer.plan.Placer;
import dev.sistercity.registry.transfer.plan.Posting;
import dev.sistercity.registry.transfer.plan.RowResult;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes rows once more, after somebody decided what their names mean; in the caller's transaction. */
@Singleton
public class Reapplying {

    private final Placing placing;
    private final Posting posting;
    private final ListSources sources;
    private final RowStore rows;
    private final DecisionStore decisions;
    private final CityReferences references;

    Reapplying(
            Placing placing,
            Posting posting,
            ListSources sources,
            RowStore rows,
            DecisionStore decisions,
            CityReferences references) {
        this.placing = placing;
        this.posting = posting;
        this.sources = sources;
        this.rows = rows;
        this.decisions = decisions;
        this.references = references;
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
        Placer placer = placing.placer(decisions.of(sender));
        List<Identifier> identifiers = statements.stream()
                .flatMap(statement -> Stream.of(statement.one(), statement.two()))
                .map(side -> side.identifier())
                .filter(Objects::nonNull)
                .toList();
        Map<Identifier, UUID> identified = identifiers.isEmpty() ? Map.of() : references.withIdentifiers(identifiers);
        List<Placer.Placed> placed = new ArrayList<>();
        statements.forEach(statement -> placed.add(placer.place(statement, identified)));
        Posting.Order order = new Posting.Order(actor, list, sources.gazetteer(actor, changes), rows::kindAssumed);
        Posting.Book book = new Posting.Book();
        List<RowResult> results = posting.plan(placed, book, order);
        changes.addAll(posting.write(book, order));
        return results;
    }
}
