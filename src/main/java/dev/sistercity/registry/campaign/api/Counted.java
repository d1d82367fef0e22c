package dev.sistercity.registry.campaign.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is really there, counted: beside the coverage that is stated. */
@Schema(name = "CampaignCount", description = "What is really there, counted: beside the `coverage` that is stated")
public record Counted(
        @Schema(required = true, description = "Media") int media,

        @Schema(required = true, description = "Cities that they are of")
        int cities,

        @Schema(required = true, description = "Countries of these cities")
        int countries) {

    /** @param cities of the media, one for each */
    public static Counted of(Collection<CityRef> cities) {
        return new Counted(
                cities.size(), (int) cities.stream().map(CityRef::id).distinct().count(), (int)
                        cities.stream().map(CityRef::countryCode).distinct().count());
    }
}
