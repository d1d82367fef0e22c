package dev.sistercity.registry.event;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record as others show it.
 *
 * @param name null where there is no such record any more
 */
@Schema(name = "RecordRef", description = "A record as others show it")
public record RecordRef(
        @Schema(required = true, description = "Its id: it is found in its collection")
        UUID id,

        @Schema(description = "In the language asked for") String name) {

    /**
     * What was recorded earlier may name a record that was merged: shown is what it became.
     *
     * @param id as drafts have it
     * @return null for null
     */
    public static RecordRef of(String collection, String id, ReadContext readContext) {
        return id == null ? null : of(readContext.snapshot().records(collection), UUID.fromString(id), readContext);
    }

    private static <D> RecordRef of(Records<D> records, UUID id, ReadContext readContext) {
        Optional<Entry<D>> found =
                records.find(id).or(() -> readContext.snapshot().successor(id).flatMap(records::find));
        return found.map(entry -> new RecordRef(entry.id(), records.type().title(entry, readContext)))
                .orElseGet(() -> new RecordRef(id, null));
    }
}
