package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.change.Registers;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.value.ItemPointer;
import dev.sistercity.registry.source.api.ClaimDraft;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The items of records as the database has them: a record may have been written a moment ago. */
@Singleton
class SubjectItems {

    private final Registers registers;
    private final ObjectMapper mapper;

    SubjectItems(Registers registers, ObjectMapper mapper) {
        this.registers = registers;
        this.mapper = mapper;
    }

    /**
     * The claim about the item that its pointer means, by its id.
     *
     * @param about whose subject is an id
     * @throws RegistryException REFUSED if the record has no such item
     */
    ClaimDraft named(ClaimDraft about) {
        if (!ItemPointer.hasIndex(about.pointer()) && !ItemPointer.namesItem(about.pointer())) {
            return about;
        }
        Optional<JsonNode> record =
                find(about.subject().resource(), UUID.fromString(about.subject().id()));
        if (record.isEmpty()) {
            return about;
        }
        String byId = ItemPointer.byId(record.get(), about.pointer());
        if (ItemPointer.isOrphaned(record.get(), byId)) {
            throw RegistryException.refused("/pointer", FaultCode.NO_ITEM);
        }
        return about.at(byId);
    }

    private Optional<JsonNode> find(String resource, UUID id) {
        return registers.find(resource).flatMap(register -> register.find(id).<JsonNode>map(mapper::valueToTree));
    }
}
