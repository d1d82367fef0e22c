package dev.sistercity.registry.hostile;

import dev.sistercity.registry.support.Http;
import java.util.List;
import java.util.Map;

/** Records with one of each item, and what makes one more. */
final class ItemSpecimens {

    static final Map<String, ?> RECORD = Map.of(
            "kind",
            "sister-city",
            "milestones",
            List.of(Map.of("type", "renewed", "date", "2010")),
            "agreements",
            List.of(Map.of("type", "memorandum", "date", "2009")));

    private static final String NAMES = "names";
    private static final String PARTICIPANTS = "participants";
    private static final Map<String, List<String>> LISTS = Map.of(
            "partnerships", List.of("milestones", "agreements", "parties"),
            "cities", List.of(NAMES),
            "forums", List.of(NAMES, "sessions", PARTICIPANTS),
            "forum-series", List.of(NAMES),
            "exchanges", List.of(PARTICIPANTS),
            "platforms", List.of(NAMES),
            "projects", List.of(NAMES),
            "networks", List.of(NAMES),
            "campaigns", List.of(NAMES, "media", "placements"),
            "offices", List.of(NAMES));

    private ItemSpecimens() {}

    /**
     * What makes one more.
     *
     * @param list with its collection: {@code cities/names}
     * @param city that is no party yet
     */
    static Map<String, ?> draft(String list, String city) {
        return switch (list.substring(list.indexOf('/') + 1)) {
            case "milestones" -> Map.of("type", "renewed", "date", "2015");
            case "agreements" -> Map.of("type", "memorandum", "date", "2015");
            case NAMES -> Map.of("value", "Another name", "lang", "en");
            case "sessions" -> Map.of("title", "A session");
            case PARTICIPANTS -> Map.of("city", city, "roles", List.of("speaker"));
            case "media" ->
                Map.of(
                        "city",
                        city,
                        "title",
                        "A film",
                        "lang",
                        "en",
                        "url",
                        "https://media.example.org/film.webm",
                        "durationSeconds",
                        30,
                        "rights",
                        Map.of("holder", "The city", "licence", "CC BY 4.0"));
            case "placements" -> Map.of("kind", "street", "place", "At the station", "city", city);
            default -> Map.of("city", city);
        };
    }

    /** Notes the ids of items of some records and what makes one more, by the names of their lists. */
    static void put(Http http, Map<String, String> ids, Map<String, Map<String, ?>> drafts, String city) {
        put(http, ids, city);
        LISTS.forEach(
                (collection, lists) -> lists.forEach(list -> drafts.put(collection + "/" + list, draft(list, city))));
    }

    /** @param city for items that are made */
    static void put(Http http, Map<String, String> ids, String city) {
        LISTS.forEach((collection, lists) -> {
            if (ids.containsKey(collection)) {
                String path = "/v1/" + collection + "/" + ids.get(collection);
                lists.forEach(list -> ids.put(collection + "/" + list, first(http, path, list, city)));
            }
        });
    }

    private static String first(Http http, String path, String list, String city) {
        if (http.get(path).expect(200).json().at("/" + list).isEmpty()) {
            http.post(path + "/" + list, draft(list, city), "If-Match", "*").expect(201);
        }
        return http.get(path).at("/" + list + "/0/id");
    }

    /** The list of items that an operation is about, with its collection; else its collection. */
    static String listOf(Operation operation) {
        String list = listOf(operation.path());
        return list.isEmpty() ? operation.collection() : list;
    }

    /** Empty for none. */
    static String listOf(String template) {
        String[] segments = template.split("/");
        return segments.length > 4 && LISTS.getOrDefault(segments[2], List.of()).contains(segments[4])
                ? segments[2] + "/" + segments[4]
                : "";
    }
}
