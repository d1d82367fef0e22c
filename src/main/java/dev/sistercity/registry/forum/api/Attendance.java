package dev.sistercity.registry.forum.api;

import dev.sistercity.registry.shared.value.Quantity;
import jakarta.validation.Valid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many came. */
@Schema(name = "Attendance", description = "How many came")
public record Attendance(
        @Valid @Schema(description = "People") Quantity guests,

        @Valid @Schema(description = "Countries they came from")
        Quantity countries,

        @Valid @Schema(description = "Continents they came from")
        Quantity continents,

        @Valid @Schema(description = "Cities they came from")
        Quantity cities) {}
