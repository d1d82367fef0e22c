package dev.sistercity.registry.transfer;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.transfer.plan.Placer;
import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the cities that statements mean which were read before; in the caller's transaction. */
@Singleton
class StatementPlacing {

    private final Placing placing;
    private final DecisionStore decisions;
    private final CityReferences references;

    StatementPlacing(Placing placing, DecisionStore decisions, CityReferences references) {
        this.placing = placing;
        this.decisions = decisions;
        this.references = references;
    }

    /** @param sender name of who imported them: whose decisions count, as they are now */
    Placer placer(String sender) {
        return placing.placer(decisions.of(sender));
    }

    /** @return them placed, in their order */
    List<Placer.Placed> place(List<Statement> statements, Placer placer) {
        List<Identifier> identifiers = statements.stream()
                .flatMap(statement -> Stream.of(statement.one(), statement.two()))
                .map(Side::identifier)
                .filter(Objects::nonNull)
                .toList();
        Map<Identifier, UUID> identified = identifiers.isEmpty() ? Map.of() : references.withIdentifiers(identifiers);
        return statements.stream()
                .map(statement -> placer.place(statement, identified))
                .toList();
    }
}
