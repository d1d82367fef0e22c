package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A screen, or several that show the same.
 *
 * @param id stays with it: its page is at {@code /screens/{id}}; made by the registry if null
 * @param city reference to the city where it is
 * @param timeZone an IANA name
 */
@Schema(name = "PlacementDraft", description = "A screen, or several that show the same")
public record PlacementDraft(
        @Schema(description = "Its id, by which its page is found: keep it. Left out for a new one")
        UUID id,

        @NotNull(message = "must be given") @Schema(description = "What kind of place it is", examples = "airport")
        PlacementKind kind,

        @NotNull(message = "must be given")
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "Where it is in the city", examples = "Sunan Shuofang airport, arrivals")
        String place,

        @NotNull(message = "must be given")
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "The city where it is: an id, or {scheme}:{value}", examples = "geonames:1790923")
        String city,

        @Schema(description = "landscape by default", examples = "landscape")
        Orientation orientation,

        @Size(max = 50, message = "must have at most 50 characters")
        @Schema(description = "Its time zone, an IANA name; UTC by default", examples = "Asia/Shanghai")
        String timeZone,

        @Size(max = 20, message = "must be 20 at the most") @Schema(description = "When it is on; always if empty")
        List<@NotNull(message = "must not be null") @Valid OpeningHours> openingHours,

        @Valid @Schema(description = "On which days it belongs to the campaign; on all by default")
        DateRange validity) {

    public PlacementDraft {
        orientation = orientation == null ? Orientation.LANDSCAPE : orientation;
        timeZone = timeZone == null ? "UTC" : timeZone;
        openingHours = Lists.compact(openingHours);
        validity = validity == null ? DateRange.ALWAYS : validity;
    }

    public PlacementDraft resolved(UUID known, String cityId) {
        return new PlacementDraft(known, kind, place, cityId, orientation, timeZone, openingHours, validity);
    }
}
