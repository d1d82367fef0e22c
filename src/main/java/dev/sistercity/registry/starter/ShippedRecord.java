package dev.sistercity.registry.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A record of the starter data.
 *
 * @param body as {@code POST} takes it, with its id
 * @param words all texts in the body, ids that it refers to among them
 */
record ShippedRecord(String collection, String id, JsonNode body, Set<String> words) {

    static ShippedRecord of(String collection, JsonNode body) {
        return new ShippedRecord(
                collection,
                body.get("id").textValue(),
                body,
                Set.copyOf(List.of(body.toString().split("\""))));
    }

    JsonNode withoutId() {
        return ((ObjectNode) body.deepCopy()).without("id");
    }

    /**
     * Records as they may be written together: of one collection, none refers to another of its batch, and each to earlier
     * ones only. Where a record refers to one of a later collection, as a forum to what was shown there, that one goes first.
     */
    static List<List<ShippedRecord>> batches(List<ShippedRecord> shipped) {
        List<List<ShippedRecord>> batches = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        String collection = null;
        for (ShippedRecord record : ordered(shipped)) {
            if (!record.collection.equals(collection) || record.words.stream().anyMatch(ids::contains)) {
                batches.add(new ArrayList<>());
                ids.clear();
                collection = record.collection;
            }
            batches.get(batches.size() - 1).add(record);
            ids.add(record.id);
        }
        return batches;
    }

    private static List<ShippedRecord> ordered(List<ShippedRecord> shipped) {
        Map<String, ShippedRecord> waiting = new LinkedHashMap<>();
        shipped.forEach(record -> waiting.put(record.id, record));
        List<ShippedRecord> ordered = new ArrayList<>();
        shipped.forEach(record -> record.follow(waiting, ordered));
        return ordered;
    }

    private void follow(Map<String, ShippedRecord> waiting, List<ShippedRecord> ordered) {
        if (waiting.remove(id) == null) {
            return;
        }
        words.stream().filter(waiting::containsKey).sorted().toList().forEach(other -> {
            ShippedRecord first = waiting.get(other);
            if (first != null) {
                first.follow(waiting, ordered);
            }
        });
        ordered.add(this);
    }
}
