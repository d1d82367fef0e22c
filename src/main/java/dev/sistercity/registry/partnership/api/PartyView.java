package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A side of a partnership, as a caller reads it. */
@Schema(name = "Party", description = "A side of a partnership")
public record PartyView(
        @Schema(required = true, description = "Its id in this record", examples = "p7c2")
        String id,

        @Schema(required = true, description = "The city") CityRef city,

        @Schema(description = "The name under which it signed, if another")
        String nameAsSigned,

        @Schema(description = "Since when it is a side, where not from the beginning (EDTF)")
        EdtfDate joined,

        @Schema(
                description =
                        "Until when it was a side (EDTF): as recorded, or by its own milestone `ended` where more than two are sides")
        EdtfDate left,

        @Schema(description = "Why it left") String leftReason,

        @Schema(description = "The side in whose place it came")
        CityRef successorOf,

        @Schema(required = true, description = "What it says of the record itself")
        Confirmation confirmation) {}
