package dev.sistercity.registry.graph.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city on the map. */
@Schema(name = "NetworkTieCity", description = "A city on the map")
public record TieCity(
        @Schema(required = true, description = "Its id") UUID id,

        @Schema(required = true, description = "In the language asked for")
        String name,

        @Schema(required = true, description = "ISO 3166-1 alpha-2")
        String countryCode,

        @Schema(description = "Degrees north; absent where unknown")
        Double latitude,

        @Schema(description = "Degrees east; absent where unknown")
        Double longitude) {}
