package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Parameters that all operations on a path take stand once, at the path. */
public final class PathParameters {

    private static final String PARAMETERS = "parameters";

    private PathParameters() {}

    static void raise(ObjectNode document) {
        for (JsonNode path : document.get("paths")) {
            List<ObjectNode> operations = StreamSupport.stream(path.spliterator(), false)
                    .filter(operation -> operation.has("responses"))
                    .map(ObjectNode.class::cast)
                    .toList();
            if (operations.size() > 1) {
                raise((ObjectNode) path, operations);
            }
        }
    }

    private static void raise(ObjectNode path, List<ObjectNode> operations) {
        Set<JsonNode> common = parameters(operations.get(0));
        operations.forEach(operation -> common.retainAll(parameters(operation)));
        if (common.isEmpty()) {
            return;
        }
        for (ObjectNode operation : operations) {
            Set<JsonNode> own = parameters(operation);
            own.removeAll(common);
            operation.remove(PARAMETERS);
            if (!own.isEmpty()) {
                operation.putArray(PARAMETERS).addAll(own);
            }
        }
        ArrayNode shared = path.objectNode().putArray(PARAMETERS).addAll(common);
        ObjectNode others = path.deepCopy();
        path.removeAll();
        path.set(PARAMETERS, shared);
        path.setAll(others);
    }

    private static Set<JsonNode> parameters(JsonNode operation) {
        Set<JsonNode> parameters = new LinkedHashSet<>();
        operation.path(PARAMETERS).forEach(parameters::add);
        return parameters;
    }

    /** The parameters of an operation: its path's, then its own. */
    public static List<JsonNode> of(JsonNode path, JsonNode operation) {
        List<JsonNode> all = new ArrayList<>();
        path.path(PARAMETERS).forEach(all::add);
        operation.path(PARAMETERS).forEach(all::add);
        return all;
    }
}
