package dev.sistercity.registry.vitality;

import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.vitality.api.PartnershipVitalityView;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** How alive a partnership is. */
@Path("/v1/partnerships/{id}/vitality")
@Tag(name = "Reports")
class PartnershipVitalityResource {

    private final PartnershipCollection partnerships;
    private final PartnershipVitality vitality;
    private final ComputedResponses computedResponses;

    PartnershipVitalityResource(
            PartnershipCollection partnerships, PartnershipVitality vitality, ComputedResponses computedResponses) {
        this.partnerships = partnerships;
        this.vitality = vitality;
        this.computedResponses = computedResponses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "readPartnershipVitality",
            summary = "Read the vitality of a partnership",
            description =
                    "Last contact, exchanges in both directions, forums, active topics, open commitments and years without "
                            + "contact, each with the records that it comes from.")
    @APIResponse(
            responseCode = "200",
            description = "The figures and their records",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartnershipVitalityView.class)))
    public Uni<RestResponse<byte[]>> read(@RestPath String id, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        var partnership = computedResponses.get(apiRequest, partnerships, id);
        return computedResponses.json(
                apiRequest,
                AsOf.DECLARED,
                asked -> vitality.of(partnership, WithinParameter.isWanted(asked.parameters()), AsOf.moment(asked)));
    }
}
