package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Most parameters that may be repeated take the same texts: they have one schema. */
final class SharedTexts {

    private static final String NAME = "ParameterTexts";

    private SharedTexts() {}

    static void share(ObjectNode document) {
        ObjectNode texts = document.objectNode().put("type", "array");
        texts.putObject("items").put("type", "string").put("minLength", 1).put("maxLength", 500);
        texts.put("maxItems", 20);
        document.withObject("/components/schemas").set(NAME, texts);
        refer(document.get("paths"), texts);
        refer(document.at("/components/parameters"), texts);
    }

    private static void refer(JsonNode node, JsonNode texts) {
        if (node instanceof ObjectNode parameter
                && parameter.path("in").asText().equals("query")
                && texts.equals(parameter.get("schema"))) {
            parameter.putObject("schema").put("$ref", "#/components/schemas/" + NAME);
        } else {
            node.forEach(part -> refer(part, texts));
        }
    }
}
