package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.Coverage;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import dev.sistercity.registry.source.api.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A campaign as a caller reads it. */
@Schema(name = "Campaign", description = "Media shown in public places")
public record CampaignView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "In the language asked for")
        String name,

        @Schema(required = true, description = "Its names by language")
        List<Name> names,

        @Schema(required = true, description = "The city whose it is")
        CityRef owner,

        @Schema(description = "The forum that launched it") RecordRef launchedAt,

        @Schema(description = "Start (EDTF)", examples = "2021-12-08")
        EdtfDate started,

        @Schema(description = "Until when (EDTF)") EdtfDate ended,

        @Schema(required = true, description = "Where it stands")
        CooperationStatus status,

        @Schema(required = true, description = "What it is for, by language")
        List<Text> purpose,

        @Schema(description = "How far it reaches, as stated")
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

        @Schema(required = true, description = "The sources of its claims")
        List<SourceRef> sources,

        @Schema(required = true, description = "From 1, one more with each change")
        long version,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true) Instant updatedAt) {}
