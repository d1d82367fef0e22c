package dev.sistercity.registry.campaign;

import dev.sistercity.registry.city.CityRef;
import dev.sistercity.registry.happening.CooperationStatus;
import dev.sistercity.registry.happening.Coverage;
import dev.sistercity.registry.happening.RecordRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A campaign as a caller reads it. */
@Schema(name = "Campaign", description = "Media shown in public places")
record CampaignView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Its name in the language asked for")
        String name,

        @Schema(required = true, description = "Its names in different languages")
        List<Name> names,

        @Schema(required = true, description = "The city whose it is")
        CityRef owner,

        @Schema(description = "The forum at which it began, found at /v1/forums/{id}")
        RecordRef launchedAt,

        @Schema(description = "Since when (EDTF)", examples = "2021-12-08")
        EdtfDate started,

        @Schema(description = "Until when (EDTF)") EdtfDate ended,

        @Schema(required = true, description = "Where it stands")
        CooperationStatus status,

        @Schema(required = true, description = "What it is for, in different languages")
        List<Text> purpose,

        @Schema(description = "How far it reaches, as it is stated")
        Coverage coverage,

        @Schema(
                required = true,
                description =
                        "How far it reaches by the media that are registered; what may be shown on a day, its playlist counts")
        Counted registered,

        @Schema(required = true, description = "What it shows")
        List<MediumView> media,

        @Schema(required = true, description = "Where it shows it")
        List<PlacementView> placements,

        @Schema(required = true, description = "When it shows what where; everything everywhere if empty")
        List<SlotDraft> schedule,

        @Schema(required = true, description = "Who says so: the sources of the claims about it")
        List<SourceRef> sources,

        @Schema(required = true, description = "Counts the record's changes, from 1")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
