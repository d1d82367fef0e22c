package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.directory;
import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.post;
import static dev.sistercity.registry.support.StarterRegistry.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What was answered is there after a restart, however the registry ended. */
class CrashIT {

    private static final int WRITERS = 4;

    @Test
    void keeps_what_it_answered_when_the_application_is_killed() throws InterruptedException {
        writeAndEnd(RegistryProcess::kill);
    }

    @Test
    void keeps_what_it_answered_when_both_are_killed() throws InterruptedException {
        writeAndEnd(registry -> {
            ProcessHandle postmaster = registry.postmaster().orElseThrow();
            registry.kill();
            postmaster.destroyForcibly();
        });
    }

    @Test
    void keeps_what_it_answered_when_it_is_stopped() throws InterruptedException {
        writeAndEnd(RegistryProcess::stop);
    }

    @Test
    void goes_on_when_its_database_is_killed_and_loses_nothing() throws InterruptedException {
        try (RegistryProcess registry = started(registry())) {
            Queue<String> answered = write(registry, registry::killDatabase);

            registry.await(
                    "writing to heal",
                    () -> get(registry, "/q/health/group/writing").statusCode() == 200);
            assertKept(registry, answered);
        }
    }

    private static void writeAndEnd(Consumer<RegistryProcess> end) throws InterruptedException {
        try (RegistryProcess registry = registry()) {
            started(registry);
            Queue<String> answered = write(registry, () -> end.accept(registry));
            started(registry);
            assertKept(registry, answered);
        }
    }

    private static RegistryProcess registry() {
        return new RegistryProcess(
                directory(), Map.of("registry.bootstrap-key", StarterRegistry.KEY, "registry.starter-data", "false"));
    }

    /** Writes from several writers, interrupts them, and answers the ids of all records that were acknowledged. */
    private static Queue<String> write(RegistryProcess registry, Runnable interruption) throws InterruptedException {
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        AtomicBoolean go = new AtomicBoolean(true);
        AtomicInteger next = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.submit(() -> {
                while (go.get()) {
                    createCity(registry, next.incrementAndGet(), answered);
                }
            });
        }
        registry.await("some writes", () -> answered.size() > 100);
        interruption.run();
        go.set(false);
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        return answered;
    }

    private static void createCity(RegistryProcess registry, int number, Queue<String> answered) {
        String body = "{\"kind\":\"city\",\"name\":\"City %d\",\"countryCode\":\"NZ\"}".formatted(number);
        try {
            HttpResponse<String> answer = post(registry, "/v1/cities", body, "city-" + number);
            if (answer.statusCode() == 201) {
                answered.add(json(answer.body()).get("id").asText());
            } else {
                assertThat(answer.statusCode()).isEqualTo(503);
            }
        } catch (UncheckedIOException cutOff) {
            // Not acknowledged: nothing is promised of it.
        }
    }

    /** Every acknowledged record is there, and the sequence has no gap. */
    private static void assertKept(RegistryProcess registry, Queue<String> answered) {
        assertThat(answered)
                .allSatisfy(id -> assertThat(get(registry, "/v1/cities/" + id).statusCode())
                        .as(id)
                        .isEqualTo(200));
        long expected = 0;
        JsonNode feed;
        do {
            feed = json(get(registry, "/v1/changes?limit=200&after=" + expected).body());
            for (JsonNode change : feed.at("/items")) {
                assertThat(change.get("sequence").asLong()).isEqualTo(++expected);
            }
        } while (expected < feed.get("head").asLong());
        assertThat(expected).isGreaterThanOrEqualTo(answered.size());
    }
}
