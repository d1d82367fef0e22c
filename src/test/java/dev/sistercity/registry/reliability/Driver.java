package dev.sistercity.registry.reliability;

import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.post;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.RegistryProcess;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes over HTTP from many writers, journals what was acknowledged, and compares it with what the registry has. */
final class Driver {

    private static final int WRITERS = 16;
    private static final int PAGE = 200;

    private final RegistryProcess registry;
    private final Journal journal = new Journal();
    private final AtomicInteger next = new AtomicInteger();

    Driver(RegistryProcess registry) {
        this.registry = registry;
    }

    /** What a comparison found; nothing is wrong where all lists are empty. */
    record Findings(List<String> lost, List<String> doubled, List<String> unexpected, List<String> gaps) {

        boolean clean() {
            return lost.isEmpty() && doubled.isEmpty() && unexpected.isEmpty() && gaps.isEmpty();
        }
    }

    Journal journal() {
        return journal;
    }

    /** Lets all writers write until the interruption has run and what was under way has come to an end, whichever. */
    void writeDuring(Runnable interruption) throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            ends.add(writers.submit(() -> {
                // Who was cut off leaves: there is no server to ask any more.
                while (go.get() && ask("record-" + next.incrementAndGet())) {}
            }));
        }
        interruption.run();
        go.set(false);
        writers.shutdown();
        for (Future<?> end : ends) {
            end.get(Patience.SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Waits, while writers write, until so many more requests are acknowledged. */
    void awaitAcknowledged(int more) {
        long wanted = journal.acknowledged() + more;
        registry.await(more + " acknowledged writes", () -> journal.acknowledged() >= wanted);
    }

    /**
     * Repeats each request whose outcome is unknown.
     *
     * @return how many there were
     */
    int settle() {
        List<String> unknown = new ArrayList<>(journal.unknown());
        unknown.forEach(this::ask);
        if (!journal.unknown().isEmpty()) {
            throw new AssertionError("Repeated and still not answered: " + journal.unknown());
        }
        return unknown.size();
    }

    /** @return whether it was acknowledged */
    private boolean ask(String key) {
        journal.asked(key);
        try {
            // Sources have nothing that must be unique: what is stored twice is there twice.
            HttpResponse<String> answer =
                    post(registry, "/v1/sources", "{\"kind\":\"other\",\"title\":\"%s\"}".formatted(key), key);
            if (answer.statusCode() == 201) {
                String id = json(answer.body()).get("id").asText();
                if (!journal.acknowledged(key, id)) {
                    throw new AssertionError(key + " was answered with two ids");
                }
                return true;
            }
            if (answer.statusCode() != 503) {
                throw new AssertionError(key + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return false;
        } catch (UncheckedIOException cutOff) {
            // The outcome is unknown, and stays so in the journal.
            return false;
        }
    }

    /** Compares the registry's list and its feed of changes with the journal. */
    Findings compare() {
        Map<String, List<String>> stored = stored();
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        for (Journal.Entry entry : journal.all()) {
            List<String> ids = stored.getOrDefault(entry.key(), List.of());
            if (entry.id() != null && !ids.contains(entry.id())) {
                lost.add(entry.key());
            }
            if (ids.size() > 1) {
                doubled.add(entry.key());
            }
            stored.remove(entry.key());
        }
        return new Findings(lost, doubled, List.copyOf(stored.keySet()), gaps());
    }

    private Map<String, List<String>> stored() {
        Map<String, List<String>> stored = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = json(get(registry, "/v1/sources?fields=id,title&limit=" + PAGE + cursor)
                    .body());
            page.get("items")
                    .forEach(item -> stored.computeIfAbsent(item.get("title").asText(), title -> new ArrayList<>())
                            .add(item.get("id").asText()));
            JsonNode after = page.at("/page/nextCursor");
            cursor = after.isTextual() ? "&cursor=" + after.asText() : null;
        } while (cursor != null);
        return stored;
    }

    /** Every number from 1 to the head is in the feed once, in order. */
    private List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        long last = 0;
        JsonNode feed;
        do {
            feed = json(get(registry, "/v1/changes?limit=" + PAGE + "&after=" + last)
                    .body());
            for (JsonNode change : feed.at("/items")) {
                long sequence = change.get("sequence").asLong();
                if (sequence != last + 1) {
                    gaps.add(last + " is followed by " + sequence);
                }
                last = sequence;
            }
        } while (last < feed.get("head").asLong() && gaps.isEmpty());
        return gaps;
    }
}
