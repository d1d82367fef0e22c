package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.graph.NetworkFormats.Drawing;
import dev.sistercity.registry.graph.NetworkFormats.Edge;
import dev.sistercity.registry.graph.NetworkFormats.NetworkAnswer;
import dev.sistercity.registry.graph.NetworkFormats.Node;
import dev.sistercity.registry.graph.RankedPage.Ranked;
import dev.sistercity.registry.graph.api.PartnerView;
import dev.sistercity.registry.graph.api.PartnersView;
import dev.sistercity.registry.shared.page.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The partners of a city and, one step further, theirs. */
final class PartnerSearch {

    private static final int MOST_THROUGH = 50;
    /** More than a city can have in between: who is nearer comes first. */
    private static final double NEARER = 1e9;

    private static final List<String> HEAD =
            List.of("id", "name", "countryCode", "distance", "count", "partnerships", "through", "throughNames");

    private final PartnerGraph graph;
    private final CityAttributes shown;
    private final Entry<CityDraft> city;
    private final int node;
    private final int depth;
    /** For each partner of a partner the cities in between. */
    private final Map<Integer, List<Integer>> through = new HashMap<>();

    PartnerSearch(PartnerGraph graph, CityAttributes shown, Entry<CityDraft> city, int depth) {
        this.graph = graph;
        this.shown = shown;
        this.city = city;
        this.node = graph.node(city.id());
        this.depth = depth;
    }

    NetworkAnswer page(ApiRequest apiRequest, Parameters parameters) {
        RankedPage page = RankedPage.of(found(), apiRequest, parameters);
        List<PartnerView> items =
                page.items().stream().map(one -> view(one.node())).toList();
        CityRef ref = shown.cities().ref(city.id(), shown.readContext());
        return new NetworkAnswer(
                new PartnersView(ref, depth, items, page.page()),
                rows(items),
                drawing(page.items().stream().mapToInt(Ranked::node).toArray()));
    }

    private List<Ranked> found() {
        List<Ranked> found = new ArrayList<>();
        if (node < 0) {
            return found;
        }
        int[] partners = graph.partners(node);
        for (int partner : partners) {
            found.add(new Ranked(
                    NEARER + graph.between(node, partner).size(),
                    graph.city(partner).id(),
                    partner));
        }
        if (depth > 1) {
            for (int partner : partners) {
                for (int next : graph.partners(partner)) {
                    if (next != node && Arrays.binarySearch(partners, next) < 0) {
                        through.computeIfAbsent(next, none -> new ArrayList<>()).add(partner);
                    }
                }
            }
            through.forEach((next, between) ->
                    found.add(new Ranked(between.size(), graph.city(next).id(), next)));
        }
        return found;
    }

    private PartnerView view(int other) {
        List<Integer> between = through.get(other);
        return between == null
                ? new PartnerView(
                        shown.ref(other),
                        1,
                        graph.between(node, other).size(),
                        CityAttributes.ids(graph.between(node, other)),
                        List.of())
                : new PartnerView(
                        shown.ref(other),
                        2,
                        between.size(),
                        List.of(),
                        between.stream().limit(MOST_THROUGH).map(shown::ref).toList());
    }

    private static List<List<?>> rows(List<PartnerView> items) {
        List<List<?>> rows = new ArrayList<>(List.of(HEAD));
        items.forEach(item -> rows.add(List.of(
                item.city().id(),
                item.city().name(),
                item.city().countryCode(),
                item.distance(),
                item.count(),
                CityAttributes.joined(item.partnerships()),
                CityAttributes.joined(item.through().stream().map(CityRef::id).toList()),
                item.through().stream().map(CityRef::name).collect(Collectors.joining("; ")))));
        return rows;
    }

    /** The city, those on the page, and who is between them. */
    private Drawing drawing(int... others) {
        Map<Integer, Node> nodes = new LinkedHashMap<>();
        List<Edge> edges = new ArrayList<>();
        List<Node> all = new ArrayList<>(List.of(shown.node(city, Map.of("distance", 0))));
        for (int other : others) {
            if (!through.containsKey(other)) {
                nodes.put(other, shown.node(graph.city(other), Map.of("distance", 1)));
                edges.add(edge(node, other));
            }
        }
        for (int other : others) {
            for (int between : through.getOrDefault(other, List.of())) {
                if (nodes.putIfAbsent(between, shown.node(graph.city(between), Map.of("distance", 1))) == null) {
                    edges.add(edge(node, between));
                }
                edges.add(edge(between, other));
            }
            if (through.containsKey(other)) {
                nodes.put(other, shown.node(graph.city(other), Map.of("distance", 2)));
            }
        }
        all.addAll(nodes.values());
        return new Drawing(all, edges);
    }

    private Edge edge(int one, int other) {
        String source = graph.city(one).id().toString();
        String target = graph.city(other).id().toString();
        return new Edge(
                source + "." + target,
                source,
                target,
                Map.of("partnerships", graph.between(one, other).size()));
    }
}
