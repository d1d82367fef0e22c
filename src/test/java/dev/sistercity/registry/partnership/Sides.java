package dev.sistercity.registry.partnership;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Offices of cities that are partners, and what they do about it. */
@Singleton
class Sides {

    private final Given given;
    private final Http http;

    Sides(Given given, Http http) {
        this.given = given;
        this.http = http;
    }

    /** @param key of its office; null for a stranger */
    record Side(String city, String key) {}

    Side side(String name, String countryCode) {
        String city = given.city(name, countryCode);
        return new Side(city, given.office(city));
    }

    /**
     * Records a partnership.
     *
     * @return its path
     */
    String recorded(String key, List<Side> sides, Map<String, ?> more) {
        Map<String, Object> draft = Given.draft(
                Map.of(
                        "kind",
                        "sister-city",
                        "parties",
                        sides.stream().map(side -> Map.of("city", side.city())).toList()),
                more);
        String path = "/v1/partnerships?allowDuplicate=of%20its%20own";
        return http.send("POST", path, Http.bytes(draft), "Content-Type", Http.JSON, "X-API-Key", key)
                .expect(201)
                .header("Location");
    }

    Reply states(String path, Side speaker, String city, Map<String, ?> word) {
        return states(path, speaker.key(), city, word, http.get(path).etag());
    }

    Reply states(String path, Side speaker, String stance) {
        return states(path, speaker, speaker.city(), Map.of("stance", stance));
    }

    Reply states(String path, String key, String city, Map<String, ?> word, String etag) {
        return http.send(
                "PUT",
                path + "/confirmations/" + city,
                Http.bytes(word),
                "Content-Type",
                Http.JSON,
                "X-API-Key",
                key,
                "If-Match",
                etag);
    }

    Reply patches(String path, String key, Object change) {
        return patches(
                path, key, change, http.get(path.replaceFirst("\\?.*", "")).etag());
    }

    Reply patches(String path, String key, Object change, String etag) {
        return http.send(
                "PATCH",
                path,
                Http.bytes(change),
                "Content-Type",
                Http.MERGE_PATCH,
                "X-API-Key",
                key,
                "If-Match",
                etag);
    }

    Reply answers(String request, String key, String verdict) {
        return http.send(
                "POST",
                request + "/answers",
                Http.bytes(Map.of("verdict", verdict, "reason", "So we say")),
                "Content-Type",
                Http.JSON,
                "X-API-Key",
                key,
                "If-Match",
                http.get(request).etag());
    }

    /**
     * Adds milestones to those that there are.
     *
     * @param city null for all sides
     */
    Reply tells(String path, String key, String type, String city) {
        return tells(path, key, type, city, http.get(path).etag());
    }

    Reply tells(String path, String key, String type, String city, String etag) {
        List<Map<String, String>> all = milestones(path);
        all.add(milestone(type, city));
        return patches(path, key, Map.of("milestones", all), etag);
    }

    /** Adds a milestone as an item of its own. */
    Reply adds(String path, String key, String type, String city, String etag) {
        return http.send(
                "POST",
                path + "/milestones",
                Http.bytes(milestone(type, city)),
                "Content-Type",
                Http.JSON,
                "X-API-Key",
                key,
                "If-Match",
                etag);
    }

    private static Map<String, String> milestone(String type, String city) {
        return city == null
                ? Map.of("type", type, "date", "2020-05")
                : Map.of("type", type, "date", "2020-05", "by", city);
    }

    /** Removes the milestones by a city. */
    Reply forgets(String path, String key, String city) {
        return forgets(path, key, city, http.get(path).etag());
    }

    Reply forgets(String path, String key, String city, String etag) {
        List<Map<String, String>> all = milestones(path);
        all.removeIf(milestone -> city.equals(milestone.get("by")));
        return patches(path, key, Map.of("milestones", all), etag);
    }

    private List<Map<String, String>> milestones(String path) {
        List<Map<String, String>> all = new ArrayList<>();
        http.get(path).json().get("milestones").forEach(milestone -> {
            String type = milestone.get("type").textValue();
            String date = milestone.get("date").textValue();
            all.add(
                    milestone.has("by")
                            ? Map.of(
                                    "type",
                                    type,
                                    "date",
                                    date,
                                    "by",
                                    milestone.at("/by/id").textValue())
                            : Map.of("type", type, "date", date));
        });
        return all;
    }

    /** Status and stances of two sides: {@code active c n}. */
    String state(String path) {
        Reply read = http.get(path).expect(200);
        return read.at("/status")
                + ' '
                + read.at("/parties/0/confirmation/stance").charAt(0)
                + ' '
                + read.at("/parties/1/confirmation/stance").charAt(0);
    }
}
