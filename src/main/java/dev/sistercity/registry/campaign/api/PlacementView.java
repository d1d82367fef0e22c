package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A screen as a caller reads it. */
@Schema(name = "Placement", description = "A screen, or several that show the same")
public record PlacementView(
        @Schema(required = true, description = "Its page is at /screens/{id}")
        UUID id,

        @Schema(required = true, description = "What kind of place it is")
        PlacementKind kind,

        @Schema(required = true, description = "Where it is in the city")
        String place,

        @Schema(required = true, description = "The city where it is")
        CityRef city,

        @Schema(required = true) Orientation orientation,

        @Schema(required = true, description = "Its time zone, an IANA name", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(required = true, description = "When it is on; always if empty")
        List<OpeningHours> openingHours,

        @Schema(required = true, description = "On which days it belongs to the campaign")
        DateRange validity) {

    public static PlacementView of(PlacementDraft placement, CityRef city) {
        return new PlacementView(
                placement.id(),
                placement.kind(),
                placement.place(),
                city,
                placement.orientation(),
                placement.timeZone(),
                placement.openingHours(),
                placement.validity());
    }
}
