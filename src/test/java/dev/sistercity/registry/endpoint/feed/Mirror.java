package dev.sistercity.registry.endpoint.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a client has that follows the feed of changes and nothing else: all records, as bytes of JSON by collection and id. */
public final class Mirror {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Http http;
    private final int limit;
    private final Map<String, Map<String, String>> records = new TreeMap<>();
    private String position = "0";

    /** @param limit changes that it reads at a time */
    public Mirror(Http http, int limit) {
        this.http = http;
        this.limit = limit;
    }

    /** Reads on to the head of the feed. */
    public void follow() {
        JsonNode page;
        do {
            page = http.get("/v1/changes?limit=" + limit + "&after=" + position)
                    .expect(200)
                    .json();
            Set<JsonNode> touched = new LinkedHashSet<>();
            page.get("items").forEach(change -> {
                take(change);
                change.get("touched").forEach(touched::add);
            });
            touched.forEach(
                    key -> read(key.get("resource").textValue(), key.get("id").textValue()));
            position = page.get("position").textValue();
        } while (page.get("last").longValue() < page.get("head").longValue());
    }

    private void take(JsonNode change) {
        boolean gone = Set.of("deleted", "merged").contains(change.get("action").textValue());
        put(change.get("resource").textValue(), change.get("id").textValue(), gone ? null : change.get("record"));
    }

    private void read(String resource, String id) {
        Reply reply = http.get("/v1/" + resource + "/" + id);
        put(resource, id, reply.status() == 200 ? reply.json() : null);
    }

    private void put(String resource, String id, JsonNode record) {
        Map<String, String> collection = records.computeIfAbsent(resource, name -> new TreeMap<>());
        if (record == null) {
            collection.remove(id);
        } else {
            collection.put(id, record.toString());
        }
    }

    /** Its records of a collection, in the order of their ids. */
    public List<String> records(String collection) {
        return List.copyOf(records.getOrDefault(collection, Map.of()).values());
    }

    /** The records of a fresh export, without what an export adds to restore them by, in the same order. */
    public static List<String> exported(Http http, String collection) {
        Map<String, String> lines = new TreeMap<>();
        http.get("/v1/exports/" + collection + ".ndjson")
                .expect(200)
                .text()
                .lines()
                .forEach(line -> {
                    try {
                        ObjectNode record = (ObjectNode) JSON.readTree(line);
                        record.remove("recorded");
                        lines.put(record.get("id").textValue(), record.toString());
                    } catch (java.io.IOException e) {
                        throw new AssertionError(e);
                    }
                });
        return new ArrayList<>(lines.values());
    }
}
