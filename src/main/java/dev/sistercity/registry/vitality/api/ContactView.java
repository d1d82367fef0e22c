package dev.sistercity.registry.vitality.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When cities met last. */
@Schema(name = "LastContact", description = "The exchange or forum at which cities met last")
public record ContactView(
        @Schema(required = true, description = "When that was (EDTF)", examples = "2024-09-09")
        EdtfDate date,

        @Schema(required = true, description = "The exchange or forum")
        RecordLink record) {}
