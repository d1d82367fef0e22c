package dev.sistercity.registry.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.RegistryProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged registry delivers by itself, whatever happens to it or to its database. */
class DispatcherLifecycleIT {

    private static final String KEY = "test-key-0123456789";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PROPERTIES = Map.of(
            "registry.starter-data", "false",
            "registry.bootstrap-key", KEY,
            "registry.webhooks.allow-http", "true",
            "registry.webhooks.allowed-networks", TestReceiver.ADDRESS + "/32",
            "registry.webhooks.timeout", "5S");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    private JsonNode send(RegistryProcess registry, String method, String path, String body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(registry.base() + path))
                        .header("X-API-Key", KEY)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .timeout(Patience.LIMIT)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return JSON.readTree(answer.body());
    }

    private void awaitWriting(RegistryProcess registry) {
        HttpRequest health = HttpRequest.newBuilder(URI.create(registry.base() + "/q/health/group/writing"))
                .build();
        registry.await(
                "writing to be possible",
                () -> http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }

    private void source(RegistryProcess registry) throws IOException, InterruptedException {
        send(registry, "POST", "/v1/sources", "{\"kind\":\"news\",\"title\":\"A source\"}", 201);
    }

    private String metrics(RegistryProcess registry) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(registry.base() + "/q/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void loses_nothing_when_it_or_its_database_is_killed() throws Exception {
        try (TestReceiver receiver = new TestReceiver();
                RegistryProcess registry = new RegistryProcess(data, PROPERTIES).start()) {
            awaitWriting(registry);
            JsonNode webhook = send(registry, "POST", "/v1/webhooks", "{\"url\":\"" + receiver.url() + "\"}", 201);
            String secret = webhook.get("secret").textValue();
            source(registry);
            registry.await("the first delivery", () -> receiver.got().size() == 1);

            killDuringACall(registry, receiver);

            registry.killDatabase();
            registry.await("the database", () -> {
                try {
                    source(registry);
                    return true;
                } catch (AssertionError | IOException e) {
                    return false;
                }
            });
            registry.await("the delivery after the database was killed", () -> receiver.sequences()
                    .contains(4L));
            assertThat(receiver.got()).allMatch(got -> got.verifies(secret));
            assertThat(LongStream.rangeClosed(1, 4))
                    .allMatch(sequence -> receiver.sequences().contains(sequence));
            nothingIsPending(registry, webhook.get("id").textValue());
            assertThat(metrics(registry)).contains("registry_webhooks_attempts_total");
            assertThat(registry.output()).doesNotContain(secret).doesNotContain("whsec_");
            assertThat(registry.stop()).isIn(0, 143);
        }
    }

    private void killDuringACall(RegistryProcess registry, TestReceiver receiver) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        receiver.answers(exchange -> {
            try {
                held.await(Patience.SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
        });
        source(registry);
        source(registry);
        registry.await("a call to be under way", () -> receiver.got().size() == 2);
        registry.killAll();
        held.countDown();
        receiver.answers(204);
        registry.start();
        // Its lease has to run out first.
        registry.await(
                "the deliveries that were cut off", () -> receiver.sequences().contains(3L));
        // One that takes longer than its time on a busy machine comes once more: in order all the same.
        assertThat(receiver.sequences()).isSorted().containsSubsequence(1L, 2L, 2L, 3L);
    }

    /** The receiver has a delivery before the registry has taken down that it arrived. */
    private void nothingIsPending(RegistryProcess registry, String webhook) {
        registry.await(
                "nothing to be pending",
                () -> send(registry, "GET", "/v1/webhooks/" + webhook, "", 200)
                                .get("pending")
                                .asLong()
                        == 0);
        registry.await("the metric to say so", () -> metrics(registry).contains("registry_webhooks_pending 0.0"));
    }
}
