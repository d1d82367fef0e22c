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

        @Schema(description = "Names by language that are loaded beside it; absent while none are")
        NamesView names,

        @Schema(required = true, description = "Whom to name", examples = "GeoNames")
        String attribution,

        @Schema(required = true, examples = "https://creativecommons.org/licenses/by/4.0/")
        String licence) {

    /** Names that are loaded. */
    @Schema(name = "GazetteerNames", description = "The loaded names by language")
    record NamesView(
            @Schema(required = true, description = "How many places have one", examples = "120345")
            int places,

            @Schema(required = true, description = "How many names there are", examples = "1212345")
            long names,

            @Schema(required = true, description = "When they were loaded")
            Instant loadedAt,

            @Schema(required = true, description = "SHA-256 of the file, in hexadecimal")
            String sha256) {

        private static NamesView of(GazetteerEdition.NamesEdition edition) {
            return new NamesView(edition.places(), edition.names(), edition.loadedAt(), edition.sha256());
        }
    }

    static GazetteerView of(Optional<GazetteerEdition> edition) {
        return new GazetteerView(
                edition.map(GazetteerEdition::places).orElse(0),
                edition.map(GazetteerEdition::loadedAt).orElse(null),
                edition.map(GazetteerEdition::sha256).orElse(null),
                edition.map(GazetteerEdition::names).map(NamesView::of).orElse(null),
                "GeoNames, https://www.geonames.org/",
                "https://creativecommons.org/licenses/by/4.0/");
    }
}
