package dev.sistercity.registry.graph.api;

import dev.sistercity.registry.city.api.CityRef;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner, or a partner of a partner. */
@Schema(name = "Partner", description = "A partner, or a partner of a partner")
public record PartnerView(
        @Schema(required = true, description = "The other city")
        CityRef city,

        @Schema(required = true, description = "1 for a partner, 2 for a partner of a partner")
        int distance,

        @Schema(
                required = true,
                description =
                        "How often: of a partner the partnerships, of a partner of a partner the cities in between")
        int count,

        @Schema(required = true, description = "Of a partner: ids of the partnerships that join both")
        List<UUID> partnerships,

        @Schema(required = true, description = "Of a partner of a partner: the cities in between, at most 50")
        List<CityRef> through) {}
