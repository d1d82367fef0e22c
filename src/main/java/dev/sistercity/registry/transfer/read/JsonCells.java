package dev.sistercity.registry.transfer.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cells of a row that is a JSON object: those of objects in it are named {@code outer/inner}. */
final class JsonCells {

    private JsonCells() {}

    static Map<String, String> of(JsonNode object) {
        Map<String, String> cells = new LinkedHashMap<>();
        add("", object, cells);
        return cells;
    }

    private static void add(String prefix, JsonNode object, Map<String, String> cells) {
        object.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isObject()) {
                add(prefix + property.getKey() + "/", value, cells);
            } else if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                cells.put(prefix + property.getKey(), value.asText().strip());
            }
        });
    }
}
