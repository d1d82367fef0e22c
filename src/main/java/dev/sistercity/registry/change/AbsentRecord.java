package dev.sistercity.registry.change;

import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.UnreadableDocument;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.UUID;
import java.util.function.Supplier;

/** Why a record is not there to be written: it never was, was deleted, or was merged into another. */
final class AbsentRecord {

    private AbsentRecord() {}

    /**
     * What is answered to the writer.
     *
     * @param last its last change
     * @param mergedInto id of the record that it was merged into, if it was
     */
    static RegistryException refusal(Change last, Supplier<UUID> mergedInto) {
        if (last.action() == null) {
            return new UnreadableDocument(null);
        }
        return switch (last.action()) {
            case MERGED ->
                new RegistryException(Kind.STALE, FaultCode.MERGED_MEANWHILE)
                        .successor("/v1/" + last.resource() + "/" + mergedInto.get());
            case DELETED -> new RegistryException(Kind.GONE, FaultCode.RECORD_DELETED);
            // Created or restored by a transaction that committed a moment ago.
            case CREATED, UPDATED, RESTORED -> new RegistryException(Kind.STALE, FaultCode.RECORD_CHANGES_NOW);
        };
    }
}
