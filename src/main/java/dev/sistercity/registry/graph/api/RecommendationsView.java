package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Cities that might become partners. */
@Schema(name = "Recommendations", description = "Cities that might become partners")
public record RecommendationsView(
        @Schema(required = true, description = "For whom") CityRef city,

        @Schema(required = true, description = "The highest score first")
        List<RecommendationView> items) {}
