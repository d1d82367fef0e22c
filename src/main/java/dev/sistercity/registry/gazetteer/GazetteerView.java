package dev.sistercity.registry.gazetteer;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is loaded. */
@Schema(name = "Gazetteer", description = "The loaded GeoNames file")
record GazetteerView(
        @Schema(required = true, description = "How many places it has; 0 while none is loaded", examples = "135233")
        int places,

        @Schema(description = "When it was loaded") Instant loadedAt,

        @Schema(description = "SHA-256 of the file, in hexadecimal")
        String sha256,

        @Schema(required = true, description = "Whom to name", examples = "GeoNames")
        String attribution,

        @Schema(required = true, examples = "https://creativecommons.org/licenses/by/4.0/")
        String licence) {

    static GazetteerView of(Optional<Edition> edition) {
        return new GazetteerView(
                edition.map(Edition::places).orElse(0),
                edition.map(Edition::loadedAt).orElse(null),
                edition.map(Edition::sha256).orElse(null),
                "GeoNames, https://www.geonames.org/",
                "https://creativecommons.org/licenses/by/4.0/");
    }
}
