package dev.sistercity.registry.partnership;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a side itself says of the record. */
@Schema(name = "Confirmation", description = "What a side itself says of the record")
record Confirmation(
        @Schema(required = true, description = "none until the side has spoken")
        Stance stance,

        @Schema(description = "When it spoke") Instant at,

        @Schema(description = "Who spoke for it") String by,

        @Schema(description = "Since when, by its word (EDTF)")
        EdtfDate established,

        @Schema(description = "What kind, by its word") PartnershipKind kind,

        @Schema(description = "What else it says") String note) {

    static final Confirmation NONE = new Confirmation(Stance.NONE, null, null, null, null, null);
}
