package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.event.RecordRef;
import dev.sistercity.registry.graph.api.ReasonView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A city that fits a partner request. */
@Schema(name = "PartnerMatch", description = "A city that fits a partner request, and why")
record PartnerMatchView(
        @Schema(required = true, description = "The city") CityRef city,

        @Schema(required = true, description = "From 0 to 1: the sum of the shares of all reasons")
        double score,

        @Schema(required = true, description = "What speaks for it, the largest share first")
        List<ReasonView> reasons,

        @Schema(
                required = true,
                description = "Its own open requests that this city fits, found at /v1/partner-requests/{id}")
        List<RecordRef> partnerRequests) {}
