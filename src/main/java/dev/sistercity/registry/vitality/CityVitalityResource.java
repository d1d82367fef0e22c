package dev.sistercity.registry.vitality;

import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.WithinParameter;
import dev.sistercity.registry.vitality.api.CityVitalityView;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** How alive a city's relations are. */
@Path("/v1/cities/{id}/vitality")
@Tag(name = "Reports")
class CityVitalityResource {

    private final CityCollection cities;
    private final CityVitality vitality;
    private final ComputedResponses computedResponses;

    CityVitalityResource(CityCollection cities, CityVitality vitality, ComputedResponses computedResponses) {
        this.cities = cities;
        this.vitality = vitality;
        this.computedResponses = computedResponses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "readCityVitality",
            summary = "Read the vitality of a city's relations",
            description =
                    "Last contact, exchanges in and out, forums, active topics, open commitments and years without "
                            + "contact, each with the records that it comes from, and the active partnerships by how long they have slept.")
    @APIResponse(
            responseCode = "200",
            description = "The figures and their records",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = CityVitalityView.class)))
    public Uni<RestResponse<byte[]>> read(@RestPath String id, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        UUID city = computedResponses.get(apiRequest, cities, id).id();
        return computedResponses.json(
                apiRequest,
                AsOf.DECLARED,
                asked -> vitality.of(city, WithinParameter.isWanted(asked.parameters()), AsOf.moment(asked)));
    }
}
