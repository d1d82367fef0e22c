package dev.sistercity.registry.hostile;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import java.util.List;
import java.util.Map;

/** A partnership with one of each item, and what makes one more. */
final class ItemSpecimens {

    static final Map<String, ?> RECORD = Map.of(
            "kind",
            "sister-city",
            "milestones",
            List.of(Map.of("type", "renewed", "date", "2010")),
            "agreements",
            List.of(Map.of("type", "memorandum", "date", "2009")));

    private static final String PARTIES = "parties";
    private static final List<String> LISTS = List.of("milestones", "agreements", PARTIES);

    private ItemSpecimens() {}

    /** @param city that is no party yet */
    static Map<String, ?> draft(String list, String city) {
        return switch (list) {
            case "milestones" -> Map.of("type", "renewed", "date", "2015");
            case "agreements" -> Map.of("type", "memorandum", "date", "2015");
            default -> Map.of("city", city);
        };
    }

    /** Notes the ids of a partnership's items and what makes one more, by the names of their lists. */
    static void put(Http http, Map<String, String> ids, Map<String, Map<String, ?>> drafts, String city) {
        put(http, ids);
        LISTS.forEach(list -> drafts.put(list, draft(list, city)));
    }

    static void put(Http http, Map<String, String> ids) {
        Reply partnership =
                http.get("/v1/partnerships/" + ids.get("partnerships")).expect(200);
        LISTS.forEach(list -> ids.put(list, partnership.at("/" + list + "/0/id")));
    }

    /** The list of items that an operation is about, else its collection. */
    static String listOf(Operation operation) {
        String list = listOf(operation.path());
        return list.isEmpty() ? operation.collection() : list;
    }

    /** Empty for none. */
    static String listOf(String template) {
        String[] segments = template.split("/");
        return segments.length > 4 && LISTS.contains(segments[4]) ? segments[4] : "";
    }
}
