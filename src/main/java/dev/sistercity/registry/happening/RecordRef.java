package dev.sistercity.registry.happening;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record as others show it. @param name null where there is no such record any more */
@Schema(name = "RecordRef", description = "A record as others show it")
public record RecordRef(
        @Schema(required = true, description = "Its id: it is found in its collection")
        UUID id,

        @Schema(description = "Its name, in the language asked for")
        String name) {

    /**
     * What was recorded earlier may name a record that was merged: shown is what it became.
     *
     * @param id as drafts have it
     * @return null for null
     */
    public static RecordRef of(String collection, String id, Reading reading) {
        return id == null ? null : of(reading.snapshot().records(collection), UUID.fromString(id), reading);
    }

    private static <D> RecordRef of(Records<D> records, UUID id, Reading reading) {
        Optional<Entry<D>> found =
                records.find(id).or(() -> reading.snapshot().successor(id).flatMap(records::find));
        return found.map(entry -> new RecordRef(entry.id(), records.type().title(entry, reading)))
                .orElseGet(() -> new RecordRef(id, null));
    }
}
