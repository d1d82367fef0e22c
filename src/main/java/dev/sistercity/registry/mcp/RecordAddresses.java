package dev.sistercity.registry.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gives each record in an answer the address of its page, which people can open, and gathers the sources that are cited. */
final class RecordAddresses {

    /** What the properties are called that hold records, and of which collection these are. */
    private static final Map<String, String> HOLDERS = Map.of(
            "city", "cities",
            "cities", "cities",
            "from", "cities",
            "to", "cities",
            "claims", "claims",
            "source", "sources",
            "sources", "sources");

    /** Which other records are shown otherwise since a change: for programs that keep copies. */
    private static final Set<String> FOR_COPIES = Set.of("touched", "touchedCollections");

    private static final String ID = "id";
    private static final String PAGE = "page";
    private static final String PARTNERSHIP = "partnership";

    private final String base;
    private final Map<String, ObjectNode> sources = new LinkedHashMap<>();

    /** @param base where addresses begin, without a slash at the end */
    RecordAddresses(String base) {
        this.base = base;
    }

    /** @param collection of the records that are listed or read; null where they say it themselves */
    void addTo(JsonNode answer, String collection) {
        boolean list = answer.path("items").isArray();
        look(answer, list ? null : collection);
        if (list && collection != null) {
            answer.path("items").forEach(item -> page(item, collection));
        }
    }

    /** The sources that answers cited, each once. */
    ArrayNode sources() {
        return JsonNodeFactory.instance.arrayNode().addAll(sources.values());
    }

    private void look(JsonNode node, String collection) {
        if (node.isArray()) {
            node.forEach(each -> look(each, collection));
        } else if (node instanceof ObjectNode object) {
            object.remove(FOR_COPIES);
            object.properties().forEach(property -> look(property.getValue(), collection(object, property.getKey())));
            page(object, collection);
        }
    }

    private static String collection(ObjectNode of, String property) {
        String resource = of.path("resource").textValue();
        if (property.equals("record") && resource != null) {
            return resource;
        }
        // Sides of an anniversary are cities, those of a partnership have one.
        return property.equals("parties") && of.has(PARTNERSHIP) ? "cities" : HOLDERS.get(property);
    }

    private void page(JsonNode node, String collection) {
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        String resource = object.path("resource").asText(collection);
        String id = object.path(object.has(PARTNERSHIP) ? PARTNERSHIP : ID).textValue();
        String found = object.has(PARTNERSHIP) ? "partnerships" : resource;
        if (id != null && found != null) {
            object.put(PAGE, base + '/' + found + '/' + id);
            if (found.equals("sources")) {
                sources.putIfAbsent(id, object);
            }
        }
    }
}
