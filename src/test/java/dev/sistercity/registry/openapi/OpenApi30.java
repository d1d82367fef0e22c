package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Converts an OpenAPI 3.1 document to 3.0.3, for tools that do not know JSON Schema 2020-12: {@code null} becomes {@code
 * nullable}, lists of types a choice, {@code examples} of a schema its first one, {@code const} an {@code enum} of one.
 */
final class OpenApi30 {

    private static final String REF = "$ref";
    private static final String NULLABLE = "nullable";
    private static final List<String> CHOICES = List.of("anyOf", "oneOf", "allOf");
    /** Free data, in which no schema is. */
    private static final List<String> DATA = List.of("example", "examples", "enum", "default");

    private OpenApi30() {}

    /**
     * Converts a document.
     *
     * @param document OpenAPI 3.1; stays as it is
     * @return OpenAPI 3.0.3
     */
    static ObjectNode of(JsonNode document) {
        ObjectNode older = document.deepCopy();
        older.put("openapi", "3.0.3");
        older.remove(List.of("webhooks", "jsonSchemaDialect"));
        ObjectNode schemas = older.withObject("/components/schemas");
        List.copyOf(schemas.properties()).forEach(named -> schemas.set(named.getKey(), schema(named.getValue())));
        convertIn(older.get("paths"));
        for (Map.Entry<String, JsonNode> kind : older.get("components").properties()) {
            if (!kind.getKey().equals("schemas")) {
                convertIn(kind.getValue());
            }
        }
        addTypes(older, older);
        return older;
    }

    /** {@code nullable} counts only beside a type: that of what is referred to. */
    private static void addTypes(JsonNode node, ObjectNode document) {
        if (node instanceof ObjectNode schema && schema.path(NULLABLE).asBoolean() && !schema.has("type")) {
            JsonNode referred = schema.path("allOf").path(0).path(REF);
            JsonNode type = referred.isMissingNode()
                    ? referred
                    : document.at(referred.asText().substring(1)).path("type");
            if (type.isTextual()) {
                schema.set("type", type);
            } else {
                // Any value, null among them.
                schema.remove(NULLABLE);
                if (schema.size() == 1 && referred.isTextual()) {
                    schema.remove("allOf");
                    schema.set(REF, referred);
                }
            }
        }
        node.forEach(part -> addTypes(part, document));
    }

    /** Converts the schemas of parameters, headers and media types anywhere below. */
    private static void convertIn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
                if (entry.getKey().equals("schema")) {
                    object.set("schema", schema(entry.getValue()));
                } else if (!DATA.contains(entry.getKey())) {
                    convertIn(entry.getValue());
                }
            }
        } else {
            node.forEach(OpenApi30::convertIn);
        }
    }

    private static JsonNode schema(JsonNode given) {
        if (!(given instanceof ObjectNode schema)) {
            ObjectNode any = JsonNodeFactory.instance.objectNode();
            return given.asBoolean() ? any : any.set("not", any.objectNode());
        }
        convertParts(schema);
        convertValues(schema);
        convertTypes(schema);
        convertChoiceOfNull(schema);
        if (schema.has(REF) && schema.size() > 1) {
            // Beside a reference nothing counts in 3.0.
            JsonNode reference = schema.remove(REF);
            schema.putArray("allOf").addObject().set(REF, reference);
        }
        return schema;
    }

    private static void convertParts(ObjectNode schema) {
        if (schema.get("properties") instanceof ObjectNode properties) {
            List.copyOf(properties.properties())
                    .forEach(property -> properties.set(property.getKey(), schema(property.getValue())));
        }
        for (String part : List.of("items", "not")) {
            if (schema.has(part)) {
                schema.set(part, schema(schema.get(part)));
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            schema.set("additionalProperties", schema(schema.get("additionalProperties")));
        }
        for (String choice : CHOICES) {
            if (schema.get(choice) instanceof ArrayNode options) {
                for (int i = 0; i < options.size(); i++) {
                    if (!isNull(options.get(i))) {
                        options.set(i, schema(options.get(i)));
                    }
                }
            }
        }
    }

    private static void convertValues(ObjectNode schema) {
        if (schema.has("const")) {
            JsonNode value = schema.remove("const");
            schema.putArray("enum").add(value);
        }
        JsonNode examples = schema.remove("examples");
        if (examples != null && !examples.isEmpty()) {
            schema.set("example", examples.get(0));
        }
        for (String bound : List.of("Minimum", "Maximum")) {
            JsonNode value = schema.get("exclusive" + bound);
            if (value != null && value.isNumber()) {
                schema.set(bound.toLowerCase(Locale.ROOT), value);
                schema.put("exclusive" + bound, true);
            }
        }
        schema.remove(List.of("$comment", "propertyNames", "patternProperties", "contentMediaType", "contentEncoding"));
    }

    private static void convertTypes(ObjectNode schema) {
        if (schema.get("type") instanceof ArrayNode types) {
            schema.remove("type");
            List<String> some = new ArrayList<>();
            types.forEach(type -> some.add(type.asText()));
            if (some.remove("null")) {
                schema.put(NULLABLE, true);
            }
            if (some.size() == 1) {
                schema.put("type", some.get(0));
            } else {
                ArrayNode choice = schema.putArray("anyOf");
                some.forEach(type -> choice.addObject().put("type", type));
            }
        }
        if (schema.path("type").asText().equals("array") && !schema.has("items")) {
            schema.putObject("items");
        }
    }

    /** {@code anyOf: [X, null]} becomes a nullable X. */
    private static void convertChoiceOfNull(ObjectNode schema) {
        for (String choice : List.of("anyOf", "oneOf")) {
            if (!(schema.get(choice) instanceof ArrayNode options)) {
                continue;
            }
            for (int i = options.size() - 1; i >= 0; i--) {
                if (isNull(options.get(i))) {
                    options.remove(i);
                    schema.put(NULLABLE, true);
                }
            }
            if (options.size() == 1) {
                schema.remove(choice);
                JsonNode only = options.get(0);
                if (only.has(REF)) {
                    schema.putArray("allOf").add(only);
                } else {
                    only.properties().forEach(entry -> {
                        if (!schema.has(entry.getKey())) {
                            schema.set(entry.getKey(), entry.getValue());
                        }
                    });
                }
            }
        }
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("type").asText().equals("null");
    }
}
