package dev.sistercity.registry.match.api;

import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partnership that a query may mean, as a caller reads it. */
@Schema(name = "PartnershipCandidate", description = "A partnership of the same cities")
public record PartnershipCandidateView(
        @Schema(required = true, description = "Id of the partnership")
        UUID id,

        @Schema(required = true, description = "Its cities", examples = "Dunedin – Shanghai")
        String title,

        @Schema(required = true) PartnershipKind kind,

        @Schema(required = true) PartnershipStatus status,

        @Schema(description = "Start (EDTF)", examples = "1994-10-09")
        EdtfDate established,

        @Schema(description = "Until when (EDTF)") EdtfDate ended,

        @Schema(required = true, description = "From 0 to 1: for the order only", examples = "1")
        double score,

        @Schema(
                required = true,
                description = "What speaks for it and against it",
                examples = "[\"it is of the same cities\",\"it is of the same kind\"]")
        List<String> reasons) {}
