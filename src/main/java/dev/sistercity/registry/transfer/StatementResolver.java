package dev.sistercity.registry.transfer;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.statement.Statement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Finds the cities that statements mean which were read before; in the caller's transaction. */
@Singleton
class StatementResolver {

    private final RowResolver rowResolver;
    private final DecisionStore decisions;
    private final CityReferences references;

    StatementResolver(RowResolver rowResolver, DecisionStore decisions, CityReferences references) {
        this.rowResolver = rowResolver;
        this.decisions = decisions;
        this.references = references;
    }

    /** @param sender name of who imported them: whose decisions count, as they are now */
    CityResolver placer(String sender) {
        return rowResolver.placer(decisions.of(sender));
    }

    /** Work that only reads, in a transaction of its own, however long it takes. */
    <T> T reading(Supplier<T> work) {
        return rowResolver.reading(work);
    }

    /** @return them placed, in their order */
    List<CityResolver.ResolvedRow> place(List<Statement> statements, CityResolver cityResolver) {
        List<Identifier> identifiers = statements.stream()
                .flatMap(statement -> statement.sides().stream())
                .flatMap(side -> side.identifiers().stream())
                .toList();
        Map<Identifier, UUID> identified = identifiers.isEmpty() ? Map.of() : references.withIdentifiers(identifiers);
        return statements.stream()
                .map(statement -> cityResolver.place(statement, identified))
                .toList();
    }
}
