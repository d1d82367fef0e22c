package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shortest ways from one city to another along partnerships. */
@Schema(name = "NetworkPath", description = "The shortest ways from one city to another along partnerships")
public record PathView(
        @Schema(required = true, description = "Where it begins")
        CityRef from,

        @Schema(required = true, description = "Where it ends")
        CityRef to,

        @Schema(required = true, description = "Whether there is a way")
        boolean connected,

        @Schema(description = "Partnerships on the way; absent where there is none")
        Integer length,

        @Schema(required = true, description = "Shortest ways that there are")
        long pathCount,

        @Schema(required = true, description = "Some of them, at most 10")
        List<PathSteps> paths) {}
