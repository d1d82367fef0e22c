package dev.sistercity.registry.transfer.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.table.Blanks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Cells of a row that is a JSON object: those of objects in it are named {@code outer/inner}; several values are one text. */
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
            String name = prefix + property.getKey();
            if (value.isObject()) {
                add(name + "/", value, cells);
            } else if (value.isArray()) {
                put(name, joined(value), cells);
            } else if (!value.isNull()) {
                put(name, value.asText(), cells);
            }
        });
    }

    private static void put(String name, String text, Map<String, String> cells) {
        String stripped = Blanks.stripped(text);
        if (!stripped.isEmpty()) {
            cells.put(name, stripped);
        }
    }

    private static String joined(JsonNode array) {
        StringJoiner joined = new StringJoiner("; ");
        array.forEach(value -> {
            if (value.isValueNode() && !value.isNull()) {
                joined.add(value.asText());
            }
        });
        return joined.toString();
    }
}
