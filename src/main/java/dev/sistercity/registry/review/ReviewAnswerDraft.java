package dev.sistercity.registry.review;

import dev.sistercity.registry.city.CityDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which cities a row means: for each side that is asked about one of two. */
@Schema(
        name = "ReviewAnswerDraft",
        description = "Which cities a row means: each side that is asked about needs one of two")
record ReviewAnswerDraft(
        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description = "What the first side means: a city's id or {scheme}:{value}, or geonames:{id} of a place",
                examples = "geonames:2931574")
        String city1,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(description = "What the second side means", examples = "geonames:2657896")
        String city2,

        @Valid @Schema(description = "The first side, if neither registry nor gazetteer has it")
        CityDraft newCity1,

        @Valid @Schema(description = "The second side, if neither registry nor gazetteer has it")
        CityDraft newCity2) {

    String city(int side) {
        return side == 1 ? city1 : city2;
    }

    CityDraft newCity(int side) {
        return side == 1 ? newCity1 : newCity2;
    }
}
