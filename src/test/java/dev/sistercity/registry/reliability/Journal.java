package dev.sistercity.registry.reliability;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the driver asked for and what it was answered: the other half of the truth, kept outside the registry. A request is
 * acknowledged by its 201; with any other end its outcome is unknown until the same request, repeated, is acknowledged.
 */
final class Journal {

    /**
     * @param key the Idempotency-Key, and the title of the record
     * @param id of the record; null while the outcome is unknown
     */
    record Entry(String key, String id) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    void asked(String key) {
        entries.put(key, new Entry(key, null));
    }

    /** @return whether the answer agrees with what was answered before */
    boolean acknowledged(String key, String id) {
        Entry before = entries.put(key, new Entry(key, id));
        return before == null || before.id() == null || before.id().equals(id);
    }

    Collection<Entry> all() {
        return entries.values();
    }

    Collection<String> unknown() {
        return entries.values().stream()
                .filter(entry -> entry.id() == null)
                .map(Entry::key)
                .toList();
    }

    long acknowledged() {
        return entries.values().stream().filter(entry -> entry.id() != null).count();
    }
}
