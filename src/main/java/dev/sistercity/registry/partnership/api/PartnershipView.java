package dev.sistercity.registry.partnership.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.partnership.agreement.AgreementView;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partnership as a caller reads it. */
@Schema(name = "Partnership", description = "One record of a partnership for all its sides")
public record PartnershipView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "What kind it is; with asOf, what kind it was then")
        PartnershipKind kind,

        @Schema(
                description =
                        "What it is called: each side's and each step's own words, or a source's; with asOf, those of by then")
        List<KindAsStatedView> kindAsStated,

        @Schema(required = true, description = "Its sides; their order means nothing")
        List<PartyView> parties,

        @Schema(required = true, description = "Where it stands; with asOf, where it stood then")
        PartnershipStatus status,

        @Schema(description = "Start (EDTF)", examples = "1994-10")
        EdtfDate established,

        @Schema(description = "Until when (EDTF); a day to come is its term")
        EdtfDate ended,

        @Schema(required = true, description = "The parties that ended it")
        List<CityRef> endedBy,

        @Schema(description = "Why it ended") String endReason,

        @Schema(required = true, description = "What it is about", examples = "[\"culture\",\"education\"]")
        List<String> fields,

        @Schema(required = true, description = "What happened to it")
        List<MilestoneView> milestones,

        @Schema(required = true, description = "What its sides have signed")
        List<AgreementView> agreements,

        @Schema(required = true, description = "By whose word it stands")
        Verification verification,

        @Schema(
                required = true,
                description =
                        "What the sides that have confirmed it say differently, by pointers into the record: each side's word is in "
                                + "its confirmation",
                examples = "[\"/established\"]")
        List<String> differences,

        @Schema(
                description =
                        "Kilometres between the parties along the Earth's surface; the longest, where they are more than "
                                + "two; absent where a place is unknown",
                examples = "9802.6")
        Double distanceKm,

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
