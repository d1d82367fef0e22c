package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The partners that cities have in common. */
@Schema(name = "CommonPartners", description = "The partners that cities have in common")
public record CommonView(
        @Schema(required = true, description = "The cities that were asked for")
        List<CityRef> cities,

        @Schema(required = true, description = "Partners that all of them have")
        int total,

        @Schema(required = true, description = "In the order of registration")
        List<CommonPartner> items) {}
