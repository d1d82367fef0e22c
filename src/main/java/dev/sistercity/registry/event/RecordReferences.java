package dev.sistercity.registry.event;

import dev.sistercity.registry.change.Registers;
import dev.sistercity.registry.change.merge.MergeStore;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Resolves references to records of any collection in what is written; against the database, which is the truth. */
@Singleton
public class RecordReferences {

    private final Registers registers;
    private final MergeStore mergers;

    RecordReferences(Registers registers, MergeStore mergers) {
        this.registers = registers;
        this.mergers = mergers;
    }

    /**
     * @param pointer where the reference stands in the body
     * @return the record's id, as drafts have it; null for a null reference
     * @throws RegistryException REFUSED if there is no such record
     */
    public String id(String collection, String reference, String pointer) {
        if (reference == null) {
            return null;
        }
        return ParameterValues.parseId(reference)
                .map(id -> find(collection, id).isPresent()
                        ? id
                        : mergers.successor(id).orElse(id))
                .filter(id -> find(collection, id).isPresent())
                .map(UUID::toString)
                .orElseThrow(() -> RegistryException.refused(pointer, FaultCode.NO_RECORD_IN, reference, collection));
    }

    /** Whether there is such a collection. */
    public boolean has(String collection) {
        return registers.find(collection).isPresent();
    }

    /** The draft of a record, if there is one. */
    public Optional<?> find(String collection, UUID id) {
        return registers.find(collection).flatMap(register -> register.find(id));
    }
}
