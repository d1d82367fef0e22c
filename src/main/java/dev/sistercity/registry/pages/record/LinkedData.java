package dev.sistercity.registry.pages.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.pages.html.Html;
import java.util.Map;

/** A record as schema.org has it, for search engines. */
final class LinkedData {

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

    static JsonNode of(ObjectMapper mapper, String collection, JsonNode record) {
        ObjectNode data = mapper.createObjectNode();
        data.put("@context", "https://schema.org");
        data.put("@type", TYPES.getOrDefault(collection, "CreativeWork"));
        copy(record, "name", data, "name");
        copy(record, "title", data, "name");
        copy(record, "date", data, "startDate");
        copy(record, "published", data, "datePublished");
        if (!TYPES.containsKey(collection) || collection.equals("sources")) {
            copy(record, "updatedAt", data, "dateModified");
        }
        for (String address : new String[] {"website", "url"}) {
            if (Html.isWeb(record.path(address).asText())) {
                copy(record, address, data, "url");
            }
        }
        if (record.path("latitude").isNumber() && record.path("longitude").isNumber()) {
            data.putObject("geo")
                    .put("@type", "GeoCoordinates")
                    .put("latitude", record.path("latitude").asDouble())
                    .put("longitude", record.path("longitude").asDouble());
        }
        names(record, data);
        about(record, data);
        return data;
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

    /** The cities of a partnership. */
    private static void about(JsonNode record, ObjectNode data) {
        ArrayNode about = data.arrayNode();
        record.path("parties")
                .forEach(party -> about.add(data.objectNode()
                        .put("@type", "AdministrativeArea")
                        .put("name", party.at("/city/name").asText())
                        .put("addressCountry", party.at("/city/countryCode").asText())));
        if (!about.isEmpty()) {
            data.set("about", about);
        }
    }
}
