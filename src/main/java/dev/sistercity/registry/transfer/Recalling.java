package dev.sistercity.registry.transfer;

import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.city.Identifier;
import dev.sistercity.registry.partnership.PartnershipType;
import dev.sistercity.registry.partnership.PartyDraft;
import dev.sistercity.registry.transfer.plan.Decisions;
import dev.sistercity.registry.transfer.plan.Placer;
import dev.sistercity.registry.transfer.plan.Recall;
import dev.sistercity.registry.transfer.read.ListRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Has the rows of a list that is imported again mean what they meant before, as long as the registry has what was made of them. */
@Singleton
class Recalling {

    private static final int TIMEOUT_SECONDS = 300;

    private final EarlierRows earlier;
    private final DecisionStore decisions;
    private final Recall recall;
    private final Catalog catalog;
    private final PartnershipType partnerships;

    Recalling(
            EarlierRows earlier,
            DecisionStore decisions,
            Recall recall,
            Catalog catalog,
            PartnershipType partnerships) {
        this.earlier = earlier;
        this.decisions = decisions;
        this.recall = recall;
        this.catalog = catalog;
        this.partnerships = partnerships;
    }

    /** What is known of a list from before. */
    record Memory(List<UUID> imports, Decisions decisions) {}

    /** @param source of the list; null for one that nobody knows yet */
    Memory of(UUID source, UUID importId, String actor) {
        List<UUID> imports = source == null ? List.of() : earlier.imports(source, importId);
        return new Memory(imports, imports.isEmpty() ? Decisions.NONE : decisions.of(actor));
    }

    /** @param batch rows that follow each other */
    List<Placing.Read> recalled(List<Placing.Read> batch, Memory memory) {
        if (memory.imports().isEmpty()) {
            return batch;
        }
        List<ListRow> rows = batch.stream().map(Placing.Read::row).toList();
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            Map<String, UUID> before = earlier.partnerships(memory.imports(), rows);
            Map<Identifier, UUID> known = recall.known(batch.stream()
                    .map(Placing.Read::placed)
                    .filter(Objects::nonNull)
                    .toList());
            Snapshot snapshot = catalog.snapshot();
            return batch.stream()
                    .map(read -> recalled(read, before.get(read.row().text()), known, memory, snapshot))
                    .toList();
        });
    }

    private Placing.Read recalled(
            Placing.Read read, UUID before, Map<Identifier, UUID> known, Memory memory, Snapshot snapshot) {
        if (before == null || read.placed() == null) {
            return read;
        }
        Set<UUID> cities = snapshot.find(partnerships, before)
                .map(entry -> entry.draft().parties().stream()
                        .map(PartyDraft::city)
                        .map(UUID::fromString)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        Placer.Placed placed =
                cities.size() == 2 ? recall.recalled(read.placed(), cities, known, memory.decisions()) : read.placed();
        return new Placing.Read(read.row(), placed, null);
    }
}
