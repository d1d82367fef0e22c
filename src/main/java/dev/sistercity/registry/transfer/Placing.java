package dev.sistercity.registry.transfer;

import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.match.CityMatcher;
import dev.sistercity.registry.transfer.plan.Decisions;
import dev.sistercity.registry.transfer.plan.Placer;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.statement.Mapping;
import dev.sistercity.registry.transfer.statement.RejectedRowException;
import dev.sistercity.registry.transfer.statement.Statement;
import dev.sistercity.registry.transfer.statement.StatementReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads rows, and finds the cities that they mean. */
@Singleton
class Placing {

    private static final int TIMEOUT_SECONDS = 300;

    private final CityMatcher matcher;
    private final PlaceStore gazetteer;
    private final CityReferences references;
    private final DecisionStore decisions;

    Placing(CityMatcher matcher, PlaceStore gazetteer, CityReferences references, DecisionStore decisions) {
        this.matcher = matcher;
        this.gazetteer = gazetteer;
        this.references = references;
        this.decisions = decisions;
    }

    /** What reads and places the rows of one list. */
    record Reading(StatementReader reader, Placer placer) {}

    /** @param placed null where the row is rejected @param fault why */
    record Read(ListRow row, Placer.Placed placed, String fault) {

        Read rejected(String why) {
            return new Read(row, null, why);
        }
    }

    /** @param actor name of who imports: whose decisions count */
    Reading begin(Mapping mapping, String actor) {
        gazetteer.latest();
        return new Reading(new StatementReader(mapping), placer(decisions.of(actor)));
    }

    Placer placer(Decisions decided) {
        return new Placer(matcher, gazetteer, references, decided);
    }

    List<Read> place(List<ListRow> rows, Reading reading) {
        Map<ListRow, Statement> statements = new HashMap<>();
        List<Read> read = new ArrayList<>(rows.size());
        for (ListRow row : rows) {
            try {
                statements.put(row, reading.reader().read(row));
                read.add(null);
            } catch (RejectedRowException rejected) {
                read.add(new Read(row, null, rejected.getMessage()));
            }
        }
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            Map<Identifier, UUID> identified = identified(statements.values().stream()
                    .flatMap(statement -> Stream.of(statement.one(), statement.two()))
                    .map(side -> side.identifier())
                    .filter(Objects::nonNull)
                    .toList());
            for (int i = 0; i < rows.size(); i++) {
                if (read.get(i) == null) {
                    Statement statement = statements.get(rows.get(i));
                    read.set(i, new Read(rows.get(i), reading.placer().place(statement, identified), null));
                }
            }
            return read;
        });
    }

    private Map<Identifier, UUID> identified(List<Identifier> identifiers) {
        return identifiers.isEmpty() ? Map.of() : references.withIdentifiers(identifiers);
    }
}
