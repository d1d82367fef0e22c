package dev.sistercity.registry.graph;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.city.api.CityDraft;
import dev.sistercity.registry.city.api.CityRef;
import dev.sistercity.registry.city.api.Place;
import dev.sistercity.registry.graph.NetworkFormats.Node;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How answers about the network show its cities. */
record CityAttributes(CityCollection cities, PartnerGraph graph, ReadContext readContext) {

    CityRef ref(int node) {
        return cities.ref(graph.city(node).id(), readContext);
    }

    List<CityRef> refs(int... nodes) {
        return Arrays.stream(nodes).mapToObj(this::ref).toList();
    }

    Node node(Entry<CityDraft> city, Map<String, Object> more) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        CityRef shown = cities.ref(city.id(), readContext);
        attributes.put("name", shown.name());
        attributes.put("countryCode", shown.countryCode());
        attributes.putAll(more);
        return new Node(city.id().toString(), Place.of(city.draft()).orElse(null), attributes);
    }

    static List<UUID> ids(List<Entry<PartnershipDraft>> partnerships) {
        return partnerships.stream().map(Entry::id).toList();
    }

    /** As a cell of a table. */
    static String joined(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining("; "));
    }
}
