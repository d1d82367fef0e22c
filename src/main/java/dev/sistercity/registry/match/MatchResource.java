package dev.sistercity.registry.match;

import dev.sistercity.registry.body.BodyLimit;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.Endpoints;
import dev.sistercity.registry.endpoint.RecordActions;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.match.api.CityMatchesView;
import dev.sistercity.registry.match.api.CityQueriesDraft;
import dev.sistercity.registry.match.api.PartnershipMatchView;
import dev.sistercity.registry.match.api.PartnershipMatchesView;
import dev.sistercity.registry.match.api.PartnershipQueriesDraft;
import dev.sistercity.registry.match.api.PartnershipQueryDraft;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.Cancellation;
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

/** Finds what names mean. Reads files, so it stays off the event loop; stores nothing, so it takes no key. */
@Path("/v1/match")
@Tag(name = "Matching")
class MatchResource {

    private final Queries queries;
    private final PartnershipMatcher partnerships;
    private final BodyReader bodies;
    private final RecordActions<CityDraft> recordActions;

    MatchResource(
            Queries queries,
            PartnershipMatcher partnerships,
            BodyReader bodies,
            CityCollection type,
            Endpoints endpoints) {
        this.queries = queries;
        this.partnerships = partnerships;
        this.bodies = bodies;
        this.recordActions = endpoints.acts(type);
    }

    @POST
    @Path("/cities")
    @PermitAll
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "matchCities", summary = "Match cities", description = """
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
            description = "The matches, in the order of the questions",
            content = @Content(schema = @Schema(implementation = CityMatchesView.class)))
    @TakesBody(BodyLimit.BATCH)
    public RestResponse<CityMatchesView> cities(byte[] body, @Context RoutingContext context) {
        Snapshot snapshot = open(context);
        CityQueriesDraft sent = bodies.read(body, CityQueriesDraft.class);
        return answer(new CityMatchesView(queries.match(sent.queries(), snapshot, Cancellation.of(context))));
    }

    @POST
    @Path("/partnerships")
    @PermitAll
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "matchPartnerships", summary = "Match partnerships", description = """
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
            description = "The matches, in the order of the questions",
            content = @Content(schema = @Schema(implementation = PartnershipMatchesView.class)))
    @TakesBody(BodyLimit.BATCH)
    public RestResponse<PartnershipMatchesView> partnerships(byte[] body, @Context RoutingContext context) {
        Snapshot snapshot = open(context);
        List<PartnershipQueryDraft> sent =
                bodies.read(body, PartnershipQueriesDraft.class).queries();
        Cancellation cancellation = Cancellation.of(context);
        List<PartnershipMatchView> results = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            cancellation.check();
            String pointer = "/queries/" + i + "/cities/";
            results.add(
                    partnerships.match(sent.get(i), queries.ids(sent.get(i).cities(), pointer, snapshot), snapshot));
        }
        return answer(new PartnershipMatchesView(results));
    }

    private Snapshot open(RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        apiRequest.refuseParameters();
        apiRequest.requireContentType();
        apiRequest.requireJsonAccepted();
        return recordActions.snapshot();
    }

    private static <V> RestResponse<V> answer(V view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("Cache-Control", "no-store")
                .build();
    }
}
