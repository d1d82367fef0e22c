package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.graph.api.PartnersView;
import dev.sistercity.registry.graph.api.PathView;
import dev.sistercity.registry.graph.api.RecommendationView;
import dev.sistercity.registry.graph.reason.Wish;
import dev.sistercity.registry.shared.page.Parameters;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the operations on the network answer, for pages and other features. Not for the event loop. */
@Singleton
public class NetworkViews {

    private static final Map<String, List<String>> TWO_STEPS = Map.of("depth", List.of("2"), "limit", List.of("200"));

    private final CityCollection cities;
    private final PartnerGraphs graphs;

    NetworkViews(CityCollection cities, PartnerGraphs graphs) {
        this.cities = cities;
        this.graphs = graphs;
    }

    /** The shortest ways between two cities of the registry, by partnerships that are active on the reading's day. */
    public PathView path(ReadContext readContext, UUID from, UUID to) {
        PartnerGraph graph = graph(readContext);
        return (PathView) new PathSearch(graph, shown(graph, readContext))
                .between(from, to)
                .view();
    }

    /** The partners of a city of the registry and theirs, up to 200, on the reading's day. */
    public PartnersView partners(ReadContext readContext, UUID city) {
        PartnerGraph graph = graph(readContext);
        ApiRequest asked = new ApiRequest(
                NetworkParameters.OF_PARTNERS, null, TWO_STEPS, MultiMap.caseInsensitiveMultiMap(), null);
        Parameters parameters = Parameters.of(TWO_STEPS, NetworkParameters.DECLARED.get(NetworkParameters.OF_PARTNERS));
        var entry = readContext.snapshot().find(cities, city).orElseThrow();
        return (PartnersView) new PartnerSearch(graph, shown(graph, readContext), entry, 2)
                .page(asked, parameters)
                .view();
    }

    /** Cities that fit what one looks for, the highest score first; none of its own country, and no partner. */
    public List<RecommendationView> wished(Entry<CityDraft> city, Wish wish, ComputedRequest asked) {
        GraphQuery query = GraphQuery.of(asked.parameters());
        PartnerGraph graph = graphs.get(query, query.reading(asked));
        return new Recommendations(graph, shown(graph, query.reading(asked)), city, wish)
                .items(NetworkParameters.limit(asked.parameters()));
    }

    private PartnerGraph graph(ReadContext readContext) {
        return graphs.get(GraphQuery.active(readContext), readContext);
    }

    private CityAttributes shown(PartnerGraph graph, ReadContext readContext) {
        return new CityAttributes(cities, graph, readContext);
    }
}
