package dev.sistercity.registry.review;

import dev.sistercity.registry.city.api.CityDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a name means in all rows. */
@Schema(name = "ReviewRuleDraft", description = "What a name means in all rows: it needs `city` or `newCity`")
record ReviewRuleDraft(
        @NotNull(message = "must be given")
        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "As it is written in the rows", examples = "Eisenberg")
        String name,

        @Size(min = 1, max = 300, message = "must have 1 to 300 characters")
        @Schema(description = "As it is written in the rows; without it, whatever stands there", examples = "Germany")
        String country,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description = "What it means: a city's id or {scheme}:{value}, or geonames:{id} of a place",
                examples = "geonames:2931574")
        String city,

        @Valid
        @Schema(description = "What it means, if neither registry nor gazetteer has it; without sources and claims")
        CityDraft newCity) {}
