package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.graph.api.PartnersView;
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

/** The partners of a city, and theirs. */
@Path(NetworkParameters.OF_PARTNERS)
@Tag(name = "Network")
class PartnersResource {

    private final CityCollection cities;
    private final PartnerGraphs graphs;
    private final NetworkFormats formats;
    private final ComputedResponses computedResponses;

    PartnersResource(
            CityCollection cities, PartnerGraphs graphs, NetworkFormats formats, ComputedResponses computedResponses) {
        this.cities = cities;
        this.graphs = graphs;
        this.formats = formats;
        this.computedResponses = computedResponses;
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "listCityPartners",
            summary = "List the partners of a city, and theirs",
            description =
                    "Each partner with the partnerships that join it with the city; with `depth=2` also the partners "
                            + "of partners, with the cities in between. JSON, CSV, GraphML and GeoJSON with great circles.")
    @APIResponse(
            responseCode = "200",
            description = "The partners, page by page",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PartnersView.class)))
    public Uni<RestResponse<byte[]>> list(@RestPath String id, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        computedResponses.get(apiRequest, cities, id);
        return formats.answer(apiRequest, NetworkParameters.DECLARED.get(NetworkParameters.OF_PARTNERS), asked -> {
            GraphQuery query = GraphQuery.of(asked.parameters());
            Entry<CityDraft> city = computedResponses.get(asked, cities, id);
            PartnerGraph graph = graphs.get(query, query.reading(asked));
            int depth = asked.parameters().one("depth").map(Integer::valueOf).orElse(1);
            return new PartnerSearch(graph, new CityAttributes(cities, graph, query.reading(asked)), city, depth)
                    .page(apiRequest, asked.parameters());
        });
    }
}
