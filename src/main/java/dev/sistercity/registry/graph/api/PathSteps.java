package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One way through the network. */
@Schema(name = "NetworkPathSteps", description = "One way through the network")
public record PathSteps(
        @Schema(required = true, description = "From the first to the last")
        List<CityRef> cities,

        @Schema(required = true, description = "For each step the ids of the partnerships that join its two cities")
        List<List<UUID>> partnerships) {}
