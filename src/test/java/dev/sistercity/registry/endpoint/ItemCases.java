package dev.sistercity.registry.endpoint;

import dev.sistercity.registry.support.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list of items in a record of every collection whose records have them. */
final class ItemCases {

    private final List<Case> cases = new ArrayList<>();
    private final String wuxi;
    private final String dunedin;

    /**
     * A list of items in one record.
     *
     * @param another one to be put into it, as {@code third} is
     * @param property of an item that may be changed to some text
     */
    record Case(
            String collection,
            String id,
            String list,
            Map<String, ?> another,
            Map<String, ?> third,
            String property,
            String text) {

        String path() {
            return "/v1/" + collection + "/" + id;
        }

        String items() {
            return path() + "/" + list;
        }
    }

    ItemCases(Given given, String wuxi, String dunedin) {
        this.wuxi = wuxi;
        this.dunedin = dunedin;
        Map<String, Object> owned = Map.of("name", "A thing", "owners", List.of(wuxi));
        names("cities", wuxi);
        String series = given.record("forum-series", Map.of("name", "A series", "hostCity", wuxi));
        names("forum-series", series);
        String forum = given.forum("A forum", wuxi);
        names("forums", forum);
        for (String collection : List.of("platforms", "projects")) {
            names(collection, given.record(collection, owned));
        }
        names(
                "networks",
                given.record(
                        "networks", Map.of("name", "A net", "coordinator", wuxi, "members", List.of(wuxi, dunedin))));
        String campaign = given.record("campaigns", Map.of("name", "A campaign", "owner", wuxi));
        names("campaigns", campaign);
        cases.add(new Case("campaigns", campaign, "media", film("One"), film("Two"), "title", "Another title"));
        cases.add(new Case("campaigns", campaign, "placements", screen("One"), screen("Two"), "place", "A station"));
        cases.add(new Case(
                "forums",
                forum,
                "sessions",
                Map.of("title", "One"),
                Map.of("title", "Two", "speakers", List.of(guest("Ada"))),
                "title",
                "A session"));
        participants("forums", forum);
        participants("exchanges", given.exchange(wuxi, dunedin));
    }

    List<Case> all() {
        return List.copyOf(cases);
    }

    private void names(String collection, String id) {
        cases.add(new Case(collection, id, "names", name("One"), name("Two"), "value", "A name"));
    }

    private void participants(String collection, String id) {
        cases.add(new Case(
                collection,
                id,
                "participants",
                guest("Grace"),
                Map.of("city", dunedin, "roles", List.of("speaker")),
                "organization",
                "A museum"));
    }

    private static Map<String, ?> name(String value) {
        return Map.of("value", value, "lang", "en", "kind", "alias");
    }

    private static Map<String, ?> guest(String name) {
        return Map.of("person", Map.of("name", name, "position", "Mayor"), "roles", List.of("guest"));
    }

    private Map<String, ?> film(String title) {
        return Map.of(
                "city",
                dunedin,
                "title",
                title,
                "lang",
                "en",
                "url",
                "https://media.example.org/" + title + ".webm",
                "durationSeconds",
                30,
                "rights",
                Map.of("holder", "The city", "licence", "CC BY 4.0"));
    }

    private Map<String, ?> screen(String place) {
        return Map.of("kind", "street", "place", place, "city", wuxi);
    }
}
