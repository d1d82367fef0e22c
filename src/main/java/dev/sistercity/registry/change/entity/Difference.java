package dev.sistercity.registry.change.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where two states of a record differ, as JSON Pointers (RFC 6901): as deep as both have objects or lists of one length. Of a
 * list that became longer or shorter the pointer is its own, as its elements have other numbers then.
 */
public final class Difference {

    private Difference() {}

    /** In the order of the properties; empty where nothing differs. Null and nothing are the same. */
    public static List<String> between(JsonNode before, JsonNode after) {
        List<String> pointers = new ArrayList<>();
        collect("", before, after, pointers);
        return pointers;
    }

    private static void collect(String at, JsonNode before, JsonNode after, List<String> pointers) {
        if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(at + "/" + escaped(name), before.path(name), after.path(name), pointers));
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                collect(at + "/" + i, before.get(i), after.get(i), pointers);
            }
        } else if (!isNothing(before) || !isNothing(after)) {
            if (!before.equals(after)) {
                pointers.add(at);
            }
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
