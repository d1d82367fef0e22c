package dev.sistercity.registry.happening;

import dev.sistercity.registry.change.MergerStore;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Resolves references to records of any collection in what is written; against the database, which is the truth. */
@Singleton
public class RecordReferences {

    private final Instance<Register<?, ?>> registers;
    private final MergerStore mergers;

    RecordReferences(@Any Instance<Register<?, ?>> registers, MergerStore mergers) {
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
                .orElseThrow(() ->
                        RegistryException.refused(pointer, "there is no record " + reference + " in " + collection));
    }

    /** Whether there is such a collection. */
    public boolean has(String collection) {
        return register(collection).isPresent();
    }

    /** The draft of a record, if there is one. */
    public Optional<?> find(String collection, UUID id) {
        return register(collection).flatMap(register -> register.find(id));
    }

    private Optional<Register<?, ?>> register(String collection) {
        for (Register<?, ?> register : registers) {
            if (register.resource().equals(collection)) {
                return Optional.of(register);
            }
        }
        return Optional.empty();
    }
}
