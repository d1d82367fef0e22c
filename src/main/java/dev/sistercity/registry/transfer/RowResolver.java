package dev.sistercity.registry.transfer;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Decisions;
import dev.sistercity.registry.transfer.statement.RejectedRowException;
import dev.sistercity.registry.transfer.statement.Statement;
import dev.sistercity.registry.transfer.statement.StatementReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads rows, and finds the cities that they mean. */
@Singleton
class RowResolver {

    private static final int TIMEOUT_SECONDS = 300;

    private final CityMatcher matcher;
    private final PlaceStore gazetteer;
    private final CityReferences references;
    private final DecisionStore decisions;
    private final Sql sql;

    RowResolver(
            CityMatcher matcher, PlaceStore gazetteer, CityReferences references, DecisionStore decisions, Sql sql) {
        this.matcher = matcher;
        this.gazetteer = gazetteer;
        this.references = references;
        this.decisions = decisions;
        this.sql = sql;
    }

    /** What reads and places the rows of one list. */
    record ListReader(StatementReader reader, CityResolver placer) {}

    /**
     * @param placed null where the row is rejected
     * @param fault why
     */
    record ReadRow(ListRow row, CityResolver.ResolvedRow placed, String fault) {

        ReadRow rejected(String why) {
            return new ReadRow(row, null, why);
        }
    }

    /** @param actor name of who imports: whose decisions count */
    ListReader begin(StatementReader reader, String actor) {
        gazetteer.latest();
        return new ListReader(reader, placer(decisions.of(actor)));
    }

    CityResolver placer(Decisions decided) {
        return new CityResolver(matcher, gazetteer, references, decided);
    }

    List<ReadRow> place(List<ListRow> rows, ListReader reading) {
        Map<ListRow, Statement> statements = new HashMap<>();
        List<ReadRow> read = new ArrayList<>(rows.size());
        for (ListRow row : rows) {
            try {
                statements.put(row, reading.reader().read(row));
                read.add(null);
            } catch (RejectedRowException rejected) {
                read.add(new ReadRow(row, null, rejected.getMessage()));
            }
        }
        return reading(() -> {
            Map<Identifier, UUID> identified = identified(statements.values().stream()
                    .flatMap(statement -> statement.sides().stream())
                    .flatMap(side -> side.identifiers().stream())
                    .toList());
            for (int i = 0; i < rows.size(); i++) {
                if (read.get(i) == null) {
                    Statement statement = statements.get(rows.get(i));
                    read.set(i, new ReadRow(rows.get(i), reading.placer().place(statement, identified), null));
                }
            }
            return read;
        });
    }

    /** Work that only reads, in a transaction of its own: on a busy machine the names of a thousand rows take longer than a write may. */
    <T> T reading(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            sql.allowPauses();
            return work.get();
        });
    }

    private Map<Identifier, UUID> identified(List<Identifier> identifiers) {
        return identifiers.isEmpty() ? Map.of() : references.withIdentifiers(identifiers);
    }
}
