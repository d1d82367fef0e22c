package dev.sistercity.registry.transfer;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartyDraft;
import dev.sistercity.registry.transfer.plan.EarlierAnswer;
import dev.sistercity.registry.transfer.read.ListRow;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import dev.sistercity.registry.transfer.resolve.Decisions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gives the rows of a list that is imported again the meaning they had before, as long as the registry has what was made of them. */
@Singleton
class EarlierAnswers {

    private static final int TIMEOUT_SECONDS = 300;

    private final EarlierRows earlier;
    private final DecisionStore decisions;
    private final EarlierAnswer earlierAnswer;
    private final Catalog catalog;
    private final PartnershipCollection partnerships;

    EarlierAnswers(
            EarlierRows earlier,
            DecisionStore decisions,
            EarlierAnswer earlierAnswer,
            Catalog catalog,
            PartnershipCollection partnerships) {
        this.earlier = earlier;
        this.decisions = decisions;
        this.earlierAnswer = earlierAnswer;
        this.catalog = catalog;
        this.partnerships = partnerships;
    }

    /** What is known of a list from before. */
    record Memory(List<UUID> imports, Decisions decisions) {}

    /** @param source of the list; null for one that is not registered yet */
    Memory of(UUID source, UUID importId, String actor) {
        List<UUID> imports = source == null ? List.of() : earlier.imports(source, importId);
        return new Memory(imports, imports.isEmpty() ? Decisions.NONE : decisions.of(actor));
    }

    /** @param batch rows that follow each other */
    List<RowResolver.ReadRow> recalled(List<RowResolver.ReadRow> batch, Memory memory) {
        if (memory.imports().isEmpty()) {
            return batch;
        }
        List<ListRow> rows = batch.stream().map(RowResolver.ReadRow::row).toList();
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            Map<String, UUID> before = earlier.partnerships(memory.imports(), rows);
            Map<Identifier, UUID> known = earlierAnswer.known(batch.stream()
                    .map(RowResolver.ReadRow::placed)
                    .filter(Objects::nonNull)
                    .toList());
            Snapshot snapshot = catalog.snapshot();
            return batch.stream()
                    .map(read -> recalled(read, before.get(read.row().text()), known, memory, snapshot))
                    .toList();
        });
    }

    private RowResolver.ReadRow recalled(
            RowResolver.ReadRow read, UUID before, Map<Identifier, UUID> known, Memory memory, Snapshot snapshot) {
        if (before == null || read.placed() == null) {
            return read;
        }
        Set<UUID> cities = snapshot.find(partnerships, before)
                .map(entry -> entry.draft().parties().stream()
                        .map(PartyDraft::city)
                        .map(UUID::fromString)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        CityResolver.ResolvedRow placed = cities.size() == 2
                ? earlierAnswer.recalled(read.placed(), cities, known, memory.decisions())
                : read.placed();
        return new RowResolver.ReadRow(read.row(), placed, null);
    }
}
