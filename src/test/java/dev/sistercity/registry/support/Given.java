package dev.sistercity.registry.support;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must stand before a test begins: committed through the API, as any client would. Each method answers the id. */
@Singleton
public class Given {

    private final Http http;

    Given(Http http) {
        this.http = http;
    }

    /**
     * A record of any collection.
     *
     * @param draft the body to post, a map or JSON text
     */
    public String record(String collection, Object draft) {
        Reply made = http.post("/v1/" + collection, draft);
        boolean looksLikeAnother = made.status() == 409 && made.json().has("candidates");
        return (looksLikeAnother ? http.post("/v1/" + collection + "?allowDuplicate=given", draft) : made)
                .expect(201)
                .at("/id");
    }

    public String city(String name, String countryCode) {
        return city(name, countryCode, Map.of());
    }

    /** @param more properties of the draft beside kind, name and country */
    public String city(String name, String countryCode, Map<String, ?> more) {
        return record("cities", draft(Map.of("kind", "city", "name", name, "countryCode", countryCode), more));
    }

    public String source() {
        return source("A source");
    }

    public String source(String title) {
        return record("sources", Map.of("kind", "news", "title", title));
    }

    /** A source's claim about a value of a record; with an empty pointer and no value, about the record as a whole. */
    public String claim(String resource, String id, String pointer, Object value, String source) {
        Map<String, Object> draft = draft(
                Map.of("subject", Map.of("resource", resource, "id", id), "pointer", pointer, "source", source),
                value == null ? Map.of() : Map.of("value", value));
        return record("claims", draft);
    }

    /**
     * A partnership of two cities.
     *
     * @param kind such as {@code sister-city}
     */
    public String partnership(String one, String other, String kind) {
        return partnership(List.of(one, other), Map.of("kind", kind));
    }

    public String partnership(List<String> cities, Map<String, ?> more) {
        List<Map<String, String>> parties =
                cities.stream().map(city -> Map.of("city", city)).toList();
        return record("partnerships", draft(Map.of("kind", "sister-city", "parties", parties), more));
    }

    public String forum(String name, String hostCity) {
        return record("forums", Map.of("kind", "forum", "name", name, "hostCity", hostCity));
    }

    /**
     * A meeting of two cities.
     *
     * @param host the one that received
     */
    public String exchange(String host, String guest) {
        return record("exchanges", Map.of("kind", "meeting", "hostCity", host, "guestCities", List.of(guest)));
    }

    /**
     * An office of a city.
     *
     * @return a key of it, to be sent as {@code X-API-Key}
     */
    public String office(String city) {
        return key(Map.of("office", record("offices", Map.of("name", "An office", "city", city)), "role", "office"));
    }

    /** @param draft of the key */
    public String key(Map<String, ?> draft) {
        return http.post("/v1/api-keys", draft).expect(201).at("/key");
    }

    /** One draft made of two; the second wins. */
    public static Map<String, Object> draft(Map<String, ?> first, Map<String, ?> second) {
        Map<String, Object> draft = new LinkedHashMap<>(first);
        draft.putAll(second);
        return draft;
    }
}
