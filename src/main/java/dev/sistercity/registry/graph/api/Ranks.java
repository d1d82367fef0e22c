package dev.sistercity.registry.graph.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rank: 1 more than the cities that have more. */
@Schema(name = "NetworkRanks", description = "A rank: 1 more than the cities that have more")
public record Ranks(
        @Schema(required = true, description = "Among all cities with partners")
        int world,

        @Schema(required = true, description = "Among those of its country")
        int country) {}
