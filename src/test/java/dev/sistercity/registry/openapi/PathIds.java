package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ids in paths have the type that they have in bodies; where a city's identifier is taken instead, a pattern says so. */
final class PathIds {

    /** A UUID, or {@code {scheme}:{value}} as in {@code geonames:1796236}. */
    static final String CITY = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[^:]+:.+)$";

    private PathIds() {}

    static void describe(ObjectNode document, Examples examples) {
        for (var item : document.get("paths").properties()) {
            for (JsonNode operation : item.getValue()) {
                for (JsonNode parameter : operation.path("parameters")) {
                    if (parameter.path("in").asText().equals("path")) {
                        describe(item.getKey(), (ObjectNode) parameter, examples);
                    }
                }
            }
        }
    }

    private static void describe(String path, ObjectNode parameter, Examples examples) {
        ObjectNode schema = (ObjectNode) parameter.get("schema");
        String name = parameter.get("name").asText();
        if (name.equals("city") || name.equals("id") && path.startsWith("/v1/cities/")) {
            schema.put("type", "string").put("pattern", CITY);
            if (!parameter.has("example")) {
                examples.id("City").ifPresent(id -> parameter.put("example", id));
            }
        } else if (name.equals("id")) {
            schema.put("type", "string").put("format", "uuid");
        } else if (name.equals("slug")) {
            parameter.put("example", "stale");
        } else if (schema.has("enum") && !parameter.has("example")) {
            parameter.set("example", schema.get("enum").get(0));
        }
    }
}
