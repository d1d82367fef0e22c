package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who is whose partner, as an undirected graph in arrays: its nodes are the cities that have a partner, numbered from 0 in the
 * order of their ids, and its edges join two cities that are parties of one partnership or more. A partnership of more than
 * two cities joins each two of them. Immutable.
 */
final class PartnerGraph {

    /** What is packed into a long: twice a node, and the slot of a partnership; two million of each. */
    private static final int BITS = 21;

    private static final long MASK = (1L << BITS) - 1;

    private final List<Entry<CityDraft>> cities;
    private final Map<UUID, Integer> nodes;
    private final Records<PartnershipDraft> partnerships;
    private final Function<Entry<PartnershipDraft>, Set<String>> sides;
    private final int[] slots;
    /** Where the neighbours of a node begin; one more than there are nodes. */
    private final int[] first;
    /** The neighbours of all nodes, ascending for each. */
    private final int[] neighbours;
    /** Where the partnerships of a neighbour begin; one more than there are neighbours. */
    private final int[] firstLink;
    /** Slots of the partnerships of all neighbours. */
    private final int[] links;

    private GraphMetrics metrics;

    /** @param sides ids of the cities that are parties at the time that is asked about: not of those that left */
    PartnerGraph(
            Records<CityDraft> all,
            Records<PartnershipDraft> partnerships,
            RoaringBitmap selected,
            Function<Entry<PartnershipDraft>, Set<String>> sides) {
        this.partnerships = partnerships;
        this.sides = sides;
        this.slots = selected.toArray();
        this.cities = parties(all);
        this.nodes = new HashMap<>(cities.size() * 2);
        for (int node = 0; node < cities.size(); node++) {
            nodes.put(cities.get(node).id(), node);
        }
        long[] arcs = arcs();
        this.first = new int[cities.size() + 1];
        this.links = new int[arcs.length];
        int[] targets = new int[arcs.length];
        int[] starts = new int[arcs.length + 1];
        int count = 0;
        for (int i = 0; i < arcs.length; i++) {
            links[i] = (int) (arcs[i] & MASK);
            if (i == 0 || arcs[i] >>> BITS != arcs[i - 1] >>> BITS) {
                targets[count] = (int) (arcs[i] >>> BITS & MASK);
                starts[count++] = i;
                first[(int) (arcs[i] >>> 2 * BITS) + 1] = count;
            }
        }
        for (int node = 1; node < first.length; node++) {
            first[node] = Math.max(first[node], first[node - 1]);
        }
        starts[count] = arcs.length;
        this.neighbours = Arrays.copyOf(targets, count);
        this.firstLink = Arrays.copyOf(starts, count + 1);
    }

    /** The parties of the partnerships with these slots that have a partner there, in the order of their ids. */
    private List<Entry<CityDraft>> parties(Records<CityDraft> all) {
        Map<UUID, Entry<CityDraft>> found = new HashMap<>();
        for (int slot : slots) {
            List<Entry<CityDraft>> parties = new ArrayList<>();
            for (String side : sides.apply(partnerships.at(slot))) {
                all.find(UUID.fromString(side)).ifPresent(parties::add);
            }
            if (parties.size() > 1) {
                parties.forEach(party -> found.put(party.id(), party));
            }
        }
        List<Entry<CityDraft>> sorted = new ArrayList<>(found.values());
        sorted.sort((a, b) -> a.id().compareTo(b.id()));
        return sorted;
    }

    /** From node, to node and partnership, packed and sorted; both directions. */
    private long[] arcs() {
        long[] arcs = new long[slots.length * 2];
        int count = 0;
        for (int slot : slots) {
            int[] parties = parties(slot);
            if (count + parties.length * (parties.length - 1) > arcs.length) {
                arcs = Arrays.copyOf(arcs, arcs.length * 2 + parties.length * parties.length);
            }
            for (int one : parties) {
                for (int other : parties) {
                    if (one != other) {
                        arcs[count++] = (long) one << 2 * BITS | (long) other << BITS | slot;
                    }
                }
            }
        }
        arcs = Arrays.copyOf(arcs, count);
        Arrays.sort(arcs);
        return arcs;
    }

    /** The nodes of a partnership's parties. */
    int[] parties(int slot) {
        return sides.apply(partnerships.at(slot)).stream()
                .map(side -> nodes.get(UUID.fromString(side)))
                .filter(node -> node != null)
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
    }

    int size() {
        return cities.size();
    }

    /** Pairs of partners. */
    int edges() {
        return neighbours.length / 2;
    }

    Entry<CityDraft> city(int node) {
        return cities.get(node);
    }

    /** The node of a city; -1 where it has no partner. */
    int node(UUID city) {
        return nodes.getOrDefault(city, -1);
    }

    /** How many partners a city has. */
    int degree(int node) {
        return first[node + 1] - first[node];
    }

    /** Where the neighbours of a node begin among all; they end where those of the next node begin. */
    int begin(int node) {
        return first[node];
    }

    /** The node at one of the places from {@link #begin} on. */
    int neighbour(int place) {
        return neighbours[place];
    }

    /** The partners of a city, ascending. */
    int[] partners(int node) {
        return Arrays.copyOfRange(neighbours, first[node], first[node + 1]);
    }

    /** The partnerships that join two cities; none where they are no partners. */
    List<Entry<PartnershipDraft>> between(int one, int other) {
        int place = Arrays.binarySearch(neighbours, first[one], first[one + 1], other);
        if (place < 0) {
            return List.of();
        }
        List<Entry<PartnershipDraft>> joining = new ArrayList<>();
        for (int link = firstLink[place]; link < firstLink[place + 1]; link++) {
            joining.add(partnerships.at(links[link]));
        }
        return joining;
    }

    /** The partnerships of a city. */
    RoaringBitmap partnershipsOf(int node) {
        RoaringBitmap found = new RoaringBitmap();
        for (int link = firstLink[first[node]]; link < firstLink[first[node + 1]]; link++) {
            found.add(links[link]);
        }
        return found;
    }

    /** All partnerships that it is made of, also those that join no two cities. */
    int[] slots() {
        return slots;
    }

    Entry<PartnershipDraft> partnership(int slot) {
        return partnerships.at(slot);
    }

    /** Worked out once, by the first who asks. */
    synchronized GraphMetrics metrics() {
        if (metrics == null) {
            metrics = GraphMetrics.of(this);
        }
        return metrics;
    }
}
