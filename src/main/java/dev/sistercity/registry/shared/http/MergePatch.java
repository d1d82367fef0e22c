package dev.sistercity.registry.shared.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch, as the pseudo-code of RFC 7396, section 2, has it. */
public final class MergePatch {

    private MergePatch() {}

    /**
     * As {@link #apply}, but what the patch removes stays as null: so that a misspelt name is seen though nothing would be
     * left of it.
     */
    public static JsonNode keepingNulls(JsonNode target, JsonNode patch) {
        return apply(target, patch, true);
    }

    /** @return {@code target} with the patch applied; neither argument is changed */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        return apply(target, patch, false);
    }

    private static JsonNode apply(JsonNode target, JsonNode patch, boolean keepNulls) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result =
                target != null && target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(change -> {
            if (change.getValue().isNull() && !keepNulls) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), apply(result.get(change.getKey()), change.getValue(), keepNulls));
            }
        });
        return result;
    }
}
