package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.graph.NetworkFormats.Drawing;
import dev.sistercity.registry.graph.NetworkFormats.Edge;
import dev.sistercity.registry.graph.NetworkFormats.NetworkAnswer;
import dev.sistercity.registry.graph.NetworkFormats.Node;
import dev.sistercity.registry.graph.api.TieCity;
import dev.sistercity.registry.graph.api.TieView;
import dev.sistercity.registry.graph.api.TiesView;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.http.Kebab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All partnerships of a country, or between two, with the places of their cities: what a map is drawn from. */
final class Ties {

    private static final List<String> HEAD = List.of(
            "id",
            "kind",
            "status",
            "established",
            "fromId",
            "fromName",
            "fromCountryCode",
            "fromLatitude",
            "fromLongitude",
            "toId",
            "toName",
            "toCountryCode",
            "toLatitude",
            "toLongitude");

    private final PartnerGraph graph;
    private final PartnershipCollection type;
    private final CityAttributes shown;
    private final Map<Integer, Integer> places = new LinkedHashMap<>();
    private final List<TieCity> cities = new ArrayList<>();
    private final List<TieView> ties = new ArrayList<>();

    Ties(PartnerGraph graph, PartnershipCollection type, CityAttributes shown) {
        this.graph = graph;
        this.type = type;
        this.shown = shown;
    }

    /** @param countries one, which a party is in, or two, between which the partnership is */
    NetworkAnswer of(List<String> countries) {
        for (int slot : graph.slots()) {
            int[] parties = graph.parties(slot);
            List<String> theirs = new ArrayList<>(Arrays.stream(parties)
                    .mapToObj(node -> graph.city(node).draft().countryCode())
                    .toList());
            if (parties.length > 1 && countries.stream().allMatch(theirs::remove)) {
                add(graph.partnership(slot), parties);
            }
        }
        return new NetworkAnswer(new TiesView(cities, ties), rows(), drawing());
    }

    private void add(Entry<PartnershipDraft> partnership, int... parties) {
        ties.add(new TieView(
                partnership.id(),
                Kebab.of(type.kind(partnership, shown.readContext())),
                Kebab.of(type.status(partnership, shown.readContext())),
                partnership.draft().established(),
                IntStream.of(parties).map(this::place).boxed().toList()));
    }

    private int place(int node) {
        return places.computeIfAbsent(node, added -> {
            CityDraft city = graph.city(added).draft();
            CityRef ref = shown.ref(added);
            cities.add(new TieCity(ref.id(), ref.name(), ref.countryCode(), city.latitude(), city.longitude()));
            return cities.size() - 1;
        });
    }

    /** One for each pair of cities of a partnership. */
    private List<List<?>> rows() {
        List<List<?>> rows = new ArrayList<>(List.of(HEAD));
        pairs((tie, from, to) -> rows.add(Arrays.asList(
                tie.id(),
                tie.kind(),
                tie.status(),
                tie.established() == null ? null : tie.established().toString(),
                from.id(),
                from.name(),
                from.countryCode(),
                from.latitude(),
                from.longitude(),
                to.id(),
                to.name(),
                to.countryCode(),
                to.latitude(),
                to.longitude())));
        return rows;
    }

    private interface Pairs {
        void each(TieView tie, TieCity from, TieCity to);
    }

    private void pairs(Pairs pairs) {
        for (TieView tie : ties) {
            List<Integer> parties = tie.cities();
            for (int i = 0; i < parties.size(); i++) {
                for (int j = i + 1; j < parties.size(); j++) {
                    pairs.each(tie, cities.get(parties.get(i)), cities.get(parties.get(j)));
                }
            }
        }
    }

    private Drawing drawing() {
        List<Node> nodes = places.keySet().stream()
                .map(node -> shown.node(graph.city(node), Map.of()))
                .toList();
        List<Edge> edges = new ArrayList<>();
        pairs((tie, from, to) -> edges.add(new Edge(
                tie.id() + (tie.cities().size() > 2 ? "." + from.id() + "." + to.id() : ""),
                from.id().toString(),
                to.id().toString(),
                Map.of("partnership", tie.id().toString(), "kind", tie.kind(), "status", tie.status()))));
        return new Drawing(nodes, edges);
    }
}
