package dev.sistercity.registry.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to {@code /mcp} wrong, or by the thousand: each is answered, nothing of it is kept, nothing is an error of ours. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class McpGateTest {

    private static final Map<String, Object> HELLO = Map.of(
            "protocolVersion",
            "2025-11-25",
            "capabilities",
            Map.of(),
            "clientInfo",
            Map.of("name", "a test", "version", "1"));

    @Inject
    Assistant assistant;

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    ConnectionManager sessions;

    private final List<LogRecord> errors = Collections.synchronizedList(new ArrayList<>());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Map<String, Long> before;

    @BeforeEach
    void listen() {
        given.city("Dunedin", "NZ");
        before = stored.counts();
        Logger.getLogger("").addHandler(listener);
    }

    /** Of each test. */
    @AfterEach
    void nothing_is_kept_and_nothing_was_a_fault() {
        Logger.getLogger("").removeHandler(listener);
        assertThat(errors).extracting(LogRecord::getMessage).isEmpty();
        // A session lasts until a moment after the answer.
        Patience.until("no session is left", () -> !sessions.iterator().hasNext());
        assertThat(stored.counts()).isEqualTo(before);
        assertThat(assistant
                        .ask("find_city", Map.of("name", "Dunedin"))
                        .at("/answer/page/total")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "5",
                "null",
                "\"text\"",
                "[]",
                "[1]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} more"
            })
    void says_what_is_no_message(String body) {
        Reply reply = assistant.send(body).expect(400);
        assertThat(reply.at("/error/code")).isEqualTo("-32700");
        assertThat(reply.header("Content-Type")).isEqualTo(Http.JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | -32600",
                "{'jsonrpc':'1.0','id':1,'method':'ping'} | 400 | -32600",
                "{'jsonrpc':2.0,'id':1,'method':'ping'} | 400 | -32600",
                "{'jsonrpc':'2.0','id':1} | 400 | -32600",
                "{'jsonrpc':'2.0','id':1,'method':5} | 400 | -32600",
                "{'jsonrpc':'2.0','id':null,'method':'ping'} | 400 | -32600",
                "{'jsonrpc':'2.0','id':{},'method':'ping'} | 400 | -32600",
                "{'jsonrpc':'2.0','id':1.5,'method':'ping'} | 400 | -32600",
                "{'jsonrpc':'2.0','id':99999999999999999999,'method':'ping'} | 400 | -32600",
                "{'jsonrpc':'2.0','id':1,'method':'nosuch'} | 200 | -32601",
                "{'jsonrpc':'2.0','id':1,'method':'q/close'} | 200 | -32601",
                "{'jsonrpc':'2.0','id':1,'method':'resources/list'} | 200 | -32601",
                "{'jsonrpc':'2.0','id':1,'method':'server/discover'} | 200 | -32601",
                "{'jsonrpc':'2.0','id':1,'method':'initialize'} | 200 | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'initialize','params':[]} | 200 | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':1}} | 200 | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'x','clientInfo':'x'}} | 200 | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call'} | 200 | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':5} | 200 | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':{}}} | 200 | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'nosuch'}} | 200 | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'find_city','arguments':[]}} | 200 | -32602"
            })
    void says_what_a_message_lacks(String body, int status, String code) {
        Reply reply = assistant.send(body.replace('\'', '"')).expect(status);
        assertThat(reply.at("/error/code")).isEqualTo(code);
        assertThat(reply.at("/error/message")).isNotBlank();
    }

    @Test
    void says_all_that_is_wrong_with_arguments_as_a_problem() {
        JsonNode none = assistant.refused("find_city", Map.of());
        assertThat(none.path("type").asText()).isEqualTo("/problems/malformed");
        assertThat(none.at("/errors/0/parameter").asText()).isEqualTo("name");

        Map<String, Object> all = Map.of("name", 5, "limit", "many", "nosuch", Map.of("a", List.of()));
        assertThat(assistant.refused("find_city", all).path("errors")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find_city | {'name':''} | 400",
                "find_city | {'name':null} | 400",
                "find_city | {'name':['x']} | 400",
                "find_city | {'name':'x','limit':0} | 400",
                "find_city | {'name':'x','limit':51} | 400",
                "find_city | {'name':'x','limit':1.5} | 400",
                "find_city | {'name':'x','limit':99999999999999999999} | 400",
                "find_city | {'name':'x','countryCode':'Nowhere'} | 400",
                "list_partnerships | {'city':'nosuch'} | 400",
                "list_partnerships | {'city':'geonames:1','cursor':'nosuch'} | 400",
                "get_city | {'city':'geonames:1'} | 404",
                "get_city | {'city':'a/partnerships'} | 404",
                "get_city | {'city':'..'} | 400",
                "path_between | {'from':'geonames:1','to':'geonames:2'} | 400",
                "anniversaries | {'from':'soon'} | 400",
                "anniversaries | {'round':'yes'} | 400",
                "changes_since | {'after':'999999999'} | 409",
                "changes_since | {'after':'-1'} | 400",
                "who_says_what | {'id':'x','resource':'offices'} | 400"
            })
    void hands_on_what_the_api_refuses(String tool, String arguments, int status) {
        String call = "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'" + tool + "','arguments':"
                + arguments + "}}";
        JsonNode result =
                assistant.send(call.replace('\'', '"')).expect(200).json().path("result");

        assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
        assertThat(result.at("/structuredContent/status").asInt())
                .as(result.toString())
                .isEqualTo(status);
        assertThat(result.at("/structuredContent/detail").asText()).isNotBlank();
    }

    @Test
    void says_what_no_text_may_have() {
        for (String escape : List.of("\\u0000", "\\ud800")) {
            assistant
                    .send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":\"" + escape + "\"}}")
                    .expect(400);
        }
        assertThat(assistant
                        .refused("find_city", Map.of("name", "x".repeat(501)))
                        .path("errors"))
                .hasSize(1);
    }

    @Test
    void takes_messages_alone_and_those_within_bounds() {
        Reply read = http.get("/mcp").expectProblem(405, "method-not-allowed");
        assertThat(read.header("Allow")).isEqualTo("POST");
        http.send("DELETE", "/mcp", null, "Mcp-Session-Id", "x").expectProblem(405, "method-not-allowed");
        http.send("POST", "/mcp", Http.bytes("{}"), "Content-Type", "text/plain")
                .expectProblem(415, "unsupported-type");
        http.send("POST", "/mcp", Http.bytes("{}")).expectProblem(415, "unsupported-type");
        http.send("POST", "/mcp", Http.bytes("{}"), "Content-Type", Http.JSON, "Accept", "image/png")
                .expectProblem(406, "not-acceptable");
        http.send("POST", "/mcp?x=1", Http.bytes("{}"), "Content-Type", Http.JSON)
                .expectProblem(400, "malformed");
        assistant.send("{}", "MCP-Protocol-Version", "1999-01-01").expect(400);
        assistant.send("{\"a\":\"" + "x".repeat(1 << 20) + "\"}").expectProblem(413, "too-large");
        assistant.send("{}", "Content-Encoding", "gzip").expectProblem(415, "unsupported-type");
        assistant.send("[".repeat(100_000)).expect(400);
        assistant
                .request("ping", Map.of(), "Origin", "https://elsewhere.example")
                .expectProblem(403, "forbidden");
        assistant.request("ping", Map.of(), "Origin", http.base().toString()).expect(200);
        http.send(
                        "POST",
                        "/mcp",
                        Http.bytes("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"ping\"}"),
                        "Content-Type",
                        Http.JSON)
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp/sse", "/mcp/messages/x", "/mcp/", "//mcp/sse", "/mcp/%2e%2e/mcp/sse", "/mcpx"})
    void has_nothing_beside_it(String path) {
        http.get(path).expectProblem(404, "not-found");
        http.send("POST", path, Http.bytes("{}"), "Content-Type", Http.JSON).expectProblem(404, "not-found");
    }

    @Test
    void forgets_whoever_says_hello_and_never_goodbye() {
        AtOnce.run(16, number -> {
            for (int i = 0; i < 200; i++) {
                assistant
                        .request("initialize", HELLO, "Mcp-Session-Id", "made-up-" + i)
                        .expect(200);
            }
            return number;
        });
    }

    @Test
    void answers_requests_and_takes_what_needs_no_answer() {
        assistant
                .send("{\"jsonrpc\":\"2.0\",\"method\":\"nosuch\",\"params\":7}")
                .expect(202);
        assistant.send("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{}}").expect(202);
        assistant
                .send("{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":1,\"message\":\"x\"}}")
                .expect(202);
        Reply named =
                assistant.send("{\"jsonrpc\":\"2.0\",\"id\":\"a\\\"b\",\"method\":\"ping\",\"params\":{\"_meta\":5}}");
        assertThat(named.expect(200).at("/id")).isEqualTo("a\"b");
    }
}
