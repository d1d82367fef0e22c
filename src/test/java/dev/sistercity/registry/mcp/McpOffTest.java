package dev.sistercity.registry.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.UnsetProfile;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registry whose operator has not asked for assistants. */
@QuarkusTest
@TestProfile(UnsetProfile.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class McpOffTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    @Inject
    Http http;

    @Inject
    ToolManager tools;

    @ParameterizedTest
    @CsvSource({
        "GET, /mcp, */*",
        "GET, /mcp, text/html",
        "GET, /mcp, text/event-stream",
        "POST, /mcp, application/json",
        "DELETE, /mcp, */*",
        "PUT, /mcp, */*",
        "GET, /mcp/sse, */*",
        "GET, /mcp/, */*",
        "POST, /mcp/messages/1, */*"
    })
    void has_nothing_there_as_anywhere_else(String method, String path, String accept) {
        byte[] body = method.equals("GET") || method.equals("DELETE") ? null : Http.bytes(PING);
        Reply there = http.send(method, path, body, "Content-Type", Http.JSON, "Accept", accept)
                .expect(404);
        Reply elsewhere = http.send(method, "/nosuch", body, "Content-Type", Http.JSON, "Accept", accept)
                .expect(404);

        assertThat(neutral(there, path)).isEqualTo(neutral(elsewhere, "/nosuch"));
        assertThat(there.headers().keySet()).isEqualTo(elsewhere.headers().keySet());
    }

    private static String neutral(Reply reply, String path) {
        return reply.text().replace(path, "").replaceAll("[0-9a-f]{16}", "");
    }

    @Test
    void has_no_tools_in_memory() {
        assertThat(tools).isEmpty();
    }

    @Test
    void is_not_told_of() {
        assertThat(http.get("/llms.txt").expect(200).text()).doesNotContain("/mcp");
        assertThat(http.get("/.well-known/api-catalog").expect(200).text()).doesNotContain("/mcp");
    }
}
