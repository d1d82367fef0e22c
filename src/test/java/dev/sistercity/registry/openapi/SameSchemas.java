package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Of schemas that are the same but for their own words, the later ones refer to the first: a platform has all that a project has. */
final class SameSchemas {

    private static final String DESCRIPTION = "description";

    private SameSchemas() {}

    static void refer(ObjectNode document) {
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        Map<JsonNode, String> first = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            if (schema.getValue().has("properties")) {
                ObjectNode wordless = schema.getValue().deepCopy();
                JsonNode words = wordless.remove(DESCRIPTION);
                String known = first.putIfAbsent(wordless, schema.getKey());
                if (known != null) {
                    ObjectNode same = schemas.objectNode();
                    if (words != null) {
                        same.set(DESCRIPTION, words);
                    }
                    same.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + known);
                    schema.setValue(same);
                }
            }
        }
    }
}
