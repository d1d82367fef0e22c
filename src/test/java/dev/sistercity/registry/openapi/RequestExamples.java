package dev.sistercity.registry.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What an operation needs to be run as its example says: a body, the record of its path, the parameters it cannot do without. */
final class RequestExamples {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Of paths whose records are shown by another collection's example. */
    private static final Map<String, String> RECORDS = Map.ofEntries(
            Map.entry("duplicates", "City"),
            Map.entry("cities", "City"),
            Map.entry("partnerships", "Partnership"),
            Map.entry("forums", "Forum"),
            Map.entry("forum-series", "ForumSeries"),
            Map.entry("exchanges", "Exchange"),
            Map.entry("platforms", "Platform"),
            Map.entry("projects", "Project"),
            Map.entry("networks", "Network"),
            Map.entry("campaigns", "Campaign"),
            Map.entry("offices", "Office"));

    private static final int YEAR = 2024;

    private RequestExamples() {}

    static void show(ObjectNode document, Examples examples) {
        for (var item : document.get("paths").properties()) {
            String[] segments = item.getKey().split("/");
            for (JsonNode operation : item.getValue()) {
                for (JsonNode parameter : operation.path("parameters")) {
                    if (parameter.path("required").asBoolean() && !parameter.has("example")) {
                        show((ObjectNode) parameter, segments, examples);
                    }
                }
                for (JsonNode content : operation.at("/requestBody/content")) {
                    String schema = content.at("/schema/$ref").asText().replaceAll(".*/", "");
                    if (!content.has("example") && !content.has("examples")) {
                        examples.find(schema).ifPresent(example -> ((ObjectNode) content)
                                .set("example", MAPPER.valueToTree(example)));
                    }
                }
            }
        }
    }

    private static void show(ObjectNode parameter, String[] segments, Examples examples) {
        boolean inPath = parameter.get("in").asText().equals("path");
        switch (parameter.get("name").asText()) {
            case "id" -> {
                if (inPath && RECORDS.containsKey(segments[2])) {
                    examples.id(RECORDS.get(segments[2])).ifPresent(id -> parameter.put("example", id));
                }
            }
            case "city", "from", "to" -> examples.id("City").ifPresent(id -> put(parameter, id));
            case "countryCode" -> put(parameter, "CN");
            case "number" -> parameter.put("example", "1");
            case "year" -> parameter.put("example", YEAR);
            default -> {}
        }
    }

    /** One value, or a list of it where the parameter may be repeated. */
    private static void put(ObjectNode parameter, String value) {
        if (parameter.at("/schema/type").asText().equals("array")) {
            parameter.putArray("example").add(value);
        } else {
            parameter.put("example", value);
        }
    }
}
