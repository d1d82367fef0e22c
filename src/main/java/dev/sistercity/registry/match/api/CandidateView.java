package dev.sistercity.registry.match.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a query may mean, as a caller reads it. */
@Schema(
        name = "CityCandidate",
        description = "A city of the registry, a place of the gazetteer, or both where they are the same")
public record CandidateView(
        @Schema(description = "In the registry") CityRef city,

        @Schema(description = "In the gazetteer") PlaceView place,

        @Schema(required = true, description = "From 0 to 1: for the order only", examples = "0.9")
        double score,

        @Schema(
                required = true,
                description = "What speaks for it and against it",
                examples = "[\"it lies near «Wuxi»\"]")
        List<String> reasons) {}
