package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out words that stand elsewhere in the contract: those of patches, which their drafts say; those of drafts, where what is
 * answered says the same; examples of properties where an example of the whole is shown; the rest of long lists in examples.
 */
final class Repetitions {

    /** One element of a list shows what it holds. */
    private static final int SHOWN = 1;

    private static final String DESCRIPTION = "description";
    private static final String EXAMPLES = "examples";
    private static final String PROPERTIES = "properties";

    private Repetitions() {}

    static void leaveOut(ObjectNode document, Examples examples) {
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        Set<String> shown = new HashSet<>();
        schemas.fieldNames().forEachRemaining(name -> {
            if (examples.find(name).isPresent()) {
                collect(name, schemas, shown);
            }
        });
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            JsonNode properties = schema.getValue().path(PROPERTIES);
            if (schema.getKey().endsWith("Patch")) {
                properties.forEach(Repetitions::leaveOutWords);
            } else if (shown.contains(schema.getKey())) {
                properties.forEach(property -> ((ObjectNode) property).remove(EXAMPLES));
            }
            if (schema.getKey().endsWith("Draft")) {
                String view = schema.getKey().replaceFirst("Draft$", "");
                leaveOutWords(
                        (ObjectNode) schema.getValue(), view, schemas.path(view).path(PROPERTIES));
            }
        }
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                for (JsonNode response : operation.path("responses")) {
                    response.path("content").forEach(content -> shorten(content.path("example")));
                }
            }
        }
    }

    /** A schema, and those that it is made of. */
    private static void collect(String name, JsonNode schemas, Set<String> found) {
        if (found.add(name)) {
            schemas.path(name).findValuesAsText("$ref").stream()
                    .map(reference -> reference.replaceAll(".*/", ""))
                    .filter(schemas::has)
                    .forEach(part -> collect(part, schemas, found));
        }
    }

    private static void leaveOutWords(JsonNode property) {
        for (JsonNode choice : property.path("anyOf")) {
            ((ObjectNode) choice).remove(List.of(DESCRIPTION, EXAMPLES));
        }
    }

    private static void leaveOutWords(ObjectNode draft, String view, JsonNode answered) {
        boolean any = false;
        for (Map.Entry<String, JsonNode> property : draft.path(PROPERTIES).properties()) {
            JsonNode words = property.getValue().path(DESCRIPTION);
            if (words.isTextual()
                    && words.equals(answered.path(property.getKey()).path(DESCRIPTION))) {
                ((ObjectNode) property.getValue()).remove(DESCRIPTION);
                any = true;
            }
        }
        if (any) {
            String says = draft.path(DESCRIPTION).asText();
            draft.put(DESCRIPTION, says + (says.isEmpty() ? "See " : " (see ") + view + (says.isEmpty() ? "" : ")"));
        }
    }

    private static void shorten(JsonNode example) {
        if (example instanceof ArrayNode list) {
            while (list.size() > SHOWN) {
                list.remove(list.size() - 1);
            }
        }
        example.forEach(Repetitions::shorten);
    }
}
