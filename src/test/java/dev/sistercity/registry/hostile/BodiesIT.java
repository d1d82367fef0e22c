package dev.sistercity.registry.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PreparedData;
import dev.sistercity.registry.support.RawHttp;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are too large, too slow, too many or packed, sent to the packaged registry byte by byte. */
class BodiesIT {

    private static final String KEY = StarterRegistry.KEY;
    private static final String MATCH = "/v1/match/cities";
    private static final String QUERY = "{\"queries\":[{\"name\":\"Shanghai\"}]}";

    @TempDir
    static Path directory;

    private static RegistryProcess registry;

    @BeforeAll
    static void start() {
        registry = new RegistryProcess(
                        PreparedData.in(directory.resolve("data")),
                        Map.of(
                                "registry.bootstrap-key", KEY,
                                "registry.fair-use.enabled", "true",
                                "registry.fair-use.anonymous.writes", "1000000",
                                "registry.bodies.time", "4S",
                                "registry.bodies.file-time", "4S",
                                "java.io.tmpdir", directory.toString()))
                .start();
        registry.await(
                "the registry to be open",
                () -> plain("GET", "/q/health/ready", "").status() == 200);
    }

    @AfterAll
    static void end() {
        registry.close();
    }

    private static RawHttp.Answer plain(String method, String path, String body, String... headers) throws IOException {
        try (RawHttp connection = new RawHttp(registry.base())) {
            return connection
                    .head(method, path, with(headers, "Content-Length", "" + body.length()))
                    .write(body)
                    .read();
        }
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String[] json(String... more) {
        return with(new String[] {"Content-Type", "application/json"}, more);
    }

    @Test
    void what_is_declared_too_large_is_refused_before_a_byte_of_it_came() throws IOException {
        Map<String, Integer> limits = Map.of(MATCH, 2 << 20, "/v1/cities", 1 << 20);
        for (Map.Entry<String, Integer> limit : limits.entrySet()) {
            for (String length : new String[] {"" + (limit.getValue() + 1), "67108864", "999999999999999999"}) {
                try (RawHttp connection = new RawHttp(registry.base())) {
                    connection.head("POST", limit.getKey(), json("X-API-Key", KEY, "Content-Length", length));
                    RawHttp.Answer answer = connection.read();
                    answer.isProblem(413, "too-large");
                    assertEquals("close", answer.headers().get("connection"));
                    assertTrue(connection.isClosed());
                }
            }
        }
    }

    @Test
    void what_grows_too_large_is_refused_where_it_does() throws IOException {
        byte[] piece = ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").getBytes();
        for (String path : new String[] {MATCH, "/v1/cities", "/v1/imports?dryRun=true"}) {
            try (RawHttp connection = new RawHttp(registry.base())) {
                String type = path.contains("imports") ? "text/csv" : "application/json";
                connection.head("POST", path, "Content-Type", type, "X-API-Key", KEY, "Transfer-Encoding", "chunked");
                for (int i = 0; i < 1100 && connection.tryWrite(piece); i++) {
                    // Until it is refused.
                }
                connection.read().isProblem(413, "too-large");
                assertTrue(connection.isClosed());
            }
        }
        File files = directory.toFile();
        Patience.until("no file left over", () -> files.list((in, name) -> name.startsWith("upload-")).length == 0);
    }

    @Test
    void a_caller_is_asked_for_before_a_byte_of_the_body() throws IOException {
        for (String path : new String[] {"/v1/cities", "/v1/imports", "/v1/restorations", "/v1/gazetteer/imports"}) {
            try (RawHttp connection = new RawHttp(registry.base())) {
                String type = path.equals("/v1/cities")
                        ? "application/json"
                        : path.equals("/v1/imports") ? "text/csv" : "application/zip";
                connection.head("POST", path, "Content-Type", type, "Content-Length", "1000");
                connection.read().isProblem(401, "unauthenticated");
                assertTrue(connection.isClosed(), "what is not read does not keep the connection");
            }
        }
    }

    @Test
    void who_asks_whether_to_go_on_is_told() throws IOException {
        try (RawHttp connection = new RawHttp(registry.base())) {
            connection.head("POST", MATCH, json("Expect", "100-continue", "Content-Length", "" + QUERY.length()));
            assertEquals(100, connection.read().status());
            assertEquals(200, connection.write(QUERY).read().status());
        }
        try (RawHttp connection = new RawHttp(registry.base())) {
            connection.head("POST", MATCH, json("Expect", "100-continue", "Content-Length", "60000000"));
            connection.read().isProblem(413, "too-large");
        }
    }

    @Test
    void packed_bodies_are_refused() throws IOException {
        for (String encoding : new String[] {"gzip", "deflate", "br", "x", "gzip, gzip"}) {
            plain("POST", MATCH, QUERY, json("Content-Encoding", encoding)).isProblem(415, "unsupported-type");
        }
        RawHttp.Answer taken = plain("POST", MATCH, QUERY, json("Content-Encoding", "identity"));
        assertEquals(200, taken.status());
    }

    @Test
    void requests_that_follow_each_other_on_a_connection_are_all_answered() throws IOException {
        try (RawHttp connection = new RawHttp(registry.base())) {
            for (int i = 0; i < 20; i++) {
                connection
                        .head("POST", MATCH, json("Content-Length", "" + QUERY.length()))
                        .write(QUERY);
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(200, connection.read().status());
            }
        }
    }

    @Test
    void what_nobody_asked_for_is_not_read_for_long() throws IOException {
        for (String path : new String[] {"/v1/cities?limit=1", "/v1/no-such-thing", "/problems", "/q/health/live"}) {
            try (RawHttp connection = new RawHttp(registry.base())) {
                connection.head("GET", path, "Content-Length", "1000000").write("x");
                assertTrue(connection.read().status() < 500);
                assertTrue(connection.isClosed(), path);
            }
        }
    }

    @Test
    void a_body_that_trickles_in_is_ended_and_holds_nobody_up() throws Exception {
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                RawHttp connection = new RawHttp(registry.base());
                slow.add(connection);
                // Half with a key, half without one: of a record, and of questions.
                boolean writer = i % 2 == 0;
                String[] headers = json("Content-Length", "1000");
                connection.head(
                        "POST", writer ? "/v1/cities" : MATCH, writer ? with(headers, "X-API-Key", KEY) : headers);
                connection.write("{");
            }
            for (int i = 0; i < 5; i++) {
                String city = "{\"kind\":\"city\",\"countryCode\":\"CN\",\"names\":[{\"value\":\"Trickle " + i
                        + "\",\"lang\":\"en\"}]}";
                RawHttp.Answer written = plain("POST", "/v1/cities?dryRun=true", city, json("X-API-Key", KEY));
                assertEquals(200, written.status(), written.body());
            }
            for (RawHttp connection : slow) {
                RawHttp.Answer answer = connection.read();
                answer.isProblem(408, "too-slow");
                assertTrue(connection.isClosed());
            }
        } finally {
            for (RawHttp connection : slow) {
                connection.close();
            }
        }
    }

    @Test
    void one_client_does_not_fill_the_room_of_the_others() throws Exception {
        int size = (2 << 20) - 1;
        byte[] most = (QUERY + " ".repeat(size - QUERY.length() - 1)).getBytes();
        List<RawHttp> greedy = new ArrayList<>();
        int refused = 0;
        try {
            for (int i = 0; i < 12; i++) {
                RawHttp connection = new RawHttp(registry.base());
                greedy.add(connection);
                connection.head("POST", MATCH, json("Content-Length", "" + size));
                connection.tryWrite(most);
            }
            assertTrue(plain("POST", "/v1/cities?dryRun=true", "{}", json("X-API-Key", KEY))
                            .status()
                    == 400);
            for (RawHttp connection : greedy) {
                RawHttp.Answer answer = connection.read();
                if (answer.status() == 429) {
                    assertTrue(answer.headers().containsKey("retry-after"));
                    refused++;
                } else {
                    answer.isProblem(408, "too-slow");
                }
            }
        } finally {
            for (RawHttp connection : greedy) {
                connection.close();
            }
        }
        assertTrue(refused > 0 && refused < 12, refused + " of 12 refused");
        Patience.until("room again", () -> plain("POST", MATCH, QUERY, json()).status() == 200);
    }

    @Test
    void nothing_goes_on_for_those_who_have_left_and_all_room_comes_back() throws Exception {
        String queries = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"name\":\"Shanghai " + i + "\",\"region\":\"Jiangsu\"}")
                .collect(Collectors.joining(",", "{\"queries\":[", "]}"));
        double before = metric("registry_requests_left_total");
        Patience.until("work that was ended", () -> {
            try (RawHttp connection = new RawHttp(registry.base())) {
                connection
                        .head("POST", MATCH, json("Content-Length", "" + queries.length()))
                        .write(queries);
            }
            return metric("registry_requests_left_total") > before;
        });
        Patience.until("no body under way", () -> metric("registry_bodies_under_way") == 0);
        assertEquals(0, metric("registry_bodies_memory_bytes"));
    }

    private static double metric(String name) throws IOException {
        HttpResponse<String> metrics;
        try {
            metrics = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(registry.base().resolve("/q/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return metrics.body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void bodies_over_http_2_have_the_same_limits() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> small = client.send(h2(QUERY), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, small.statusCode());
        }
        HttpResponse<String> large = client.send(h2(" ".repeat(3 << 20)), HttpResponse.BodyHandlers.ofString());
        assertEquals(413, large.statusCode());
        assertFalse(large.body().isEmpty());
        assertEquals(
                200,
                client.send(h2(QUERY), HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    private static HttpRequest h2(String body) {
        return HttpRequest.newBuilder(registry.base().resolve(MATCH))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
