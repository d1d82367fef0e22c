package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.graph.api.RecommendationsView;
import dev.sistercity.registry.graph.reason.Wish;
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

/** Cities that might become partners of a city. */
@Path(NetworkParameters.OF_RECOMMENDATIONS)
@Tag(name = "Network")
class RecommendationResource {

    private final CityCollection cities;
    private final PartnerGraphs graphs;
    private final NetworkFormats formats;
    private final ComputedResponses computedResponses;

    RecommendationResource(
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
            operationId = "recommendPartners",
            summary = "Recommend partners to a city",
            description =
                    "Cities of other countries that have partners, but not this one, by what speaks for them: partners in "
                            + "common, size, fields, language, distance and how long ago their partnerships began. Each reason comes "
                            + "in numbers and in words.")
    @APIResponse(
            responseCode = "200",
            description = "The cities, and their reasons",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RecommendationsView.class)))
    public Uni<RestResponse<byte[]>> recommend(@RestPath String id, @Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        computedResponses.get(apiRequest, cities, id);
        return formats.answer(
                apiRequest, NetworkParameters.DECLARED.get(NetworkParameters.OF_RECOMMENDATIONS), asked -> {
                    GraphQuery query = GraphQuery.of(asked.parameters());
                    Entry<CityDraft> city = computedResponses.get(asked, cities, id);
                    PartnerGraph graph = graphs.get(query, query.reading(asked));
                    return new Recommendations(
                                    graph, new CityAttributes(cities, graph, query.reading(asked)), city, Wish.NONE)
                            .best(NetworkParameters.limit(asked.parameters()));
                });
    }
}
