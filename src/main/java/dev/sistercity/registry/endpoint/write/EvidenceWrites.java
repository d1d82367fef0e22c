package dev.sistercity.registry.endpoint.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.log.PrecedingChanges;
import dev.sistercity.registry.endpoint.request.ReadBack;
import dev.sistercity.registry.shared.problem.Faults;
import java.util.List;
import java.util.UUID;

/** What may be written together with a record: new sources, and claims of these and others about the record. */
public interface EvidenceWrites {

    /** The properties of a body that are evidence, not the record's own. */
    List<String> PROPERTIES = List.of("sources", "claims");

    /**
     * The record that evidence is about.
     *
     * @param shown as the client may have read it
     */
    record About(RecordCollection<?> type, UUID id, ReadBack.Shown shown) {}

    /**
     * Reads the evidence in a body; outside of transactions.
     *
     * @param faults takes what is wrong with it, by pointers into the body
     */
    Evidence read(About about, JsonNode body, Faults faults);

    /** What came along with a record, ready to be stored. */
    interface Evidence {

        /** Nothing. */
        Evidence NONE = actor -> List.of();

        /**
         * Stores it in the caller's transaction, after the record. New sources are logged before the record.
         *
         * @return the claims, to be logged after the record
         * @throws dev.sistercity.registry.shared.problem.RegistryException whatever the rules refuse, with pointers into the body
         */
        List<PrecedingChanges.Preceding<?>> store(Actor actor);
    }

    /** A body without the evidence in it; the body itself where there is none. */
    static JsonNode without(RecordCollection<?> type, JsonNode body) {
        return type.claimable() && PROPERTIES.stream().anyMatch(body::has)
                ? ((ObjectNode) body.deepCopy()).without(PROPERTIES)
                : body;
    }
}
