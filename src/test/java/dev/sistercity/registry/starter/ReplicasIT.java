package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.KEY;
import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.feed;
import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.EventStream;
import dev.sistercity.registry.support.ExternalDatabase;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.RoundRobinProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two packaged replicas on one PostgreSQL that is not their own. */
class ReplicasIT {

    private static final int WRITERS = 64;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ExternalDatabase database;

    @BeforeAll
    static void start_a_database() throws IOException {
        database = new ExternalDatabase();
    }

    @AfterAll
    static void stop_the_database() {
        database.close();
    }

    /** Two replicas that start at the same moment on an empty database of this name. */
    private static List<RegistryProcess> startTwo(String name, Map<String, String> properties) throws SQLException {
        Map<String, String> all = new HashMap<>(database.create(name));
        all.put("registry.bootstrap-key", KEY);
        all.putAll(properties);
        List<RegistryProcess> two =
                List.of(new RegistryProcess(directory(), all), new RegistryProcess(directory(), all));
        two.forEach(RegistryProcess::launch);
        for (RegistryProcess one : two) {
            one.await("the replica to be ready", () -> isReady(one));
        }
        return two;
    }

    private static boolean isReady(RegistryProcess one) throws InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(one.base() + "/q/health/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Test
    void start_together_on_an_empty_database_and_show_the_same() throws SQLException {
        List<RegistryProcess> two = startTwo("together", Map.of());
        try {
            String first = feed(two.get(0));
            assertThat(feed(two.get(1))).isEqualTo(first);
            assertThat(json(get(two.get(0), "/v1/cities?limit=1").body())
                            .at("/page/total")
                            .intValue())
                    .isPositive();
            assertThat(two.stream().filter(one -> one.output().contains("Loaded the starter data")))
                    .hasSize(1);
            assertThat(two).allSatisfy(one -> assertThat(one.output()).doesNotContain("ERROR"));
        } finally {
            two.forEach(RegistryProcess::close);
        }
    }

    @Test
    void follow_each_other_while_many_write_to_both() throws Exception {
        List<RegistryProcess> two = startTwo("each_other", Map.of("registry.starter-data", "false"));
        try (EventStream one = new EventStream(two.get(0).base(), "/v1/changes/stream");
                EventStream other = new EventStream(two.get(1).base(), "/v1/changes/stream")) {
            int each = 8;
            long begun = System.nanoTime();
            CompletableFuture<List<String>> polled =
                    CompletableFuture.supplyAsync(() -> poll(two.get(1), WRITERS * each));
            AtOnce.run(WRITERS, writer -> {
                for (int i = 0; i < each; i++) {
                    create(two.get((writer + i) % 2), "City " + writer + "/" + i);
                }
                return null;
            });
            long written = System.nanoTime();

            List<String> seen = hashes(one, WRITERS * each);
            assertThat(hashes(other, WRITERS * each)).isEqualTo(seen);
            assertThat(polled.get(Patience.SECONDS, TimeUnit.SECONDS)).isEqualTo(seen);
            System.out.printf(
                    "%d writes to two replicas in %d ms; all readers had them %d ms after the last%n",
                    WRITERS * each,
                    Duration.ofNanos(written - begun).toMillis(),
                    Duration.ofNanos(System.nanoTime() - written).toMillis());
        } finally {
            two.forEach(RegistryProcess::close);
        }
    }

    @Test
    void show_what_the_other_wrote_by_its_notification_alone() throws Exception {
        // No replica looks by itself in the time of this test.
        List<RegistryProcess> two =
                startTwo("notified", Map.of("registry.starter-data", "false", "registry.log.poll", "600S"));
        try {
            awaitListeners(2);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String id = create(two.get(i % 2), "City " + i).id();
                long written = System.nanoTime();
                awaitCity(two.get(1 - i % 2), id);
                millis.add(Duration.ofNanos(System.nanoTime() - written).toMillis());
            }
            System.out.println("Milliseconds from the answer of one replica to a read on the other: " + millis);

            // Connections that break are opened again, and what was written meanwhile is found.
            database.ask(
                    "notified",
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity "
                            + "where application_name = 'registry-listener' and datname = 'notified'");
            awaitCity(two.get(1), create(two.get(0), "Meanwhile").id());
            awaitListeners(2);
            awaitCity(two.get(0), create(two.get(1), "Afterwards").id());
        } finally {
            two.forEach(RegistryProcess::close);
        }
    }

