package dev.sistercity.registry.shared.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.Violation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * What no draft may hold, wherever it stands: text that cannot be stored (PostgreSQL cannot hold NUL, and a lone surrogate is
 * no character of any encoding), numbers that no memory can hold, and lists and objects of more entries than any may have. Work grows with the tree alone:
 * where a fault is, is put into words when there is one.
 */
final class TreeFaults {

    private final Faults faults;
    /** Names (String) and indexes (Integer), from the outermost. */
    private final Deque<Object> path = new ArrayDeque<>();

    TreeFaults(Faults faults) {
        this.faults = faults;
    }

    /** Looks at all of it, or until there are faults enough. */
    void look(JsonNode node) {
        if (node.isTextual()) {
            add(Characters.fault(node.textValue()));
        } else if (node.isNumber()) {
            add(Numbers.fault(node));
        } else if (node.size() > BodyReader.MAX_ENTRIES) {
            add(Optional.of("must be " + BodyReader.MAX_ENTRIES + " at the most"));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                path.addLast(property.getKey());
                add(Characters.fault(property.getKey()).map(fault -> "the name " + fault));
                below(property.getValue());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                path.addLast(i);
                below(node.get(i));
            }
        }
    }

    private void below(JsonNode node) {
        if (!faults.areEnough()) {
            look(node);
        }
        path.removeLast();
    }

    private void add(Optional<String> fault) {
        fault.ifPresent(detail -> faults.add(Violation.at(here(), detail)));
    }

    private String here() {
        JsonPointer pointer = JsonPointer.empty();
        for (Object step : path) {
            pointer = step instanceof String name ? pointer.appendProperty(name) : pointer.appendIndex((Integer) step);
        }
        return Characters.printable(pointer.toString());
    }
}
