package dev.sistercity.registry.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Talks to the registry as an assistant does. */
@Singleton
class Assistant {

    private final Http http;

    Assistant(Http http) {
        this.http = http;
    }

    /**
     * Sends a body as it is.
     *
     * @param headers names and values in turn
     */
    Reply send(Object body, String... headers) {
        List<String> all =
                new ArrayList<>(List.of("Content-Type", Http.JSON, "Accept", "application/json, text/event-stream"));
        all.addAll(List.of(headers));
        return http.send("POST", "/mcp", Http.bytes(body), all.toArray(String[]::new));
    }

    /** A request, by its method. */
    Reply request(String method, Object params, String... headers) {
        return send(Map.of("jsonrpc", "2.0", "id", 7, "method", method, "params", params), headers);
    }

    /** What a tool answers: {@code content}, {@code structuredContent}, {@code isError}. */
    JsonNode call(String tool, Map<String, ?> arguments, String... headers) {
        Reply reply = request("tools/call", Map.of("name", tool, "arguments", arguments), headers);
        assertThat(reply.expect(200).at("/id")).isEqualTo("7");
        return reply.json().path("result");
    }

    /** What a tool answers that finds something. */
    JsonNode ask(String tool, Map<String, ?> arguments, String... headers) {
        JsonNode result = call(tool, arguments, headers);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isFalse();
        return result.path("structuredContent");
    }

    /** The problem that a tool answers. */
    JsonNode refused(String tool, Map<String, ?> arguments) {
        JsonNode result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
        return result.path("structuredContent");
    }
}
