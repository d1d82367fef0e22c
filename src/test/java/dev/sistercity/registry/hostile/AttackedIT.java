package dev.sistercity.registry.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sistercity.registry.support.RawHttp;
import dev.sistercity.registry.support.RegistryProcess;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 24 clients that ask the dearest things and 12 that attack (large, slow, broken-off and faulty bodies, endless addresses),
 * while one with a key reads and writes: it is answered all the time. {@code -Dattack.rounds} makes it longer.
 */
class AttackedIT {

    private static final int ROUNDS = Integer.getInteger("attack.rounds", 25);
    private static final int DEAR = 24;
    private static final int ATTACKERS = 12;

    private static final String[] DEAREST = {
        "/v1/partnerships?limit=200&include=claims",
        "/v1/cities?limit=200&q=a&include=partnerships",
        "/v1/partnerships?limit=200&asOf=2000-01-01&sort=-established",
        "/v1/reports/annual?city=geonames:1796236&year=2023",
        "/v1/anniversaries?limit=200",
        "/v1/duplicates",
        "/v1/conflicts?limit=200",
        "/v1/proofs?from=1",
    };

    @TempDir
    Path directory;

    private final AtomicBoolean over = new AtomicBoolean();
    private final ConcurrentMap<String, Integer> answers = new ConcurrentHashMap<>();

    @Test
    void who_is_honest_is_answered_all_the_time() throws Exception {
        try (RegistryProcess registry = new RegistryProcess(
                directory,
                Map.of(
                        "registry.bootstrap-key", StarterRegistry.KEY,
                        "registry.fair-use.enabled", "true",
                        "registry.trusted-proxies", "127.0.0.1/32",
                        "registry.bodies.time", "5S"))) {
            registry.start();
            registry.await("the registry to be open", () -> get(registry, "/q/health/ready", "198.51.100.1") == 200);
            List<Thread> others = new ArrayList<>();
            for (int i = 0; i < DEAR; i++) {
                int client = i;
                others.add(started(() -> dear(registry, client)));
            }
            for (int i = 0; i < ATTACKERS; i++) {
                int client = i;
                others.add(started(() -> attack(registry, client)));
            }
            Map<String, Integer> honest = honest(registry);
            over.set(true);
            for (Thread other : others) {
                other.join();
            }
            assertEquals(Map.of("read 200", ROUNDS, "written 201", ROUNDS), honest, answers.toString());
            List<String> faults = answers.keySet().stream()
                    .filter(answer -> answer.matches("5\\d\\d") && !answer.equals("503"))
                    .toList();
            assertEquals(List.of(), faults, answers.toString());
            assertTrue(registry.launched().isAlive());
            assertEquals(200, get(registry, "/q/health/live", "198.51.100.1"));
            String output = registry.output();
            assertTrue(!output.contains("OutOfMemoryError") && !output.contains("\tat "), output);
        }
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private Map<String, Integer> honest(RegistryProcess registry) throws IOException {
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            String name = "Honest " + i + " " + ThreadLocalRandom.current().nextLong();
            String city = "{\"kind\":\"city\",\"countryCode\":\"NZ\",\"names\":[{\"value\":\"" + name
                    + "\",\"lang\":\"en\"}]}";
            try (RawHttp connection = new RawHttp(registry.base())) {
                RawHttp.Answer written = connection
                        .head(
                                "POST",
                                "/v1/cities?allowDuplicate=test",
                                "X-API-Key",
                                StarterRegistry.KEY,
                                "X-Forwarded-For",
                                "203.0.113.7",
                                "Content-Type",
                                "application/json",
                                "Content-Length",
                                "" + city.length())
                        .write(city)
                        .read();
                seen.merge("written " + written.status(), 1, Integer::sum);
                String path = written.headers().getOrDefault("location", "/v1/cities?limit=1");
                RawHttp.Answer read = connection
                        .head("GET", path, "X-Forwarded-For", "203.0.113.7")
                        .read();
                seen.merge("read " + read.status(), 1, Integer::sum);
            }
        }
        return seen;
    }

    private void dear(RegistryProcess registry, int client) {
        for (int i = client; !over.get(); i++) {
            try {
                count(get(registry, DEAREST[i % DEAREST.length], "198.51.100." + client));
            } catch (IOException e) {
                answers.merge("gone", 1, Integer::sum);
            }
        }
    }

    private void attack(RegistryProcess registry, int client) {
        for (int i = client; !over.get(); i++) {
            try (RawHttp connection = new RawHttp(registry.base())) {
                String[] from = {"X-Forwarded-For", "192.0.2." + client, "Content-Type", "application/json"};
                attack(connection, i % 7, from);
            } catch (IOException e) {
                answers.merge("gone", 1, Integer::sum);
            }
        }
    }

    private void attack(RawHttp connection, int kind, String[] from) throws IOException {
        switch (kind) {
            case 0 -> body(connection, from, "{\"queries\":[" + "{},".repeat(600_000) + "{}]}");
            case 1 -> body(connection, from, "{" + numbered("\"n%d\":1", 60_000, ",") + "}");
            case 2 -> {
                connection.head("POST", "/v1/match/cities", with(from, "Content-Length", "60000000"));
                connection.tryWrite(new byte[1 << 20]);
                count(connection.read().status());
            }
            case 3 -> {
                // Trickles, until it is told off.
                connection
                        .head("POST", "/v1/match/cities", with(from, "Content-Length", "1000"))
                        .write("{");
                count(connection.read().status());
            }
            case 4 -> {
                // The dearest batch there is, and gone.
                String batch = "{\"queries\":[" + numbered("{\"name\":\"Shanghai %d\"}", 1000, ",") + "]}";
                connection.head("POST", "/v1/match/cities", with(from, "Content-Length", "" + batch.length()));
                connection.tryWrite(batch.getBytes());
            }
            case 5 -> {
                connection.head("GET", "/v1/cities?" + numbered("%d", 30_000, "&"), from);
                count(connection.read().status());
            }
            default -> {
                String change = "{\"title\":\"" + "x".repeat(900_000) + "\"}";
                connection.head("POST", "/v1/sources", with(from, "Content-Length", "" + change.length()));
                connection.tryWrite(change.getBytes());
                count(connection.read().status());
            }
        }
    }

    private void body(RawHttp connection, String[] from, String body) throws IOException {
        connection.head("POST", "/v1/match/cities", with(from, "Content-Length", "" + body.length()));
        connection.tryWrite(body.getBytes());
        count(connection.read().status());
    }

    private void count(int status) {
        answers.merge(Integer.toString(status), 1, Integer::sum);
    }

    private static int get(RegistryProcess registry, String path, String client) throws IOException {
        try (RawHttp connection = new RawHttp(registry.base())) {
            return connection
                    .head("GET", path, "X-Forwarded-For", client)
                    .read()
                    .status();
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    private static String numbered(String pattern, int count, String between) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("%d", Integer.toString(i)))
                .collect(Collectors.joining(between));
    }
}
