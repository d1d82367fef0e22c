package dev.sistercity.registry.vitality;

import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.Call;
import dev.sistercity.registry.endpoint.RolledUp;
import dev.sistercity.registry.endpoint.WorkedOut;
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

    private final CityType cities;
    private final CityVitality vitality;
    private final WorkedOut workedOut;

    CityVitalityResource(CityType cities, CityVitality vitality, WorkedOut workedOut) {
        this.cities = cities;
        this.vitality = vitality;
        this.workedOut = workedOut;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "readCityVitality",
            summary = "How alive are the relations of a city?",
            description =
                    "Last contact, exchanges in and out, forums, active topics, open commitments and years without "
                            + "contact, each with the records that it comes from, and the active partnerships by how long they have slept.")
    @APIResponse(
            responseCode = "200",
            description = "The figures and their records",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = CityVitalityView.class)))
    public Uni<RestResponse<byte[]>> read(@RestPath String id, @Context RoutingContext context) {
        Call call = Call.of(context);
        UUID city = workedOut.get(call, cities, id).id();
        return workedOut.json(
                call,
                AsOf.DECLARED,
                asked -> vitality.of(city, RolledUp.isWanted(asked.parameters()), AsOf.moment(asked)));
    }
}
