package dev.sistercity.registry.partnership;

import dev.sistercity.registry.city.CityRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A side of a partnership, as a caller reads it. */
@Schema(name = "Party", description = "A side of a partnership")
record PartyView(
        @Schema(required = true, description = "The city") CityRef city,

        @Schema(description = "The name under which it signed, if another")
        String nameAsSigned,

        @Schema(required = true, description = "What it says of the record itself")
        Confirmation confirmation) {}
