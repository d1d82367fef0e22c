package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city that might become a partner, and why. */
@Schema(name = "Recommendation", description = "A city that might become a partner, and why")
public record RecommendationView(
        @Schema(required = true, description = "The city") CityRef city,

        @Schema(required = true, description = "From 0 to 1: the sum of the shares of all reasons")
        double score,

        @Schema(required = true, description = "What speaks for it, the largest share first")
        List<ReasonView> reasons) {}
