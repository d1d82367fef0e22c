package dev.sistercity.registry.match;

import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.city.CityDraft;
import dev.sistercity.registry.city.CityType;
import dev.sistercity.registry.endpoint.Acts;
import dev.sistercity.registry.endpoint.Call;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.shared.http.BodyReader;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Finds what somebody wrote down. Reads files, so not on the event loop; stores nothing, so everybody may. */
@Path("/v1/match")
@Tag(name = "Matching")
class MatchResource {

    private final Queries queries;
    private final PartnershipMatcher partnerships;
    private final BodyReader bodies;
    private final Acts<CityDraft> acts;

    MatchResource(
            Queries queries, PartnershipMatcher partnerships, BodyReader bodies, CityType type, Endpoints endpoints) {
        this.queries = queries;
        this.partnerships = partnerships;
        this.bodies = bodies;
        this.acts = endpoints.acts(type);
    }

    @POST
    @Path("/cities")
    @PermitAll
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "matchCities", summary = "Find the cities that somebody meant", description = """
                    For each query the cities of the registry and the places of the gazetteer that it may mean, with \
                    reasons, and `chosen` where one of them is safe to take. Any script, any spelling; what stands beside \
                    the name, a country as people write it, a region, coordinates tell cities of one name apart. Stores \
                    nothing.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CityQueriesDraft.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was found, in the order asked",
            content = @Content(schema = @Schema(implementation = CityMatchesView.class)))
    public RestResponse<CityMatchesView> cities(byte[] body, @Context RoutingContext context) {
        Snapshot snapshot = open(context);
        CityQueriesDraft sent = bodies.read(body, CityQueriesDraft.class);
        return answer(new CityMatchesView(queries.match(sent.queries(), snapshot)));
    }

    @POST
    @Path("/partnerships")
    @PermitAll
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "matchPartnerships",
            summary = "Find the partnerships that somebody meant",
            description = """
                    For each query the partnerships of the same cities, whatever their order, with reasons, and `chosen` \
                    where exactly one is of that kind at a time when both may have existed. Stores nothing.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PartnershipQueriesDraft.class)))
    @APIResponse(
            responseCode = "200",
            description = "What was found, in the order asked",
            content = @Content(schema = @Schema(implementation = PartnershipMatchesView.class)))
    public RestResponse<PartnershipMatchesView> partnerships(byte[] body, @Context RoutingContext context) {
        Snapshot snapshot = open(context);
        List<PartnershipQueryDraft> sent =
                bodies.read(body, PartnershipQueriesDraft.class).queries();
        List<PartnershipMatchView> results = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String pointer = "/queries/" + i + "/cities/";
            results.add(
                    partnerships.match(sent.get(i), queries.ids(sent.get(i).cities(), pointer, snapshot), snapshot));
        }
        return answer(new PartnershipMatchesView(results));
    }

    private Snapshot open(RoutingContext context) {
        Call call = Call.of(context);
        call.refuseParameters();
        call.requireContentType();
        call.requireJsonAccepted();
        return acts.snapshot();
    }

    private static <V> RestResponse<V> answer(V view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("Cache-Control", "no-store")
                .build();
    }
}
