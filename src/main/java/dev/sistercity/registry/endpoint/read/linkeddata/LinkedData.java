package dev.sistercity.registry.endpoint.read.linkeddata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A record as JSON-LD: what schema.org has a word for, and of a partnership what is said in the registry's own ({@value #OWN};
 * docs/resources.md lists them). Addresses are relative to that of the document, so that they are right wherever the registry is.
 */
public final class LinkedData {

    /** Where the registry's own words begin. It has no host, since each registry has another. */
    static final String OWN = "urn:sister-city-registry:term:";

    private static final String PREFIX = "registry:";

    private static final Map<String, String> TYPES = Map.of(
            "cities", "AdministrativeArea",
            "forums", "Event",
            "exchanges", "Event",
            "forum-series", "EventSeries",
            "offices", "GovernmentOffice",
            "sources", "CreativeWork",
            "projects", "Project",
            "networks", "Organization");

    private LinkedData() {}

    /** @param record as JSON has it */
    public static ObjectNode of(String collection, JsonNode record) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("@context", context());
        if (record.path("id").isTextual()) {
            data.put("@id", address(collection, record.path("id")));
        }
        data.put("@type", TYPES.getOrDefault(collection, "CreativeWork"));
        copy(record, "name", data, "name");
        copy(record, "title", data, "name");
        copy(record, "date", data, "startDate");
        copy(record, "published", data, "datePublished");
        if (!TYPES.containsKey(collection) || collection.equals("sources")) {
            copy(record, "updatedAt", data, "dateModified");
        }
        for (String address : new String[] {"website", "url"}) {
            if (isWeb(record.path(address).asText())) {
                copy(record, address, data, "url");
            }
        }
        if (record.path("latitude").isNumber() && record.path("longitude").isNumber()) {
            data.putObject("geo")
                    .put("@type", "GeoCoordinates")
                    .put("latitude", record.path("latitude").asDouble())
                    .put("longitude", record.path("longitude").asDouble());
        }
        if (collection.equals("cities")) {
            copy(record, "countryCode", data, "addressCountry");
        }
        names(record, data);
        partnership(record, data);
        return data;
    }

    private static ObjectNode context() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put("@vocab", "https://schema.org/");
        context.put("registry", OWN);
        for (String address : new String[] {"url", "sameAs"}) {
            context.putObject(address).put("@type", "@id");
        }
        return context;
    }

    private static boolean isWeb(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }

    private static String address(String collection, JsonNode id) {
        return "/v1/" + collection + '/' + id.asText();
    }

    private static void copy(JsonNode record, String from, ObjectNode data, String to) {
        if (record.path(from).isTextual() && !data.has(to)) {
            data.put(to, record.path(from).asText());
        }
    }

    private static void names(JsonNode record, ObjectNode data) {
        ArrayNode names = data.arrayNode();
        record.path("names")
                .forEach(name -> names.add(data.objectNode()
                        .put("@value", name.path("value").asText())
                        .put("@language", name.path("lang").asText("und"))));
        if (!names.isEmpty()) {
            data.set("alternateName", names);
        }
        ArrayNode same = data.arrayNode();
        for (JsonNode identifier : record.path("identifiers")) {
            if (identifier.path("scheme").asText().equals("wikidata")) {
                same.add("https://www.wikidata.org/entity/"
                        + identifier.path("value").asText());
            }
        }
        if (!same.isEmpty()) {
            data.set("sameAs", same);
        }
    }

    /** Its cities, and in the registry's own words what it is. */
    private static void partnership(JsonNode record, ObjectNode data) {
        ArrayNode about = data.arrayNode();
        record.path("parties")
                .forEach(party -> about.add(data.objectNode()
                        .put("@id", address("cities", party.at("/city/id")))
                        .put("@type", "AdministrativeArea")
                        .put("name", party.at("/city/name").asText())
                        .put("addressCountry", party.at("/city/countryCode").asText())));
        if (about.isEmpty()) {
            return;
        }
        data.set("about", about);
        data.put("additionalType", OWN + "Partnership");
        for (String word : new String[] {"kind", "status", "established", "ended", "verification"}) {
            copy(record, word, data, PREFIX + word);
        }
    }
}
