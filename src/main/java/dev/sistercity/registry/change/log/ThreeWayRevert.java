package dev.sistercity.registry.change.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes a change of a document back although other changes may have followed: what the change altered becomes what it was
 * before, and everything else stays as it is now.
 */
public final class ThreeWayRevert {

    private ThreeWayRevert() {}

    /** What the change altered is neither as the change left it nor as it was before. */
    public static final class Conflict extends Exception {

        private static final long serialVersionUID = 1L;
    }

    static JsonNode of(JsonNode before, JsonNode after, JsonNode now) throws Conflict {
        if (before.equals(after) || now.equals(before)) {
            return now;
        }
        if (now.equals(after)) {
            return before;
        }
        if (before.isObject() && after.isObject() && now.isObject()) {
            return ofObject(before, after, now);
        }
        if (before.isArray() && after.isArray() && now.isArray()) {
            return before.size() == after.size() ? ofElements(before, after, now) : ofSet(before, after, now);
        }
        throw new Conflict();
    }

    private static JsonNode ofObject(JsonNode before, JsonNode after, JsonNode now) throws Conflict {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        ObjectNode result = now.deepCopy();
        for (String name : names) {
            JsonNode value = of(property(before, name), property(after, name), property(now, name));
            if (value.isMissingNode()) {
                result.remove(name);
            } else {
                result.set(name, value);
            }
        }
        return result;
    }

    private static JsonNode property(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? MissingNode.getInstance() : value;
    }

    /** Elements that were altered in their places, wherever they stand now. */
    private static JsonNode ofElements(JsonNode before, JsonNode after, JsonNode now) throws Conflict {
        ArrayNode result = now.deepCopy();
        for (int i = 0; i < after.size(); i++) {
            if (!after.get(i).equals(before.get(i))) {
                int at = indexOf(after.get(i), result);
                if (at >= 0) {
                    result.set(at, before.get(i));
                } else if (result.size() == after.size()) {
                    result.set(i, of(before.get(i), after.get(i), result.get(i)));
                } else {
                    throw new Conflict();
                }
            }
        }
        return result;
    }

    /** Elements that came go, those that went come again at the end. */
    private static JsonNode ofSet(JsonNode before, JsonNode after, JsonNode now) {
        List<JsonNode> came = without(after, before);
        List<JsonNode> went = without(before, after);
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : now) {
            if (!came.remove(element)) {
                result.add(element);
            }
        }
        for (JsonNode element : went) {
            if (indexOf(element, result) < 0) {
                result.add(element);
            }
        }
        return result;
    }

    private static List<JsonNode> without(JsonNode some, JsonNode others) {
        List<JsonNode> rest = new ArrayList<>();
        some.forEach(rest::add);
        others.forEach(rest::remove);
        return rest;
    }

    private static int indexOf(JsonNode element, ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).equals(element)) {
                return i;
            }
        }
        return -1;
    }
}
