package dev.sistercity.registry.report;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.api.RecordLink;
import dev.sistercity.registry.vitality.api.SilenceView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partnership in a year. */
@Schema(name = "YearPartnership", description = "A partnership in a year")
record YearPartnership(
        @Schema(required = true, description = "The partnership, and since when it is")
        RecordLink partnership,

        @Schema(required = true, description = "What kind it was at the end")
        PartnershipKind kind,

        @Schema(required = true, description = "Where it stood at the end")
        PartnershipStatus status,

        @Schema(required = true, description = "The other sides")
        List<CityRef> partners,

        @Schema(required = true, description = "Exchanges and forums of the year in which they met", examples = "1")
        int contacts,

        @Schema(description = "When they had met last by the end (EDTF)", examples = "2024-09-09")
        EdtfDate lastContact,

        @Schema(
                description = "Full years from then, or else from what `countedFrom` names, to the end; at least",
                examples = "0")
        Integer yearsWithoutContact,

        @Schema(description = "What the years are counted from")
        SilenceView countedFrom) {}
