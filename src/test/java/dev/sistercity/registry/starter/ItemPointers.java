package dev.sistercity.registry.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Follows the pointers of claims, which name items of lists by their ids: {@code /milestones/~m4k2/date}. */
final class ItemPointers {

    private ItemPointers() {}

    /** What a pointer is a property of. */
    static JsonNode parent(JsonNode record, String pointer) {
        JsonNode found = record;
        String[] steps = pointer.split("/");
        for (int i = 1; i < steps.length - 1; i++) {
            found = step(found, steps[i]);
        }
        return found;
    }

    private static JsonNode step(JsonNode at, String name) {
        if (!name.startsWith("~")) {
            // Lists whose items have no ids are still pointed into by place.
            return at.isArray() ? at.path(Integer.parseInt(name)) : at.path(name);
        }
        for (JsonNode item : at) {
            if (item.path("id").asText().equals(name.substring(1))) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }
}
