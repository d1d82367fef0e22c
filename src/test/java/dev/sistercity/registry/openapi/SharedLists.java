package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists that many records have, of the same things and with the same words, are described once: {@code ClaimList}. */
final class SharedLists {

    /** From so many uses on: of fewer the reference saves nothing. */
    private static final int MANY = 6;

    private SharedLists() {}

    /** Where a list is a property. */
    private record Use(ObjectNode properties, String name) {}

    static void share(ObjectNode document) {
        ObjectNode schemas = document.withObject("/components/schemas");
        Map<JsonNode, List<Use>> uses = new LinkedHashMap<>();
        for (JsonNode schema : schemas) {
            schema.path("properties").properties().forEach(property -> {
                JsonNode list = property.getValue();
                if (list.has("description") && list.at("/items/$ref").isTextual()) {
                    Use use = new Use((ObjectNode) schema.get("properties"), property.getKey());
                    uses.computeIfAbsent(list, any -> new ArrayList<>()).add(use);
                }
            });
        }
        uses.forEach((list, holders) -> {
            String item = list.at("/items/$ref").asText().replaceAll(".*/", "");
            String name = item + (list.has("maxItems") ? "DraftList" : "List");
            if (holders.size() >= MANY && !schemas.has(name)) {
                schemas.set(name, list);
                holders.forEach(
                        use -> use.properties().putObject(use.name()).put("$ref", "#/components/schemas/" + name));
            }
        });
    }
}
