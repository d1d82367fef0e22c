package dev.sistercity.registry.transfer.preset;

import dev.sistercity.registry.city.api.CityRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A preset of imports as a caller reads it. */
@Schema(name = "ImportPreset", description = "Which columns of an office's own lists hold what")
record ImportPresetView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "By this name imports ask for it", examples = "ulm-partners")
        String name,

        @Schema(description = "What lists it is for") String description,

        @Schema(description = "The city whose office may change it; none for the registrar's")
        CityRef city,

        @Schema(required = true, description = "In the order that they have in a list without a header")
        List<PresetField> fields,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
