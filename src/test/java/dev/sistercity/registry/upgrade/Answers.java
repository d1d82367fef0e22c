package dev.sistercity.registry.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * Compares what an earlier version answered with what is answered today.
 *
 * @param derived names of properties that may be another now
 */
record Answers(Set<String> derived) {

    /** Adds what an answer of then said and the one of today does not: a later version may say more, and nothing else. */
    void lost(JsonNode then, JsonNode now, String where, List<String> lost) {
        if (then.isObject() && now.isArray() && now.size() == 1) {
            // One value became a list of them.
            lost(then, now.get(0), where, lost);
        } else if (then.isObject() && now.isObject()) {
            then.properties().stream()
                    .filter(property -> !derived.contains(property.getKey()))
                    .forEach(property -> lost(
                            property.getValue(), now.path(property.getKey()), where + "/" + property.getKey(), lost));
        } else if (then.isArray() && now.isArray() && then.size() == now.size()) {
            for (int i = 0; i < then.size(); i++) {
                lost(then.get(i), now.get(i), where + "/" + i, lost);
            }
        } else if (!then.equals(now)) {
            lost.add(where + ": " + then + " is " + now);
        }
    }
}
