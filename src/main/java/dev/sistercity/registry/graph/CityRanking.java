package dev.sistercity.registry.graph;

import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.graph.NetworkFormats.NetworkAnswer;
import dev.sistercity.registry.graph.RankedPage.Ranked;
import dev.sistercity.registry.graph.api.CityMetrics;
import dev.sistercity.registry.graph.api.MetricsView;
import dev.sistercity.registry.graph.api.NetworkSize;
import dev.sistercity.registry.graph.api.Ranks;
import dev.sistercity.registry.shared.page.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;

/** The metrics of cities, those with the most partners first. */
final class CityRanking {

    private static final List<String> HEAD = List.of(
            "id",
            "name",
            "countryCode",
            "partnerships",
            "partners",
            "componentSize",
            "componentRank",
            "clustering",
            "betweenness",
            "rankByPartners",
            "rankByPartnersInCountry",
            "rankByBetweenness",
            "rankByBetweennessInCountry");

    private final PartnerGraph graph;
    private final GraphMetrics metrics;
    private final CityAttributes shown;

    CityRanking(PartnerGraph graph, GraphMetrics metrics, CityAttributes shown) {
        this.graph = graph;
        this.metrics = metrics;
        this.shown = shown;
    }

    /**
     * A page of cities.
     *
     * @param cities only these; empty for all that have partners
     * @param countryCode only of this country; null for all
     */
    NetworkAnswer page(List<UUID> cities, String countryCode, ApiRequest apiRequest, Parameters parameters) {
        List<Ranked> all = new ArrayList<>();
        if (cities.isEmpty()) {
            for (int node = 0; node < graph.size(); node++) {
                all.add(new Ranked(graph.degree(node), graph.city(node).id(), node));
            }
        } else {
            cities.stream().distinct().forEach(city -> {
                int node = graph.node(city);
                all.add(new Ranked(node < 0 ? 0 : graph.degree(node), city, node));
            });
        }
        all.removeIf(one -> countryCode != null
                && !shown.cities()
                        .ref(one.id(), shown.readContext())
                        .countryCode()
                        .equals(countryCode));
        RankedPage page = RankedPage.of(all, apiRequest, parameters);
        List<CityMetrics> items = page.items().stream().map(this::view).toList();
        return new NetworkAnswer(new MetricsView(size(), items, page.page()), rows(items), null);
    }

    private NetworkSize size() {
        int[] sizes = metrics.componentSizes();
        return new NetworkSize(
                graph.size(),
                graph.edges(),
                graph.slots().length,
                sizes.length,
                sizes.length == 0 ? 0 : sizes[0],
                metrics.betweenness().sources());
    }

    private CityMetrics view(Ranked ranked) {
        int node = ranked.node();
        var city = shown.cities().ref(ranked.id(), shown.readContext());
        if (node < 0) {
            return new CityMetrics(city, 0, 0, 1, 0, 0, 0, null, null);
        }
        int component = metrics.component()[node];
        return new CityMetrics(
                city,
                graph.partnershipsOf(node).getCardinality(),
                graph.degree(node),
                metrics.componentSizes()[component],
                1
                        + (int) Arrays.stream(metrics.componentSizes())
                                .filter(size -> size > metrics.componentSizes()[component])
                                .count(),
                metrics.clustering()[node],
                metrics.betweenness().ofNode()[node],
                ranks(node, graph::degree),
                ranks(node, other -> metrics.betweenness().ofNode()[other]));
    }

    private Ranks ranks(int node, IntToDoubleFunction figure) {
        String country = graph.city(node).draft().countryCode();
        return new Ranks(
                GraphMetrics.rank(node, graph.size(), figure, other -> true),
                GraphMetrics.rank(node, graph.size(), figure, other -> graph.city(other)
                        .draft()
                        .countryCode()
                        .equals(country)));
    }

    private static List<List<?>> rows(List<CityMetrics> items) {
        List<List<?>> rows = new ArrayList<>(List.of(HEAD));
        items.forEach(item -> rows.add(Arrays.asList(
                item.city().id(),
                item.city().name(),
                item.city().countryCode(),
                item.partnerships(),
                item.partners(),
                item.componentSize(),
                item.componentRank(),
                item.clustering(),
                item.betweenness(),
                item.rankByPartners() == null ? null : item.rankByPartners().world(),
                item.rankByPartners() == null ? null : item.rankByPartners().country(),
                item.rankByBetweenness() == null
                        ? null
                        : item.rankByBetweenness().world(),
                item.rankByBetweenness() == null
                        ? null
                        : item.rankByBetweenness().country())));
        return rows;
    }
}
