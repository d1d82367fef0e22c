package dev.sistercity.registry.partnership;

import dev.sistercity.registry.city.CityRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A side of a partnership as a caller reads it. */
@Schema(name = "Party", description = "A side of a partnership")
public record PartyView(
        @Schema(required = true, description = "The city") CityRef city,

        @Schema(description = "What the agreement calls it", examples = "Shanghai Municipality")
        String nameAsSigned,

        @Schema(required = true, description = "What the city itself says of the record")
        Confirmation confirmation) {}
