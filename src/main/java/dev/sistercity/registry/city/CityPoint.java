package dev.sistercity.registry.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sistercity.registry.city.api.CityDraft;

/** A city's place as GeoJSON. */
final class CityPoint {

    private CityPoint() {}

    /** A point (RFC 7946, section 3.1.2: longitude first), or null as JSON has it. */
    static JsonNode of(CityDraft city) {
        if (city.latitude() == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        var point = JsonNodeFactory.instance.objectNode().put("type", "Point");
        point.putArray("coordinates").add(city.longitude()).add(city.latitude());
        return point;
    }
}
