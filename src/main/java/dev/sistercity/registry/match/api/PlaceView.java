package dev.sistercity.registry.match.api;

import dev.sistercity.registry.gazetteer.GazetteerPlace;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place of the gazetteer as a caller reads it. */
@Schema(name = "GazetteerPlace", description = "A place of the gazetteer")
public record PlaceView(
        @Schema(required = true, description = "Its identifier at GeoNames", examples = "1786760")
        int geonamesId,

        @Schema(required = true, examples = "Yicheng") String name,

        @Schema(required = true, description = "ISO 3166-1 alpha-2, and XK for Kosovo", examples = "CN")
        String countryCode,

        @Schema(required = true, description = "Degrees north, WGS 84", examples = "31.36059")
        double latitude,

        @Schema(required = true, description = "Degrees east, WGS 84", examples = "119.82016")
        double longitude,

        @Schema(description = "Inhabitants, where they are known", examples = "95530")
        Long population) {

    public static PlaceView of(GazetteerPlace place) {
        return new PlaceView(
                place.geonamesId(),
                place.name(),
                place.countryCode(),
                place.latitude(),
                place.longitude(),
                place.population() == 0 ? null : place.population());
    }
}
