package dev.sistercity.registry.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * Where each city stands in the network. Components and clustering come from JGraphT.
 *
 * @param component number of each node's component, the largest 0
 * @param componentSizes cities of each component
 * @param clustering local clustering coefficient of each node (Watts and Strogatz 1998): of the pairs of its partners, the
 *     share that are partners themselves; 0 for fewer than two
 * @param betweenness see {@link Betweenness}
 */
record GraphMetrics(int[] component, int[] componentSizes, double[] clustering, Betweenness.Result betweenness) {

    static GraphMetrics of(PartnerGraph graph) {
        Graph<Integer, DefaultEdge> copy = copy(graph);
        List<Set<Integer>> components = new ArrayList<>(new ConnectivityInspector<>(copy).connectedSets());
        components.sort(
                Comparator.<Set<Integer>>comparingInt(Set::size).reversed().thenComparing(nodes -> nodes.iterator()
                        .next()));
        int[] component = new int[graph.size()];
        int[] sizes = new int[components.size()];
        for (int i = 0; i < sizes.length; i++) {
            int number = i;
            sizes[i] = components.get(i).size();
            components.get(i).forEach(node -> component[node] = number);
        }
        double[] clustering = new double[graph.size()];
        Map<Integer, Double> scores = new HashMap<>(new ClusteringCoefficient<>(copy).getScores());
        scores.forEach((node, score) -> clustering[node] = score);
        return new GraphMetrics(component, sizes, clustering, Betweenness.of(graph, Betweenness.MOST_STEPS));
    }

    private static Graph<Integer, DefaultEdge> copy(PartnerGraph graph) {
        Graph<Integer, DefaultEdge> copy = new SimpleGraph<>(DefaultEdge.class);
        for (int node = 0; node < graph.size(); node++) {
            copy.addVertex(node);
        }
        for (int node = 0; node < graph.size(); node++) {
            for (int other : graph.partners(node)) {
                if (node < other) {
                    copy.addEdge(node, other);
                }
            }
        }
        return copy;
    }

    /** Whether betweenness is of all paths, not of a sample. */
    boolean isExact() {
        return betweenness.sources() == component.length;
    }

    /**
     * One more than the nodes that have more.
     *
     * @param among the nodes that are compared
     */
    static int rank(int node, int size, IntToDoubleFunction value, IntPredicate among) {
        double own = value.applyAsDouble(node);
        return 1
                + (int) IntStream.range(0, size)
                        .filter(among)
                        .filter(other -> value.applyAsDouble(other) > own)
                        .count();
    }
}
