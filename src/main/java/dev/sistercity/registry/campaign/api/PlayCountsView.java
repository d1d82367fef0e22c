package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.city.api.CityRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a campaign's cities were shown, and where. */
@Schema(
        name = "PlayCounts",
        description = "How often a campaign's cities were shown, and where: as the screens have reported")
public record PlayCountsView(
        @Schema(required = true, description = "Plays in all")
        long plays,

        @Schema(required = true, description = "A row for each city and screen")
        List<Row> items) {

    /** One city on one screen. */
    @Schema(name = "PlayCount", description = "How often a city was shown on a screen")
    public record Row(
            @Schema(required = true) CityRef city,

            @Schema(required = true, description = "Id of the screen")
            UUID placement,

            @Schema(description = "Where it is; null where the campaign has it no more")
            String place,

            @Schema(required = true) long plays,

            @Schema(required = true, description = "For how many seconds in all")
            long seconds,

            @Schema(required = true, description = "When the first began")
            Instant first,

            @Schema(required = true, description = "When the last began")
            Instant last) {

        /** Both, counted as one. */
        public Row with(Row other) {
            return new Row(
                    city,
                    placement,
                    place,
                    plays + other.plays,
                    seconds + other.seconds,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }
}
