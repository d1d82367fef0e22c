package dev.sistercity.registry.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.Map;
import java.util.Set;

/**
 * A message of a client, looked at before the library sees it: that fails, or never answers, where a part of a message is of another
 * type than it takes for granted. What is handed on is written anew, with nothing in it that no tool reads.
 *
 * @param request null for what takes no answer: a notification, or an answer to a question that was never asked
 */
record JsonRpcMessage(ObjectNode request) {

    static final String VERSION = "2.0";

    private static final int LONGEST_ID = 256;
    /** A name that is longer is no tool's or method's; it is not said back either. */
    private static final int LONGEST_NAME = 64;

    private static final int LONGEST_TEXT = 256;

    private static final String INITIALIZE = "initialize";
    private static final String CALL = "tools/call";
    private static final Set<String> METHODS = Set.of(INITIALIZE, "ping", "tools/list", CALL);

    /** @throws JsonRpcFault for whatever is no message, or none that this server answers */
    static JsonRpcMessage read(byte[] body, BodyReader bodies) {
        JsonNode sent;
        try {
            sent = bodies.object(body);
        } catch (RegistryException e) {
            throw new JsonRpcFault(JsonRpcFault.PARSE_ERROR, null, "No JSON-RPC message: " + e.getMessage());
        }
        JsonNode id = id(sent);
        if (!VERSION.equals(sent.path("jsonrpc").textValue())) {
            throw new JsonRpcFault(JsonRpcFault.INVALID_REQUEST, id, "jsonrpc must be \"2.0\"");
        }
        if (!sent.has("method") && (sent.has("result") || sent.has("error"))) {
            return new JsonRpcMessage(null);
        }
        String method = sent.path("method").textValue();
        if (method == null) {
            throw new JsonRpcFault(JsonRpcFault.INVALID_REQUEST, id, "method must be a string");
        }
        if (id == null) {
            return new JsonRpcMessage(null);
        }
        if (!METHODS.contains(method)) {
            throw new JsonRpcFault(
                    JsonRpcFault.METHOD_NOT_FOUND,
                    id,
                    "There is no method " + shown(method) + "; there are " + METHODS);
        }
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("jsonrpc", VERSION).put("method", method);
        request.set("id", id);
        request.set("params", params(method, sent.path("params"), id));
        return new JsonRpcMessage(request);
    }

    /** Null where there is none: a notification. */
    private static JsonNode id(JsonNode sent) {
        JsonNode id = sent.path("id");
        if (id.isMissingNode()) {
            return null;
        }
        boolean good =
                id.isTextual() ? id.textValue().length() <= LONGEST_ID : id.isIntegralNumber() && id.canConvertToLong();
        if (!good) {
            throw new JsonRpcFault(
                    JsonRpcFault.INVALID_REQUEST,
                    null,
                    "id must be a whole number, or a string of " + LONGEST_ID + " characters at the most");
        }
        return id;
    }

    private static ObjectNode params(String method, JsonNode sent, JsonNode id) {
        if (!sent.isMissingNode() && !sent.isObject()) {
            throw new JsonRpcFault(JsonRpcFault.INVALID_PARAMS, id, "params must be an object");
        }
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        switch (method) {
            case INITIALIZE -> {
                params.put("protocolVersion", text(sent, "protocolVersion", id));
                params.putObject("capabilities");
                JsonNode client = sent.path("clientInfo");
                params.putObject("clientInfo")
                        .put("name", text(client, "name", id))
                        .put("version", text(client, "version", id));
            }
            case CALL -> {
                params.put("name", name(sent, id));
                params.set("arguments", arguments(sent.path("arguments"), id));
            }
            default -> {
                // There is one page of tools, and a ping says nothing.
            }
        }
        return params;
    }

    private static String text(JsonNode in, String name, JsonNode id) {
        String text = in.path(name).textValue();
        if (text == null || text.length() > LONGEST_TEXT) {
            throw new JsonRpcFault(
                    JsonRpcFault.INVALID_PARAMS,
                    id,
                    name + " must be a string of " + LONGEST_TEXT + " characters at the most");
        }
        return text;
    }

    private static String name(JsonNode params, JsonNode id) {
        String name = params.path("name").textValue();
        if (name == null || name.length() > LONGEST_NAME) {
            throw new JsonRpcFault(JsonRpcFault.INVALID_PARAMS, id, "name must be the name of a tool");
        }
        return Characters.printable(name);
    }

    /** Nothing is said by null. */
    private static ObjectNode arguments(JsonNode sent, JsonNode id) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        if (!sent.isMissingNode() && !sent.isNull() && !sent.isObject()) {
            throw new JsonRpcFault(JsonRpcFault.INVALID_PARAMS, id, "arguments must be an object");
        }
        for (Map.Entry<String, JsonNode> argument : sent.properties()) {
            if (!argument.getValue().isNull()) {
                arguments.set(argument.getKey(), argument.getValue());
            }
        }
        return arguments;
    }

    private static String shown(String name) {
        return Characters.printable(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + '…' : name);
    }
}
