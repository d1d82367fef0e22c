package dev.sistercity.registry.graph;

import dev.sistercity.registry.graph.NetworkFormats.NetworkAnswer;
import dev.sistercity.registry.graph.api.CommonPartner;
import dev.sistercity.registry.graph.api.CommonView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** The partners that several cities have in common. */
final class CommonPartners {

    private static final List<String> HEAD = List.of("id", "name", "countryCode", "partnerships");

    private CommonPartners() {}

    static NetworkAnswer of(PartnerGraph graph, CityAttributes shown, List<UUID> cities) {
        List<Integer> nodes = cities.stream().map(graph::node).toList();
        RoaringBitmap common = new RoaringBitmap();
        if (!nodes.contains(-1)) {
            common = RoaringBitmap.bitmapOf(graph.partners(nodes.get(0)));
            for (int node : nodes) {
                common.and(RoaringBitmap.bitmapOf(graph.partners(node)));
            }
        }
        List<CommonPartner> items = new ArrayList<>();
        common.forEach((int partner) -> items.add(new CommonPartner(
                shown.ref(partner),
                nodes.stream()
                        .map(node -> CityAttributes.ids(graph.between(node, partner)))
                        .toList())));
        List<List<?>> rows = new ArrayList<>(List.of(HEAD));
        items.forEach(item -> rows.add(List.of(
                item.city().id(),
                item.city().name(),
                item.city().countryCode(),
                item.partnerships().stream().map(CityAttributes::joined).collect(Collectors.joining("; ")))));
        CommonView view = new CommonView(
                cities.stream()
                        .map(city -> shown.cities().ref(city, shown.readContext()))
                        .toList(),
                items.size(),
                items);
        return new NetworkAnswer(view, rows, null);
    }
}
