package dev.sistercity.registry.match.suggest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of the things that a text may mean. */
@Schema(name = "Suggestion", description = "One of the things that a text may mean")
public record SuggestionView(
        @Schema(
                required = true,
                description =
                        "The collection it is in; `places` for a place of the gazetteer that is no city of the registry yet",
                examples = "cities")
        String type,

        @Schema(
                required = true,
                description =
                        "How to refer to it: an id, or geonames:{id} of a place, by which a record that refers to it registers it",
                examples = "geonames:1796236")
        String reference,

        @Schema(
                required = true,
                description = "Its name in the wanted language, or else its first",
                examples = "Shanghai")
        String name,

        @Schema(description = "The name that was met, where it is another", examples = "上海")
        String matched,

        @Schema(required = true, description = "How it was met: exact, prefix or similar", examples = "exact")
        String match,

        @Schema(description = "What is governed, of a city", examples = "city")
        String kind,

        @Schema(examples = "CN") String countryCode,

        @Schema(description = "Its country in the wanted language, or else in English", examples = "China")
        String country,

        @Schema(description = "The first-order division it lies in, as far as it is known", examples = "Shanghai")
        String region,

        @Schema(description = "Inhabitants, as far as they are known", examples = "24874500")
        Long population,

        @Schema(
                description = "Where to read it; none for a place",
                examples = "/v1/cities/01890a5d-ac96-774b-bcce-b302099a8057")
        String href) {}
