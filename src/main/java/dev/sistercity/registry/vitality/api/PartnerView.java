package dev.sistercity.registry.vitality.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of a city's partnerships, and when its sides met last. */
@Schema(name = "PartnerContact", description = "One of a city's partnerships, and when its sides met last")
public record PartnerView(
        @Schema(required = true, description = "The partnership")
        RecordLink partnership,

        @Schema(required = true, description = "Exchanges and forums that its sides were in together", examples = "1")
        int contacts,

        @Schema(description = "When they met last (EDTF); absent where they never did, as far as is known")
        EdtfDate lastContact,

        @Schema(description = "Full years since then, or else since what `countedFrom` names, at least", examples = "2")
        Integer yearsWithoutContact,

        @Schema(description = "What the years are counted from")
        SilenceView countedFrom,

        @Schema(
                required = true,
                description = "Where its own figures are, with their records",
                examples = "/v1/partnerships/01a1fc44-77b5-77a0-9c18-30e41b0b7e7a/vitality")
        String href) {}
