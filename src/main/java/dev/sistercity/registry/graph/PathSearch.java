package dev.sistercity.registry.graph;

import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.graph.NetworkFormats.NetworkAnswer;
import dev.sistercity.registry.graph.api.PathSteps;
import dev.sistercity.registry.graph.api.PathView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The shortest ways between two cities, all partnerships counting the same: a breadth-first search that counts them. */
final class PathSearch {

    private static final int MOST_SHOWN = 10;
    private static final List<String> HEAD = List.of("path", "step", "id", "name", "countryCode", "partnerships");

    private final PartnerGraph graph;
    private final CityAttributes shown;
    private final int[] distance;
    private final long[] count;

    PathSearch(PartnerGraph graph, CityAttributes shown) {
        this.graph = graph;
        this.shown = shown;
        this.distance = new int[graph.size()];
        this.count = new long[graph.size()];
    }

    NetworkAnswer between(UUID from, UUID to) {
        CityRef first = shown.cities().ref(from, shown.readContext());
        CityRef last = shown.cities().ref(to, shown.readContext());
        if (from.equals(to)) {
            PathView same = new PathView(first, last, true, 0, 1, List.of(new PathSteps(List.of(first), List.of())));
            return new NetworkAnswer(same, rows(same.paths()), null);
        }
        int start = graph.node(from);
        int end = graph.node(to);
        if (start < 0 || end < 0 || !reach(start, end)) {
            return new NetworkAnswer(new PathView(first, last, false, null, 0, List.of()), rows(List.of()), null);
        }
        List<PathSteps> paths = new ArrayList<>();
        Deque<Integer> way = new ArrayDeque<>();
        way.push(end);
        collect(end, way, paths);
        return new NetworkAnswer(new PathView(first, last, true, distance[end], count[end], paths), rows(paths), null);
    }

    /** Counts the shortest ways to each node that is no farther than the end. */
    private boolean reach(int start, int end) {
        Arrays.fill(distance, -1);
        distance[start] = 0;
        count[start] = 1;
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int node = open.remove();
            if (distance[end] >= 0 && distance[node] >= distance[end]) {
                break;
            }
            for (int place = graph.begin(node); place < graph.begin(node + 1); place++) {
                int next = graph.neighbour(place);
                if (distance[next] < 0) {
                    distance[next] = distance[node] + 1;
                    open.add(next);
                }
                if (distance[next] == distance[node] + 1) {
                    // In a network of people's size this does not overflow; if it did, the largest number would stand.
                    count[next] =
                            count[next] > Long.MAX_VALUE - count[node] ? Long.MAX_VALUE : count[next] + count[node];
                }
            }
        }
        return distance[end] >= 0;
    }

    /** Goes back from the end; the way so far is on the stack, its beginning on top. */
    private void collect(int node, Deque<Integer> way, List<PathSteps> paths) {
        if (distance[node] == 0) {
            paths.add(steps(way.stream().mapToInt(Integer::intValue).toArray()));
            return;
        }
        for (int before : graph.partners(node)) {
            if (paths.size() < MOST_SHOWN && distance[before] == distance[node] - 1) {
                way.push(before);
                collect(before, way, paths);
                way.pop();
            }
        }
    }

    private PathSteps steps(int... nodes) {
        List<List<UUID>> partnerships = new ArrayList<>();
        for (int i = 1; i < nodes.length; i++) {
            partnerships.add(CityAttributes.ids(graph.between(nodes[i - 1], nodes[i])));
        }
        return new PathSteps(shown.refs(nodes), partnerships);
    }

    private static List<List<?>> rows(List<PathSteps> paths) {
        List<List<?>> rows = new ArrayList<>(List.of(HEAD));
        for (int path = 0; path < paths.size(); path++) {
            List<CityRef> cities = paths.get(path).cities();
            for (int step = 0; step < cities.size(); step++) {
                CityRef city = cities.get(step);
                rows.add(List.of(
                        path + 1,
                        step,
                        city.id(),
                        city.name(),
                        city.countryCode(),
                        step == 0
                                ? ""
                                : CityAttributes.joined(
                                        paths.get(path).partnerships().get(step - 1))));
            }
        }
        return rows;
    }
}
