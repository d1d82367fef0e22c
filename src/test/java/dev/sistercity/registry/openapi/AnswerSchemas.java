package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds answers against the contract: each is what its operation says of its status, and what is always there is required. */
final class AnswerSchemas {

    /** From so many records on, a property that all of them have is taken for one that every record has. */
    private static final int MANY = 12;

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final JsonNode document;
    /** How often a schema was answered, and each of its properties. */
    private final Map<String, Map<String, Integer>> seen = new TreeMap<>();

    private final Map<String, Integer> answered = new HashMap<>();

    AnswerSchemas(JsonNode document) {
        this.document = document;
    }

    /**
     * What is wrong with an answer; nothing if it is as the contract says.
     *
     * @param operation of the contract
     * @param mediaType of the answer, without parameters; null for none
     */
    List<String> faults(JsonNode operation, int status, String mediaType, JsonNode body) {
        if (!CommonRefusals.statuses(operation, document).contains(status)) {
            return List.of("status " + status + " is not in the contract");
        }
        JsonNode responses = operation.path("responses");
        String named = Integer.toString(status);
        JsonNode response = resolved(responses.path(responses.has(named) ? named : CommonRefusals.OTHERS));
        if (!response.has("content")) {
            return mediaType == null ? List.of() : List.of(status + " has a body that is not in the contract");
        }
        JsonNode schema =
                response.get("content").path(String.valueOf(mediaType)).path("schema");
        if (schema.isMissingNode()) {
            return List.of(status + " comes as " + mediaType + ", which is not in the contract");
        }
        if (body == null) {
            return List.of();
        }
        ObjectNode alone = schema.deepCopy();
        alone.set("components", document.get("components"));
        List<String> faults = new ArrayList<>();
        factory.getSchema(alone)
                .validate(body, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .forEach(fault -> faults.add(fault.toString()));
        count(schema, body);
        return faults;
    }

    /** Properties that all of many answers had, and that the contract does not require. */
    List<String> alwaysAnsweredYetNotRequired() {
        List<String> found = new ArrayList<>();
        seen.forEach((schema, properties) -> {
            JsonNode required = document.at("/components/schemas/" + schema + "/required");
            TreeSet<String> names = new TreeSet<>();
            required.forEach(name -> names.add(name.asText()));
            properties.forEach((property, times) -> {
                int all = answered.get(schema);
                if (all >= MANY && times == all && !names.contains(property)) {
                    found.add(schema + "." + property);
                }
            });
        });
        return found;
    }

    private void count(JsonNode schema, JsonNode value) {
        JsonNode target = schema;
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replaceAll(".*/", "");
            target = resolved(schema);
            if (value.isObject() && target.has("properties")) {
                answered.merge(name, 1, Integer::sum);
                Map<String, Integer> properties = seen.computeIfAbsent(name, any -> new TreeMap<>());
                // Those of its own: what `allOf` joins to it is counted by itself.
                JsonNode own = target.get("properties");
                value.fieldNames().forEachRemaining(property -> {
                    if (own.has(property)) {
                        properties.merge(property, 1, Integer::sum);
                    }
                });
            }
        }
        JsonNode properties = target.path("properties");
        value.properties().forEach(property -> Optional.ofNullable(properties.get(property.getKey()))
                .ifPresent(below -> count(below, property.getValue())));
        if (value.isArray() && target.has("items")) {
            for (JsonNode item : value) {
                count(target.get("items"), item);
            }
        }
        target.path("allOf").forEach(part -> count(part, value));
        for (JsonNode choice : target.path("anyOf")) {
            if (choice.has("$ref") && !value.isNull()) {
                count(choice, value);
            }
        }
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(document.at(node.get("$ref").asText().substring(1))) : node;
    }
}
