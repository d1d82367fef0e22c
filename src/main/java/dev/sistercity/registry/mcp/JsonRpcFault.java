package dev.sistercity.registry.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message that is refused before the library sees it, in the words of JSON-RPC 2.0. */
final class JsonRpcFault extends RuntimeException {

    /** The body is no JSON. */
    static final int PARSE_ERROR = -32700;
    /** It is JSON, and no message. */
    static final int INVALID_REQUEST = -32600;

    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient JsonNode id;

    /** @param id of the request; null where it is not known */
    JsonRpcFault(int code, JsonNode id, String message) {
        super(message, null, false, false);
        this.code = code;
        this.id = id;
    }

    /** The status of HTTP: 400 for what is no message, 200 for a message whose answer is an error. */
    int status() {
        return code == PARSE_ERROR || code == INVALID_REQUEST ? 400 : 200;
    }

    /** The answer: {@code {"jsonrpc", "id", "error": {"code", "message"}}}. */
    ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", JsonRpcMessage.VERSION);
        answer.set("id", id == null ? JsonNodeFactory.instance.nullNode() : id);
        answer.putObject("error").put("code", code).put("message", getMessage());
        return answer;
    }
}
