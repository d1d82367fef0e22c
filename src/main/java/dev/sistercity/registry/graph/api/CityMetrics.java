package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.city.api.CityRef;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a city stands in the network. */
@Schema(name = "CityMetrics", description = "Where a city stands in the network")
public record CityMetrics(
        @Schema(required = true, description = "The city") CityRef city,

        @Schema(required = true, description = "Its partnerships")
        int partnerships,

        @Schema(required = true, description = "Its partners: the degree")
        int partners,

        @Schema(required = true, description = "Cities that are joined with it, itself included")
        int componentSize,

        @Schema(required = true, description = "1 for the largest part of the network; 0 for a city without partners")
        int componentRank,

        @Schema(required = true, description = "Of the pairs of its partners, the share that are partners themselves")
        double clustering,

        @Schema(
                required = true,
                description = "Of the pairs of other cities, the share whose shortest ways lead through it")
        double betweenness,

        @Schema(description = "By its partners; absent without any")
        Ranks rankByPartners,

        @Schema(description = "By betweenness; absent without partners")
        Ranks rankByBetweenness) {}
