package dev.sistercity.registry.partnership;

import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partnership as a caller reads it. */
@Schema(name = "Partnership", description = "A partnership of cities: one record for all its sides")
public record PartnershipView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description = "How close it is; with `asOf`, how close it was then",
                examples = "sister-city")
        PartnershipKind kind,

        @Schema(description = "What a source calls it") Text kindAsStated,

        @Schema(required = true, description = "Its sides, two or more; the order means nothing")
        List<PartyView> parties,

        @Schema(required = true, description = "How it stands; with `asOf`, how it stood then", examples = "active")
        PartnershipStatus status,

        @Schema(description = "Since when (EDTF)", examples = "1994-10")
        EdtfDate established,

        @Schema(description = "Until when (EDTF)", examples = "2009")
        EdtfDate ended,

        @Schema(required = true, description = "The parties that ended it")
        List<CityRef> endedBy,

        @Schema(description = "Why it ended", examples = "The municipality was merged.")
        String endReason,

        @Schema(
                required = true,
                description = "What the parties do together, of an open vocabulary",
                examples = "[\"culture\",\"education\"]")
        List<String> fields,

        @Schema(required = true, description = "What happened to it; with `asOf`, by then")
        List<MilestoneView> milestones,

        @Schema(required = true, description = "By whose word it is known", examples = "sourced")
        Verification verification,

        @Schema(
                description = "Kilometres between its parties along the shortest line on the WGS 84 ellipsoid; the"
                        + " greatest of them, if it has more than two",
                examples = "9762.3")
        Double distanceKm,

        @Schema(required = true, description = "Who says so: the sources of the claims about it")
        List<SourceRef> sources,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
