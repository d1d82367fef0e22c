package dev.sistercity.registry.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.openapi.CommonRefusals;
import dev.sistercity.registry.openapi.PathParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The OpenAPI document that the running application serves, with its references resolved where they are looked at. */
final class Contract {

    /** What the contract says of these in words: a city that a row means comes without evidence. */
    private static final Pattern NO_EVIDENCE = Pattern.compile("/newCity[12]?/(sources|claims)");

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    Contract(JsonNode document) {
        this.document = document;
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> operations.add(operation(entry.getKey(), path, entry.getValue()))));
    }

    List<Operation> operations() {
        return operations;
    }

    List<String> paths() {
        return operations.stream().map(Operation::path).distinct().toList();
    }

    /** The schema that a reference, or a choice between a schema and null, stands for. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            JsonNode target = document.at(schema.get("$ref").textValue().substring(1));
            return resolved(target);
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode one : schema.path(choice)) {
                if (!one.path("type").asText().equals("null")) {
                    return resolved(one);
                }
            }
        }
        return schema;
    }

    /** Properties anywhere in a schema, by JSON Pointer; of arrays, in their first element. */
    Map<String, JsonNode> places(JsonNode schema) {
        Map<String, JsonNode> places = new LinkedHashMap<>();
        collect(resolved(schema), "", places, 0);
        return places;
    }

    private void collect(JsonNode schema, String at, Map<String, JsonNode> places, int depth) {
        if (depth > 6) {
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            JsonNode below = resolved(property.getValue());
            String pointer = at + "/" + property.getKey();
            if (NO_EVIDENCE.matcher(pointer).matches()) {
                return;
            }
            places.put(pointer, below);
            collect(below, pointer, places, depth + 1);
        });
        if (schema.has("items")) {
            JsonNode item = resolved(schema.get("items"));
            places.put(at + "/0", item);
            collect(item, at + "/0", places, depth + 1);
        }
    }

    /** The JSON types that a schema takes; empty if it takes any. */
    static Set<String> types(JsonNode schema) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(one -> types.add(one.textValue()));
        if (types.isEmpty() && schema.has("properties")) {
            types.add("object");
        }
        if (types.isEmpty() && schema.has("enum")) {
            types.add("string");
        }
        return types;
    }

    private Operation operation(String method, Map.Entry<String, JsonNode> path, JsonNode operation) {
        List<Operation.Parameter> parameters = new ArrayList<>();
        for (JsonNode raw : PathParameters.of(path.getValue(), operation)) {
            JsonNode parameter = resolved(raw);
            parameters.add(new Operation.Parameter(
                    parameter.get("name").textValue(),
                    parameter.get("in").textValue(),
                    parameter.path("required").asBoolean(),
                    resolved(parameter.path("schema"))));
        }
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        JsonNode content = operation.has("requestBody")
                ? resolved(operation.get("requestBody")).get("content")
                : none;
        String mediaType = content.isEmpty() ? null : content.fieldNames().next();
        JsonNode security = operation.has("security") ? operation.get("security") : document.get("security");
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path.getKey(),
                parameters,
                mediaType,
                mediaType == null ? null : resolved(content.get(mediaType).get("schema")),
                CommonRefusals.statuses(operation, document),
                !security.isEmpty(),
                StreamSupport.stream(security.spliterator(), false).anyMatch(JsonNode::isEmpty));
    }
}
