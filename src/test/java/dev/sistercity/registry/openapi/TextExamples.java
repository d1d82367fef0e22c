package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes text of examples that were read as numbers from annotations: the year {@code 2022} of an EDTF date. */
final class TextExamples {

    private TextExamples() {}

    static void correct(ObjectNode document) {
        document.at("/components/schemas").forEach(schema -> correct(schema, document));
    }

    private static void correct(JsonNode schema, ObjectNode document) {
        if (schema.get("examples") instanceof ArrayNode examples && isText(schema, document)) {
            for (int i = 0; i < examples.size(); i++) {
                if (examples.get(i).isNumber()) {
                    examples.set(i, examples.get(i).asText());
                }
            }
        }
        schema.forEach(part -> correct(part, document));
    }

    private static boolean isText(JsonNode schema, ObjectNode document) {
        JsonNode said =
                schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
        return said.path("type").asText().equals("string");
    }
}
