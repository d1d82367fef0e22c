package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.CityLookup;
import dev.sistercity.registry.city.CountryFilter;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.graph.NetworkFormats.NetworkAnswer;
import dev.sistercity.registry.graph.api.CommonView;
import dev.sistercity.registry.graph.api.MatrixView;
import dev.sistercity.registry.graph.api.MetricsView;
import dev.sistercity.registry.graph.api.PathView;
import dev.sistercity.registry.graph.api.TiesView;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The network of all partnerships. */
@Path("/v1/network")
@Tag(name = "Network")
class NetworkResource {

    private final CityCollection cities;
    private final PartnershipCollection partnerships;
    private final PartnerGraphs graphs;
    private final NetworkFormats formats;

    NetworkResource(
            CityCollection cities, PartnershipCollection partnerships, PartnerGraphs graphs, NetworkFormats formats) {
        this.cities = cities;
        this.partnerships = partnerships;
        this.graphs = graphs;
        this.formats = formats;
    }

    @GET
    @Path("/path")
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "findNetworkPath",
            summary = "Find the shortest ways between two cities",
            description =
                    "The fewest partnerships that lead from one city to another, how many such ways there are, and up "
                            + "to 10 of them.")
    @APIResponse(
            responseCode = "200",
            description = "The ways; none where nothing joins the cities",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PathView.class)))
    public Uni<RestResponse<byte[]>> path(@Context RoutingContext context) {
        return answer(ApiRequest.of(context), NetworkParameters.PATH, (graph, shown, parameters) -> new PathSearch(
                        graph, shown)
                .between(one("from", parameters, shown.readContext()), one("to", parameters, shown.readContext())));
    }

    @GET
    @Path("/common")
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "listCommonPartners",
            summary = "List the partners that cities have in common",
            description = "The cities that are partners of each of the cities in `city`.")
    @APIResponse(
            responseCode = "200",
            description = "The partners",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CommonView.class)))
    public Uni<RestResponse<byte[]>> common(@Context RoutingContext context) {
        return answer(ApiRequest.of(context), NetworkParameters.COMMON, (graph, shown, parameters) -> {
            List<UUID> asked = cities(parameters, shown.readContext());
            if (asked.isEmpty()) {
                throw RegistryException.ofParameter("city", "must be given");
            }
            return CommonPartners.of(graph, shown, asked);
        });
    }

    @GET
    @Path("/metrics")
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "listNetworkMetrics",
            summary = "List the network metrics of cities",
            description =
                    "Partners (the degree), component, clustering coefficient, betweenness and ranks, of some cities or "
                            + "of all that have partners.")
    @APIResponse(
            responseCode = "200",
            description = "The metrics, page by page",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MetricsView.class)))
    public Uni<RestResponse<byte[]>> metrics(@Context RoutingContext context) {
        ApiRequest apiRequest = ApiRequest.of(context);
        return answer(apiRequest, NetworkParameters.METRICS, (graph, shown, parameters) -> new CityRanking(
                        graph, graphs.metrics(graph), shown)
                .page(cities(parameters, shown.readContext()), country(parameters), apiRequest, parameters));
    }

    @GET
    @Path("/matrix")
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "readNetworkMatrix",
            summary = "Count partnerships between countries or regions",
            description =
                    "How many partnerships there are between each two countries or regions, by kind and status. JSON, "
                            + "CSV, GraphML and GeoJSON with great circles.")
    @APIResponse(
            responseCode = "200",
            description = "The pairs",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MatrixView.class)))
    public Uni<RestResponse<byte[]>> matrix(@Context RoutingContext context) {
        return answer(ApiRequest.of(context), NetworkParameters.MATRIX, (graph, shown, parameters) -> {
            int limit = parameters
                    .one("limit")
                    .map(text -> ParameterValues.integer("limit", text, 1, NetworkParameters.MOST_PAIRS))
                    .orElse(NetworkParameters.MOST_PAIRS);
            return new Matrix(graph, partnerships, shown, parameters.one("by").orElse(Matrix.COUNTRY))
                    .answer(country(parameters), limit);
        });
    }

    @GET
    @Path("/ties")
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "listNetworkTies",
            summary = "List all partnerships of a country with the places of their cities",
            description =
                    "Everything that a map of a country's partnerships is drawn from, in one answer. JSON, CSV, GraphML "
                            + "and GeoJSON with great circles.")
    @APIResponse(
            responseCode = "200",
            description = "The cities and the partnerships",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TiesView.class)))
    public Uni<RestResponse<byte[]>> ties(@Context RoutingContext context) {
        return answer(ApiRequest.of(context), NetworkParameters.TIES, (graph, shown, parameters) -> {
            List<String> countries = parameters.all("countryCode").stream()
                    .map(value -> CountryFilter.code("countryCode", value))
                    .toList();
            if (countries.isEmpty() || countries.size() > 2) {
                throw RegistryException.ofParameter(
                        "countryCode", "must be given once or twice; an export has all partnerships");
            }
            return new Ties(graph, partnerships, shown).of(countries);
        });
    }

    private interface Work {
        NetworkAnswer of(PartnerGraph graph, CityAttributes shown, Parameters parameters);
    }

    private Uni<RestResponse<byte[]>> answer(ApiRequest apiRequest, String path, Work work) {
        return formats.answer(apiRequest, NetworkParameters.DECLARED.get(path), asked -> {
            GraphQuery query = GraphQuery.of(asked.parameters());
            ReadContext readContext = query.reading(asked);
            PartnerGraph graph = graphs.get(query, readContext);
            return work.of(graph, new CityAttributes(cities, graph, readContext), asked.parameters());
        });
    }

    private UUID one(String name, Parameters parameters, ReadContext readContext) {
        return parameters
                .one(name)
                .map(value -> CityLookup.get(cities, readContext, name, value))
                .orElseThrow(() -> RegistryException.ofParameter(name, "must be given"));
    }

    private List<UUID> cities(Parameters parameters, ReadContext readContext) {
        return parameters.all("city").stream()
                .map(value -> CityLookup.get(cities, readContext, "city", value))
                .distinct()
                .toList();
    }

    private static String country(Parameters parameters) {
        return parameters
                .one("countryCode")
                .map(value -> CountryFilter.code("countryCode", value))
                .orElse(null);
    }
}
