package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a side says of the record of its partnership.
 *
 * @param at when it said so; null where it has said nothing, like all that follows
 * @param by the office that spoke for it
 */
@Schema(name = "Confirmation", description = "What a side says of the record of its partnership")
public record Confirmation(
        @Schema(required = true, description = "none, as long as it has said nothing", examples = "none")
        Stance stance,

        @Schema(description = "When it said so") Instant at,

        @Schema(description = "The office that spoke for it", examples = "Foreign Affairs Office of Shanghai")
        String by,

        @Schema(description = "Since when, by its own account (EDTF)", examples = "1994-10-09")
        EdtfDate established,

        @Schema(description = "How close it is, by its own account", examples = "sister-city")
        PartnershipKind kind,

        @Schema(description = "What else it has to say", examples = "Renewed every five years.")
        String note) {

    static final Confirmation NONE = new Confirmation(Stance.NONE, null, null, null, null, null);
}
