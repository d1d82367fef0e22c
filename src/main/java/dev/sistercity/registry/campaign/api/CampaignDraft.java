package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.Coverage;
import dev.sistercity.registry.event.Launched;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Items;
import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A campaign on screens, as clients write it.
 *
 * @param name short for a first name
 * @param owner reference to the city whose campaign it is
 * @param launchedAt id of the forum at which it began; the forum shows it among its outcomes
 * @param coverage as stated; what is in the playlist is counted
 * @param schedule empty for everything everywhere, as rights and placements allow
 */
@Schema(
        name = "CampaignDraft",
        description = "Media shown in public places, as it is sent: `name` or `names` is needed")
public record CampaignDraft(
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Short for a first name", examples = "See Sister Cities in the Cloud")
        String name,

        @Size(max = 100, message = "must be 100 at the most") @Schema(description = "Its names by language")
        List<@NotNull(message = "must not be null") @Valid Name> names,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city whose it is: an id, or {scheme}:{value}", examples = "geonames:1790923")
        String owner,

        @Size(max = 36, message = "must be an id") @Schema(description = "Id of the forum that launched it")
        String launchedAt,

        @Schema(description = "Start (EDTF)", examples = "2021-12-08")
        EdtfDate started,

        @Schema(description = "End (EDTF), of one that is ended")
        EdtfDate ended,

        @Schema(description = "active by default. Others play nothing", examples = "active")
        CooperationStatus status,

        @Size(max = 50, message = "must be 50 at the most") @Schema(description = "What it is for, by language")
        List<@NotNull(message = "must not be null") @Valid Text> purpose,

        @Valid @Schema(description = "How far it reaches, as stated")
        Coverage coverage,

        @Size(max = 1000, message = "must be 1000 at the most") @Schema(description = "What it shows")
        List<@NotNull(message = "must not be null") @Valid MediumDraft> media,

        @Size(max = 1000, message = "must be 1000 at the most") @Schema(description = "Where it shows it")
        List<@NotNull(message = "must not be null") @Valid PlacementDraft> placements,

        @Size(max = 1000, message = "must be 1000 at the most")
        @Schema(description = "When it shows what where; everything everywhere if empty. Slots do not overlap")
        List<@NotNull(message = "must not be null") @Valid SlotDraft> schedule)
        implements Launched {

    public CampaignDraft {
        names = Items.identified(Lists.compact(names));
        status = status == null ? CooperationStatus.ACTIVE : status;
        purpose = Lists.compact(purpose);
        media = Lists.compact(media);
        placements = Lists.compact(placements);
        schedule = Lists.compact(schedule);
    }

    public Optional<PlacementDraft> placement(UUID id) {
        return placements.stream().filter(known -> known.id().equals(id)).findFirst();
    }
}
