package dev.sistercity.registry.graph.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Partnerships with the places of all their cities. */
@Schema(name = "NetworkTies", description = "Partnerships with the places of all their cities")
public record TiesView(
        @Schema(required = true, description = "Each city once")
        List<TieCity> cities,

        @Schema(required = true, description = "The partnerships, which name cities by their places in `cities`")
        List<TieView> ties) {}
