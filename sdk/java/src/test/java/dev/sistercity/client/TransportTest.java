package dev.sistercity.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sistercity.client.api.CitiesApi;
import dev.sistercity.client.api.CitiesApi.APIReadCityRequest;
import dev.sistercity.client.core.ApiException;
import dev.sistercity.client.model.City;
import dev.sistercity.client.model.SourceDraft;
import dev.sistercity.client.model.SourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is repeated, how, and for how long, against a server that answers as each test says. */
class TransportTest {

    private static final String ID = "01a1fc43-bc60-7de0-a6de-deb5d51819f2";

    /** A header that stands for the end of the connection in the middle of the answer. */
    private static final String CUT = "Cut";

    private record Answer(int status, String body, Map<String, String> headers, long afterMillis) {}

    private record Asked(String method, String path, Headers headers, String body) {}

    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> answers = new ArrayDeque<>();
    private HttpServer server;
    private Registry registry;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        registry = open(Duration.ofSeconds(5));
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Registry open(Duration limit) {
        return Registry.open("http://127.0.0.1:" + server.getAddress().getPort() + "/", limit, request -> {});
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes())));
        Answer answer;
        synchronized (answers) {
            answer = answers.remove();
        }
        try {
            Thread.sleep(answer.afterMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", answer.status() < 300 ? "application/json" : "application/problem+json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes();
        boolean cut = answer.headers().containsKey(CUT);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : cut ? body.length + 20 : body.length);
        exchange.getResponseBody().write(body);
        if (cut) {
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }

    private void next(int status, String body, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        answers.add(new Answer(status, body, all, 0));
    }

    private void refuse(int status, String kind, String... headers) {
        next(status, "{\"type\":\"/problems/" + kind + "\",\"title\":\"No\",\"status\":" + status + ",\"detail\":\"Not now\"}", headers);
    }

    private static String record(long version) {
        return "{\"id\":\"" + ID + "\",\"name\":\"A\",\"title\":\"A\",\"version\":" + version + ",\"unheardOf\":{}}";
    }

    private static final SourceDraft DRAFT = new SourceDraft().kind(SourceKind.NEWS).title("A");

    @Test
    void writes_are_repeated_with_the_same_key_and_after_as_long_as_is_asked() {
        refuse(429, "too-many", "Retry-After", "1");
        next(0, "");
        refuse(503, "outcome-unknown");
        next(201, record(1), "Registry-Sequence", "7", "Registry-Epoch", "e");
        next(201, record(1));

        long begun = System.nanoTime();
        registry.sources().create(DRAFT, Write.because("why not").allowingDuplicate("it is"));
        assertTrue(System.nanoTime() - begun >= 1_000_000_000L);
        registry.sources().create(DRAFT);

        String key = asked.get(0).headers().getFirst("Idempotency-Key");
        assertEquals(36, key.length());
        assertEquals("/v1/sources?reason=why%20not&allowDuplicate=it%20is", asked.get(0).path());
        for (int i = 1; i < 4; i++) {
            assertEquals(key, asked.get(i).headers().getFirst("Idempotency-Key"));
            assertEquals(asked.get(0).body(), asked.get(i).body());
        }
        assertNotEquals(key, asked.get(4).headers().getFirst("Idempotency-Key"));
        assertEquals("7", asked.get(4).headers().getFirst("Registry-Sequence"));
        assertEquals("e", asked.get(4).headers().getFirst("Registry-Epoch"));
    }

    @Test
    void it_goes_on_after_a_failover_as_if_there_had_been_none() {
        refuse(503, "unavailable", "Retry-After", "1");
        next(201, record(1), "Registry-Sequence", "7", "Registry-Epoch", "e", CUT, "yes");
        next(0, "");
        next(201, record(1), "Registry-Sequence", "7", "Registry-Epoch", "e");
        next(200, record(1), CUT, "yes");
        refuse(503, "unavailable", "Retry-After", "0");
        next(200, record(1), CUT, "yes");
        next(200, record(1));

        long begun = System.nanoTime();
        registry.sources().create(DRAFT);
        assertTrue(System.nanoTime() - begun >= 1_000_000_000L);
        registry.cities().get(ID);

        assertEquals(8, asked.size());
        for (Asked write : asked.subList(0, 4)) {
            assertEquals(asked.get(0).headers().getFirst("Idempotency-Key"), write.headers().getFirst("Idempotency-Key"));
            assertEquals(asked.get(0).body(), write.body());
        }
        for (Asked read : asked.subList(4, 8)) {
            assertEquals("7", read.headers().getFirst("Registry-Sequence"));
            assertEquals("e", read.headers().getFirst("Registry-Epoch"));
        }
    }

    @Test
    void each_try_has_a_token_of_its_own() {
        AtomicInteger tokens = new AtomicInteger();
        Registry office = Registry.withToken(base(), () -> "token-" + tokens.incrementAndGet());
        next(0, "");
        refuse(503, "unavailable", "Retry-After", "0");
        next(201, record(1));
        refuse(308, "merged", "Location", "/v1/cities/b");
        next(200, record(1));
        office.sources().create(DRAFT);
        office.cities().get(ID);

        for (int i = 0; i < 5; i++) {
            assertEquals("Bearer token-" + (i + 1), asked.get(i).headers().getFirst("Authorization"));
        }
        Registry failing = Registry.withToken(base(), () -> {
            throw new IllegalStateException("No issuer");
        });
        assertThrows(IllegalStateException.class, () -> failing.cities().get(ID));
        assertEquals(5, asked.size());
    }

    @Test
    void what_is_not_safe_is_not_repeated() {
        next(200, record(3));
        City city = registry.cities().get(ID);
        next(0, "");
        assertThrows(UncheckedIOException.class, () -> registry.cities().delete(city));
        refuse(503, "outcome-unknown");
        assertThrows(Problem.OutcomeUnknown.class, () -> registry.cities().delete(city));
        // Nothing was carried out, the registry says.
        refuse(503, "unavailable", "Retry-After", "0");
        next(204, "");
        registry.cities().delete(city);

        assertEquals(5, asked.size());
        assertEquals("\"3-0000000000000000\"", asked.get(4).headers().getFirst("If-Match"));
    }

    @Test
    void refusals_are_problems_of_their_kind_at_once() {
        refuse(412, "stale");
        Problem stale = assertThrows(Problem.Stale.class, () -> registry.cities().get("a/b"));
        assertEquals("Not now", stale.detail());
        assertEquals("/v1/cities/a%2Fb", asked.get(0).path());
        refuse(410, "gone", "ETag", "\"4-x\"");
        assertEquals("\"4-x\"", assertThrows(Problem.Gone.class, () -> registry.cities().get(ID)).etag().orElseThrow());
        next(404, "<html>", "Content-Type", "text/html");
        assertEquals("about:blank", assertThrows(Problem.class, () -> registry.cities().get(ID)).kind());
        refuse(418, "unheard-of");
        assertEquals(418, assertThrows(Problem.class, () -> registry.cities().get(ID)).status());
        assertEquals(4, asked.size());
    }

    @Test
    void one_limit_holds_for_all_repetitions() {
        Registry hasty = open(Duration.ofSeconds(1));
        refuse(503, "unavailable", "Retry-After", "100");
        assertEquals(
                Duration.ofSeconds(100),
                assertThrows(Problem.Unavailable.class, () -> hasty.cities().get(ID)).retryAfter().orElseThrow());
        answers.add(new Answer(200, record(1), Map.of(), 3_000));
        long begun = System.nanoTime();
        assertThrows(TimeLimitExceeded.class, () -> hasty.cities().get(ID));
        assertTrue(System.nanoTime() - begun < 2_500_000_000L);
        assertThrows(IllegalArgumentException.class, () -> open(Duration.ZERO));
    }

    @Test
    void a_merged_record_is_followed_and_the_key_shown_to_no_other_host() throws IOException {
        List<Headers> elsewhere = Collections.synchronizedList(new ArrayList<>());
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/v1/cities/c", exchange -> {
            elsewhere.add(exchange.getRequestHeaders());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = record(2).getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
        try {
            refuse(308, "merged", "Location", "/v1/cities/b");
            refuse(307, "moved", "Location", "http://127.0.0.1:" + other.getAddress().getPort() + "/v1/cities/c");
            Registry office = Registry.open(base(), Duration.ofSeconds(5), request -> request.setHeader("X-API-Key", "a-key-of-an-office")
                    .setHeader("Authorization", "Bearer a-token")
                    .setHeader("X-Gateway", "ours"));
            assertEquals(2, office.cities().get(ID).getVersion());
        } finally {
            other.stop(0);
        }
        assertEquals(
                List.of("/v1/cities/" + ID, "/v1/cities/b"), asked.stream().map(Asked::path).toList());
        asked.forEach(one -> assertEquals("a-key-of-an-office", one.headers().getFirst("X-API-Key")));
        assertEquals(1, elsewhere.size());
        for (String ours : List.of("X-API-Key", "Authorization", "X-Gateway")) {
            assertNull(elsewhere.get(0).getFirst(ours), ours);
        }
    }

    @Test
    void no_write_is_sent_elsewhere_and_a_circle_ends() {
        next(200, record(1));
        City city = registry.cities().get(ID);
        refuse(308, "merged", "Location", "/v1/cities/b");
        assertEquals("merged", assertThrows(Problem.class, () -> registry.cities().delete(city)).kind());
        assertEquals(2, asked.size());
        for (int i = 0; i < 6; i++) {
            refuse(308, "merged", "Location", "/v1/cities/a");
        }
        assertEquals(308, assertThrows(Problem.class, () -> registry.cities().get(ID)).status());
        assertEquals(8, asked.size());
    }

    @Test
    void a_lost_history_is_told_of_once() {
        registry.see(new Seen(9, "old"));
        refuse(409, "history-lost");
        assertThrows(Problem.HistoryLost.class, () -> registry.cities().get(ID));
        next(200, record(1));
        registry.cities().get(ID);

        assertEquals("9", asked.get(0).headers().getFirst("Registry-Sequence"));
        assertNull(asked.get(1).headers().getFirst("Registry-Sequence"));
    }

    @Test
    void pages_are_fetched_when_they_are_needed() {
        next(200, "{\"items\":[" + record(1) + "],\"page\":{\"limit\":1,\"total\":3,\"nextCursor\":\"a b\"}}");
        var cities = registry.cities().list(Filters.of("q", "x&y").and("limit", 1)).iterator();
        assertEquals(UUID.fromString(ID), cities.next().getId());
        next(200, "{\"items\":[" + record(1) + "],\"page\":{\"limit\":1,\"total\":3}}");
        cities.next();
        assertTrue(!cities.hasNext());

        assertEquals("/v1/cities?q=x%26y&limit=1", asked.get(0).path());
        assertEquals("/v1/cities?q=x%26y&limit=1&cursor=a%20b", asked.get(1).path());
    }

    @Test
    void changes_that_others_have_to_agree_to_are_not_taken_for_done() {
        next(200, record(1));
        City city = registry.cities().get(ID);
        next(202, "{\"id\":\"" + ID + "\"}");
        Map<String, Object> removal = new LinkedHashMap<>();
        removal.put("region", null);
        removal.put("place", DRAFT);
        assertEquals(
                UUID.fromString(ID),
                assertThrows(ChangeRequested.class, () -> registry.cities().update(city, removal, Write.PLAIN))
                        .changeRequest()
                        .getId());
        assertEquals(1, asked.get(1).body().split("null", -1).length - 1, asked.get(1).body());
        assertTrue(asked.get(1).body().startsWith("{\"region\":null,\"place\":{"), asked.get(1).body());
        assertEquals("application/merge-patch+json", asked.get(1).headers().getFirst("Content-Type"));
    }

    @Test
    void the_core_goes_through_the_same_transport() throws ApiException {
        CitiesApi core = new CitiesApi(registry.core());
        registry.see(new Seen(9, "e"));
        refuse(503, "unavailable", "Retry-After", "0");
        next(200, record(1));
        assertEquals("A", core.readCity(APIReadCityRequest.newBuilder().id(ID).build()).getName());
        refuse(404, "not-found");
        assertThrows(
                Problem.NotFound.class,
                () -> core.readCity(APIReadCityRequest.newBuilder().id(ID).build()));

        assertEquals(3, asked.size());
        assertEquals("9", asked.get(2).headers().getFirst("Registry-Sequence"));
    }
}
