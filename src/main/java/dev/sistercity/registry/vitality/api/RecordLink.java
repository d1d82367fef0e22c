package dev.sistercity.registry.vitality.api;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record that a figure comes from. */
@Schema(name = "RecordLink", description = "A record that a figure comes from")
public record RecordLink(
        @Schema(required = true, description = "Its collection", examples = "exchanges")
        String resource,

        @Schema(required = true, description = "Its id") UUID id,

        @Schema(
                required = true,
                description = "Address of the new record",
                examples = "/v1/exchanges/01a1fc46-9c40-7d31-8a57-2f60c1b94e08")
        String href,

        @Schema(description = "What it is called, in the language asked for", examples = "Shanghai – Cologne")
        String name,

        @Schema(description = "When it was, as far as that is known (EDTF)", examples = "2024-09-09")
        EdtfDate date) {

    /** @param date null where that is not known, or of no interest */
    public static <D> RecordLink of(RecordCollection<D> type, Entry<D> entry, EdtfDate date, ReadContext readContext) {
        return new RecordLink(
                type.name(), entry.id(), "/v1/" + type.name() + '/' + entry.id(), type.title(entry, readContext), date);
    }
}
