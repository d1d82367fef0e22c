package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.access.Actor;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What rows make of the registry; of several batches, where nothing is written in between. */
public final class ImportPlan {

    final PlannedRecords ledger;

    public ImportPlan() {
        ledger = new PlannedRecords();
    }

    /** @param written what rows before made, as {@link #remember} has it */
    public ImportPlan(ImportPlan written) {
        ledger = new PlannedRecords(written.ledger.pending());
    }

    /**
     * For whom it is done.
     *
     * @param list source that is cited for what rows say
     * @param gazetteer source that is cited for cities that are made of places
     * @param kindAssumed of partnerships those of which an import has assumed the kind
     */
    public record ImportOrder(Actor actor, UUID list, UUID gazetteer, Function<Set<UUID>, Set<UUID>> kindAssumed) {}

    /** Keeps the names of what is written now: names that were looked up before may mean that. */
    public void remember(ImportPlan written) {
        ledger.pending().add(written.ledger.pending());
    }

    /** Makes what other rows made in the same transaction known to its rows. */
    public void follow(ImportPlan written) {
        ledger.follow(written.ledger);
    }
}
