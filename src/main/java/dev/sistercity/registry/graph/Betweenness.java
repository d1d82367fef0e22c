package dev.sistercity.registry.graph;

import java.util.Arrays;
import java.util.Random;

/**
 * Betweenness centrality: of all pairs of other cities that are connected, the share whose shortest paths lead through a city
 * (Freeman 1977), by the algorithm of Brandes (2001). In a graph too large for that, from a sample of the cities that paths
 * begin at (Brandes and Pich 2007). JGraphT has the exact algorithm alone, with a map for each source; the tests compare
 * this one with it and with NetworkX.
 */
final class Betweenness {

    /** Steps along edges: about two seconds of one core. */
    static final long MOST_STEPS = 400_000_000;

    private static final long SEED = 20_010_101;

    private final PartnerGraph graph;
    private final double[] centrality;
    private final int[] order;
    private final int[] distance;
    private final double[] paths;
    private final double[] dependency;

    private Betweenness(PartnerGraph graph) {
        this.graph = graph;
        int size = graph.size();
        centrality = new double[size];
        order = new int[size];
        distance = new int[size];
        paths = new double[size];
        dependency = new double[size];
    }

    /**
     * @param ofNode from 0 to 1
     * @param sources nodes that paths were begun at: all of them where it is exact
     */
    record Result(double[] ofNode, int sources) {}

    static Result of(PartnerGraph graph, long mostSteps) {
        Betweenness working = new Betweenness(graph);
        int[] sources = sources(graph, mostSteps);
        for (int source : sources) {
            working.add(source);
        }
        double pairs = (double) (graph.size() - 1) * (graph.size() - 2);
        double scale = pairs <= 0 ? 0 : graph.size() / (pairs * sources.length);
        for (int node = 0; node < working.centrality.length; node++) {
            working.centrality[node] *= scale;
        }
        return new Result(working.centrality, sources.length);
    }

    /** All nodes, or as many of them, drawn by a fixed seed, as the steps allow. */
    private static int[] sources(PartnerGraph graph, long mostSteps) {
        int[] all = new int[graph.size()];
        Arrays.setAll(all, node -> node);
        long stepsOfOne = graph.size() + 2L * graph.edges();
        int wanted = (int) Math.min(graph.size(), Math.max(1, mostSteps / Math.max(1, stepsOfOne)));
        Random random = new Random(SEED);
        for (int i = 0; i < wanted && wanted < all.length; i++) {
            int other = i + random.nextInt(all.length - i);
            int node = all[i];
            all[i] = all[other];
            all[other] = node;
        }
        return Arrays.copyOf(all, wanted);
    }

    /** Adds what the shortest paths from one node lead through. */
    private void add(int source) {
        Arrays.fill(distance, -1);
        Arrays.fill(paths, 0);
        Arrays.fill(dependency, 0);
        distance[source] = 0;
        paths[source] = 1;
        int found = 0;
        order[found++] = source;
        for (int i = 0; i < found; i++) {
            int node = order[i];
            for (int place = graph.begin(node); place < graph.begin(node + 1); place++) {
                int next = graph.neighbour(place);
                if (distance[next] < 0) {
                    distance[next] = distance[node] + 1;
                    order[found++] = next;
                }
                if (distance[next] == distance[node] + 1) {
                    paths[next] += paths[node];
                }
            }
        }
        for (int i = found - 1; i > 0; i--) {
            int node = order[i];
            for (int place = graph.begin(node); place < graph.begin(node + 1); place++) {
                int before = graph.neighbour(place);
                if (distance[before] == distance[node] - 1) {
                    dependency[before] += paths[before] / paths[node] * (1 + dependency[node]);
                }
            }
            centrality[node] += dependency[node];
        }
    }
}
