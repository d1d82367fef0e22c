package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner of all of the cities. */
@Schema(name = "CommonPartner", description = "A partner of all of the cities")
public record CommonPartner(
        @Schema(required = true, description = "The partner")
        CityRef city,

        @Schema(required = true, description = "For each of the cities the ids of its partnerships with the partner")
        List<List<UUID>> partnerships) {}
