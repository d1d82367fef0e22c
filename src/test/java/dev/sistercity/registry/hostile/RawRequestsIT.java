package dev.sistercity.registry.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes over a connection to the packaged registry: each refusal is a problem document, and none is in the log. */
class RawRequestsIT {

    private static final String HOST = "Host: localhost\r\n";
    private static final RegistryProcess REGISTRY = StarterRegistry.process();

    @ParameterizedTest
    @ValueSource(strings = {"[", "a b", "%zz", "a:99999999", "a:b", "::", "\u00ff", "/", "user@x", "[::1"})
    void refuses_a_host_that_is_none(String host) throws IOException {
        refused("GET /v1 HTTP/1.1\r\nHost: " + host + "\r\n\r\n", 400, "malformed", "Host");
    }

    @Test
    void refuses_a_request_of_http_1_1_without_a_host_and_takes_one_of_1_0() throws IOException {
        refused("GET /v1 HTTP/1.1\r\n\r\n", 400, "malformed", "Host");
        assertThat(ask("GET /v1 HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\\", "\\v1", "v1", "localhost:80", "?", "?x=1"})
    void refuses_a_target_that_is_no_path(String target) throws IOException {
        for (String method : new String[] {"GET", "POST", "OPTIONS", "CONNECT", "FOO"}) {
            refused(method + " " + target + " HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "http://", "https://[/v1", "/%", "/%zz", "/v1?%", "/v1\\", "/a|b", "/\u0000"})
    void refuses_a_target_that_is_no_uri(String target) throws IOException {
        refused("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n", 400, "malformed", "URI");
    }

    @Test
    void answers_absolute_targets_as_their_paths() throws IOException {
        assertThat(ask("GET http://x/v1 HTTP/1.1\r\n" + HOST + "\r\n").status()).isEqualTo(200);
        refused("GET http://x/nosuch HTTP/1.1\r\n" + HOST + "\r\n", 404, "not-found", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "TRACE", "FOO", "PROPFIND", "get"})
    void refuses_methods_that_there_are_not(String method) throws IOException {
        refused(method + " /v1 HTTP/1.1\r\n" + HOST + "\r\n", 405, "method-not-allowed", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "( /v1 HTTP/1.1\r\n",
                "G\u0000T /v1 HTTP/1.1\r\n",
                "P( /v1 HTTP/1.1\r\n",
                "GET /v1\r\n",
                "GET /v1 HTTP/1.1\r\nX Y: 1\r\n",
                "GET /v1 HTTP/1.1\r\nX\u0000: 1\r\n",
                "GET /v1 HTTP/1.1\r\nX: 1\u0000\r\n",
                "POST /v1/cities HTTP/1.1\r\nContent-Length: -2\r\n",
                "POST /v1/cities HTTP/1.1\r\nContent-Length: abc\r\n",
                "POST /v1/cities HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n",
                "POST /v1/cities HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n"
            })
    void refuses_what_is_no_http(String head) throws IOException {
        refused(head + HOST + "\r\n", 400, "malformed", "");
    }

    @Test
    void refuses_lines_and_headers_that_are_too_long() throws IOException {
        refused("GET /v1?" + "x".repeat(300_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414, "address-too-long", "");
        refused("GET /v1 HTTP/1.1\r\n" + HOST + "X: " + "y".repeat(100_000) + "\r\n\r\n", 431, "headers-too-large", "");
    }

    @Test
    void refuses_head_as_it_refuses_get_without_the_body() throws IOException {
        String rest = " /v1 HTTP/1.1\r\n" + HOST + "X: " + "y".repeat(100_000) + "\r\n\r\n";
        try (RawConnection connection = new RawConnection(REGISTRY.base())) {
            connection.send("HEAD" + rest);
            RawConnection.Answer answer = connection.readHead();
            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.headers())
                    .containsEntry("content-type", "application/problem+json")
                    .containsEntry("x-content-type-options", "nosniff");
            assertThat(connection.isAtEnd()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/calendar", "*/*", "text/plain", "application/openmetrics-text;version=9", "a/b;q=0", "-"})
    void answers_metrics_whatever_is_accepted(String accept) throws IOException {
        assertThat(ask("GET /q/metrics HTTP/1.1\r\n" + HOST + "Accept: " + accept + "\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    /** The bounds of int among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\n", "-1\r\n", "7fffffff\r\nab\r\n", "80000000\r\n", "FFFFFFFF\r\nabc\r\n", "100000000\r\n"
            })
    void says_nothing_of_chunks_that_are_none_after_the_answer(String chunk) throws IOException {
        try (RawConnection connection = new RawConnection(REGISTRY.base())) {
            connection.send("POST /v1/cities HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(401);
            connection.send(chunk);
            assertThat(ask("GET /v1 HTTP/1.1\r\n" + HOST + "\r\n").status()).isEqualTo(200);
        }
        assertThat(REGISTRY.output()).doesNotContain("\tat ", " ERROR ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n", "-1\r\n", "ffffffffffffffff\r\n", "FFFFFFFF\r\nabc\r\n"})
    void says_nothing_of_chunks_that_are_none(String chunk) throws IOException {
        try (RawConnection connection = new RawConnection(REGISTRY.base())) {
            connection.send("POST /v1/cities HTTP/1.1\r\n" + HOST + "X-API-Key: " + StarterRegistry.KEY
                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
            assertThat(ask("GET /v1 HTTP/1.1\r\n" + HOST + "\r\n").status()).isEqualTo(200);
        }
        assertThat(REGISTRY.output()).doesNotContain("\tat ", " ERROR ");
    }

    /** The refusal comes after the answers to what was asked before on the same connection. */
    @Test
    void refuses_in_turn() throws IOException {
        try (RawConnection connection = new RawConnection(REGISTRY.base())) {
            connection.send("GET /v1 HTTP/1.1\r\n" + HOST + "\r\nGET /v1/cities HTTP/1.1\r\n" + HOST
                    + "\r\nGET /v1 HTTP/1.1\r\nX Y: 1\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(200);
            assertThat(connection.read().body()).contains("\"items\"");
            expect(connection.read(), 400, "malformed", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void lets_scripts_of_other_sites_write_by_the_api_alone(String method) throws IOException {
        refused(
                method + " /desk HTTP/1.1\r\n" + HOST + "Origin: https://elsewhere.example\r\n"
                        + "Content-Length: 0\r\n\r\n",
                403,
                "forbidden",
                "other sites");
        RawConnection.Answer read =
                ask("GET /v1/cities HTTP/1.1\r\n" + HOST + "Origin: https://elsewhere.example\r\n\r\n");
        assertThat(read.headers()).containsEntry("access-control-allow-origin", "https://elsewhere.example");
        assertThat(read.headers().get("vary")).contains("Origin");
    }

    @Test
    void serves_files_whole_whatever_range_is_asked_for() throws IOException {
        for (String range : new String[] {"bytes=5-1", "bytes=99999999999999999999-", "bytes=0-0"}) {
            assertThat(ask("GET /assets/site.css HTTP/1.1\r\n" + HOST + "Range: " + range + "\r\n\r\n")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void says_nothing_of_connections_that_break() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (RawConnection connection = new RawConnection(REGISTRY.base())) {
                connection.send("POST /v1/cities HTTP/1.1\r\n" + HOST + "X-API-Key: " + StarterRegistry.KEY
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":");
                connection.breakOff();
            }
        }
        // What comes after them on the same event loops is answered, and so they are dealt with.
        for (int i = 0; i < 20; i++) {
            assertThat(ask("GET /v1 HTTP/1.1\r\n" + HOST + "\r\n").status()).isEqualTo(200);
        }
        assertThat(REGISTRY.output()).doesNotContain("\tat ", " ERROR ");
    }

    private static RawConnection.Answer ask(String request) throws IOException {
        try (RawConnection connection = new RawConnection(REGISTRY.base())) {
            return connection.ask(request);
        }
    }

    private static void refused(String request, int status, String type, String detail) throws IOException {
        expect(ask(request), status, type, detail);
        assertThat(REGISTRY.output()).doesNotContain("\tat ", " ERROR ");
    }

    private static void expect(RawConnection.Answer answer, int status, String type, String detail) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.headers())
                .as("%s", answer)
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("x-content-type-options", "nosniff");
        JsonNode problem = StarterRegistry.json(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(detail);
        assertThat(problem.path("requestId").asText()).isNotEmpty();
        assertThat(problem.has("stack") || problem.has("details")).isFalse();
    }
}
