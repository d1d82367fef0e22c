package dev.sistercity.registry.openapi.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Describes what the registry sends to webhooks as {@code callbacks} of the operation that makes one: OpenAPI 3.0 has them too, and
 * no generator of clients compiles the section {@code webhooks} of OpenAPI 3.1.
 */
public final class Callbacks {

    private static final String MAKING = "/paths/~1v1~1webhooks/post";
    /** Where a message goes: the address in the body of the request. */
    private static final String RECEIVER = "{$request.body#/url}";

    private Callbacks() {}

    public static void describe(ObjectNode document) {
        if (document.remove("webhooks") instanceof ObjectNode webhooks) {
            ObjectNode callbacks = ((ObjectNode) document.at(MAKING)).putObject("callbacks");
            for (var webhook : webhooks.properties()) {
                JsonNode item = webhook.getValue();
                callbacks.putObject(webhook.getKey()).set(RECEIVER, item);
            }
        }
    }
}
