package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ApiRequest;
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

/** Cities that fit partner requests. */
@Path(PartnerMatches.PATH)
@Tag(name = "Partner requests")
class PartnerMatchResource {

    private final PartnerRequestCollection requests;
    private final PartnerMatches matches;
    private final ComputedResponses computedResponses;

    PartnerMatchResource(
            PartnerRequestCollection requests, PartnerMatches matches, ComputedResponses computedResponses) {
        this.requests = requests;
        this.matches = matches;
        this.computedResponses = computedResponses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "listPartnerMatches",
            summary = "Suggest cities to one that looks for partners",
            description =
                    "Cities of other countries that are no partners yet and are as the request wants them, by what speaks "
                            + "for them: as `/v1/cities/{id}/recommendations`, with the request's topics and languages. Cities "
                            + "that look for partners themselves are among them, though they may have none yet.")
    @APIResponse(
            responseCode = "200",
            description = "The cities, and their reasons",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartnerMatchesView.class)))
    public Uni<RestResponse<byte[]>> list(@RestPath String id, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        computedResponses.get(apiRequest, requests, id);
        return computedResponses.json(apiRequest, PartnerMatches.PARAMETERS, asked -> {
            Entry<PartnerRequestDraft> request = computedResponses.get(asked, requests, id);
            return matches.of(request, asked);
        });
    }
}
