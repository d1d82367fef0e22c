package dev.sistercity.registry.endpoint.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.ConsentNeeded;
import dev.sistercity.registry.change.Register;
import java.util.UUID;

/** Where a change goes that takes others' consent. */
public interface ConsentRequests {

    /**
     * Puts a change before those who have to agree, in the caller's transaction.
     *
     * @param resource collection of the record that is to be changed
     * @param reason why; null where the writer does not say
     */
    ConsentRequest<?> ask(
            String resource, UUID record, JsonNode patch, String reason, ConsentNeeded needed, Actor actor);

    /** The request that was made, as a record of its own. */
    record ConsentRequest<D>(RecordCollection<D> type, Register.WrittenRecord<D> written) {}
}
