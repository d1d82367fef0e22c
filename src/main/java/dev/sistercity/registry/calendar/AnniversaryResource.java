package dev.sistercity.registry.calendar;

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
import org.jboss.resteasy.reactive.RestResponse;

/** Anniversaries. */
@Path("/v1/anniversaries")
@Tag(name = "Calendars")
class AnniversaryResource {

    private final Anniversaries anniversaries;
    private final ComputedResponses computedResponses;

    AnniversaryResource(Anniversaries anniversaries, ComputedResponses computedResponses) {
        this.anniversaries = anniversaries;
        this.computedResponses = computedResponses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "listAnniversaries",
            summary = "List anniversaries",
            description =
                    "Of partnerships, and of agreements signed, renewed or upgraded: within a year from today, or the days that you ask for.")
    @APIResponse(
            responseCode = "200",
            description = "The anniversaries, the earliest first",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AnniversariesView.class)))
    public Uni<RestResponse<byte[]>> list(@Context RoutingContext context) {
        return computedResponses.json(
                ApiRequest.of(context),
                AnniversaryParameters.paged(AnniversaryParameters.OF_ALL),
                asked -> anniversaries.view(asked, null));
    }
}
