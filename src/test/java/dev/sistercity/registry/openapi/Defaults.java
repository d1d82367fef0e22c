package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Leaves out what OpenAPI 3.1 says anyway: it makes the contract longer and tells nothing. */
final class Defaults {

    private static final String SECURITY = "security";
    private static final String STYLE = "style";
    private static final String EXPLODE = "explode";

    private Defaults() {}

    static void leaveOut(ObjectNode document) {
        ArrayNode known = document.putArray(SECURITY);
        Introduction.known().forEach(either -> {
            ObjectNode schemes = known.addObject();
            either.getSchemes().keySet().forEach(schemes::putArray);
        });
        for (JsonNode path : document.get("paths")) {
            for (JsonNode part : path) {
                leaveOutOfOperation(part, known);
            }
        }
    }

    /** Who may call it, where that is said once for all. */
    private static void leaveOutOfOperation(JsonNode part, ArrayNode known) {
        if (part instanceof ObjectNode operation && operation.path(SECURITY).isArray()) {
            if (operation.get(SECURITY).equals(known)) {
                operation.remove(SECURITY);
            }
            operation.path("parameters").forEach(Defaults::leaveOutOfParameter);
        }
    }

    /** Of a parameter in the query: a list is sent by repeating the name. */
    private static void leaveOutOfParameter(JsonNode node) {
        if (node instanceof ObjectNode parameter
                && parameter.path("in").asText().equals("query")) {
            if (parameter.path(STYLE).asText().equals("form")
                    && parameter.path(EXPLODE).asBoolean()) {
                parameter.remove(STYLE);
                parameter.remove(EXPLODE);
            }
        }
    }
}
