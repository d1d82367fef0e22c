package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partnership on the map. */
@Schema(name = "NetworkTie", description = "A partnership on the map")
public record TieView(
        @Schema(required = true, description = "Its id") UUID id,

        @Schema(required = true, description = "Its kind") String kind,

        @Schema(required = true, description = "Where it stands")
        String status,

        @Schema(description = "Since when") EdtfDate established,

        @Schema(required = true, description = "Places of its cities in `cities`, from 0")
        List<Integer> cities) {}