    @Test
    void let_a_writer_read_what_it_wrote_whichever_replica_it_comes_to() throws Exception {
        List<RegistryProcess> two =
                startTwo("balanced", Map.of("registry.starter-data", "false", "registry.sequence.patience", "60S"));
        try (RoundRobinProxy proxy =
                new RoundRobinProxy(two.get(0).base(), two.get(1).base())) {
            AtOnce.run(4, writer -> {
                for (int i = 0; i < 40; i++) {
                    Written written = create(proxy.base(), "City " + writer + "/" + i);
                    HttpResponse<String> read =
                            send(HttpRequest.newBuilder(URI.create(proxy.base() + "/v1/cities/" + written.id()))
                                    .header("Registry-Sequence", written.sequence()));
                    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
                    HttpResponse<String> changed = send(HttpRequest.newBuilder(
                                    URI.create(proxy.base() + "/v1/cities/" + written.id()))
                            .header("Registry-Sequence", written.sequence())
                            .header("X-API-Key", KEY)
                            .header(
                                    "If-Match",
                                    read.headers().firstValue("ETag").orElseThrow())
                            .header("Content-Type", "application/merge-patch+json")
                            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"status\":\"dissolved\"}")));
                    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
                }
                return null;
            });
            assertThat(proxy.counts()).allSatisfy(count -> assertThat(count).isPositive());
        } finally {
            two.forEach(RegistryProcess::close);
        }
    }

    @Test
    void send_their_readers_away_in_order_when_they_end_and_lose_nothing() throws Exception {
        List<RegistryProcess> two = startTwo("rolled", Map.of("registry.starter-data", "false"));
        RegistryProcess ending = two.get(0);
        RegistryProcess staying = two.get(1);
        try (EventStream stream = new EventStream(ending.base(), "/v1/changes/stream")) {
            create(ending, "Before");
            assertThat(stream.next().sequence()).isEqualTo(1);
            // The stream, and the replica that sends webhooks.
            awaitWaiting(ending, 2);
            CompletableFuture<HttpResponse<String>> poll = HTTP.sendAsync(
                    HttpRequest.newBuilder(URI.create(ending.base() + "/v1/changes?after=1&waitSeconds=60"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            awaitWaiting(ending, 3);

            assertThat(ending.stop()).isEqualTo(143);

            stream.next(EventStream.Kind.END);
            HttpResponse<String> answer = poll.get(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer.body()).get("items")).isEmpty();
            assertThat(ending.output()).doesNotContain("Timed out waiting").doesNotContain("ERROR");
            create(staying, "After");
            try (EventStream again = new EventStream(staying.base(), "/v1/changes/stream", "Last-Event-ID", "1")) {
                assertThat(again.next().sequence()).isEqualTo(2);
            }
        } finally {
            two.forEach(RegistryProcess::close);
        }
    }

    private static void awaitWaiting(RegistryProcess one, int many) {
        one.await(
                many + " to wait for the next change",
                () -> get(one, "/q/metrics").body().contains("registry_changes_waiting " + many + ".0"));
    }

    private static List<String> poll(RegistryProcess one, int many) {
        List<String> seen = new ArrayList<>();
        while (seen.size() < many) {
            JsonNode page = json(get(one, "/v1/changes?limit=50&waitSeconds=30&after=" + seen.size())
                    .body());
            for (JsonNode change : page.get("items")) {
                assertThat(change.get("sequence").longValue()).isEqualTo(seen.size() + 1);
                seen.add(change.get("hash").textValue());
            }
        }
        return seen;
    }

    private static List<String> hashes(EventStream stream, int many) {
        return LongStream.rangeClosed(1, many)
                .mapToObj(number -> {
                    EventStream.Event event = stream.next();
                    assertThat(event.sequence()).isEqualTo(number);
                    return event.data().get("hash").textValue();
                })
                .toList();
    }

    private record Written(String id, String sequence) {}

    private static Written create(RegistryProcess one, String name) {
        return create(one.base(), name);
    }

    private static Written create(URI base, String name) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base + "/v1/cities"))
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"kind\":\"city\",\"name\":\"" + name + "\",\"countryCode\":\"NZ\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new Written(
                json(answer.body()).get("id").textValue(),
                answer.headers().firstValue("Registry-Sequence").orElseThrow());
    }

    private static void awaitCity(RegistryProcess one, String id) {
        one.await("the city", () -> get(one, "/v1/cities/" + id).statusCode() == 200);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void awaitListeners(int many) {
        Patience.until(many + " to listen", () -> listeners().equals(Integer.toString(many)));
    }

    private static String listeners() throws SQLException {
        return database.ask(
                "notified",
                "select count(*) from pg_stat_activity where application_name = 'registry-listener' "
                        + "and datname = 'notified'");
    }
}
