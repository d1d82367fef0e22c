package dev.sistercity.registry.calendar;

import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityLookup;
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

/** Anniversaries of a city. */
@Path("/v1/cities/{id}/anniversaries")
@Tag(name = "Calendars")
class CityAnniversariesResource {

    private final CityCollection cities;
    private final Anniversaries anniversaries;
    private final ComputedResponses computedResponses;

    CityAnniversariesResource(CityCollection cities, Anniversaries anniversaries, ComputedResponses computedResponses) {
        this.cities = cities;
        this.anniversaries = anniversaries;
        this.computedResponses = computedResponses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "listCityAnniversaries",
            summary = "List anniversaries of a city",
            description = "As `/v1/anniversaries`, with the city set by the path.")
    @APIResponse(
            responseCode = "200",
            description = "The anniversaries, the earliest first",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AnniversariesView.class)))
    public Uni<RestResponse<byte[]>> list(@RestPath String id, @Context RoutingContext context) {
        return computedResponses.json(
                ApiRequest.of(context),
                AnniversaryParameters.paged(AnniversaryParameters.OF_CITY),
                asked -> anniversaries.view(
                        asked,
                        CityLookup.asked(
                                cities,
                                asked.reading(),
                                asked.parameters(),
                                computedResponses.get(asked, cities, id).id())));
    }
}
