package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When cities met last. */
@Schema(name = "LastContact", description = "The exchange or forum at which cities met last")
public record ContactView(
        @Schema(required = true, description = "When that was (EDTF)", examples = "2024-09-09")
        EdtfDate date,

        @Schema(required = true, description = "The exchange or forum")
        RecordLink record) {

    /** @param contacts the latest first @return null where there is none of a known date */
    public static ContactView last(List<Contact<?>> contacts, Reading reading) {
        return contacts.stream()
                .filter(contact -> contact.date() != null)
                .findFirst()
                .map(contact -> new ContactView(contact.date(), contact.link(reading)))
                .orElse(null);
    }
}
