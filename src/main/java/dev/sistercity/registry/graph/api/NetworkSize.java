package dev.sistercity.registry.graph.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A network as a whole. */
@Schema(name = "NetworkSize", description = "A network as a whole")
public record NetworkSize(
        @Schema(required = true, description = "Cities that have a partner")
        int cities,

        @Schema(required = true, description = "Pairs of partners")
        int pairs,

        @Schema(required = true, description = "Partnerships that they follow from")
        int partnerships,

        @Schema(required = true, description = "Parts that nothing joins")
        int components,

        @Schema(required = true, description = "Cities of the largest part")
        int largestComponent,

        @Schema(
                required = true,
                description = "Cities that betweenness was counted from: all of them, or a sample of a large network")
        int betweennessSources) {}
