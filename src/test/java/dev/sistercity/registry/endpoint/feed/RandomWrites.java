package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes that clients of all kinds send, at random: what is refused is refused. */
public final class RandomWrites {

    private static final List<String> COUNTRIES = List.of("CN", "NZ", "JP", "DE", "KR");

    private final Http http;
    private final Given given;
    private final Random random;
    private final Map<String, List<String>> ids = new HashMap<>();
    private int names;

    public RandomWrites(Http http, Given given, long seed) {
        this.http = http;
        this.given = given;
        this.random = new Random(seed);
    }

    /** Cities to begin with. */
    public void begin() {
        for (int i = 0; i < 5; i++) {
            city();
        }
        source();
    }

    /** One more. */
    public void write() {
        switch (random.nextInt(22)) {
            case 0 -> city();
            case 1 -> source();
            case 2, 3, 4 -> partnership();
            case 5, 6 -> claim();
            case 7 -> patch("cities", Map.of("name", name("Renamed"), "names", List.of()));
            case 8 -> patch("cities", Map.of("population", Map.of("value", random.nextInt(1_000_000))));
            case 9 -> patch("cities", Map.of("latitude", random.nextInt(80), "longitude", random.nextInt(170)));
            case 10 -> patch("sources", Map.of("title", name("Retitled")));
            case 11 -> patch("partnerships", Map.of("status", "ended", "ended", "2020"));
            case 12 -> patch("partnerships", Map.of("established", Integer.toString(1950 + random.nextInt(60))));
            case 13 -> parties();
            case 14 -> add("forum-series", Map.of("name", name("Series"), "hostCity", any("cities")));
            case 15 -> forum();
            case 16 -> exchange();
            case 17 -> launched();
            case 18 -> delete();
            case 19 -> merge();
            case 20 -> commitment();
            default -> patch("claims", Map.of("source", any("sources")));
        }
    }

    private String name(String word) {
        return word + " " + ++names;
    }

    private String any(String collection) {
        List<String> known = ids.getOrDefault(collection, List.of());
        return known.isEmpty() ? "01890000-0000-7000-8000-000000000000" : known.get(random.nextInt(known.size()));
    }

    private void add(String collection, Map<String, ?> draft) {
        Reply made = http.post("/v1/" + collection + "?allowDuplicate=random", draft);
        if (made.status() == 201) {
            ids.computeIfAbsent(collection, name -> new ArrayList<>()).add(made.at("/id"));
        } else {
            refused(made);
        }
    }

    private void patch(String collection, Map<String, ?> patch) {
        refused(http.patch("/v1/" + collection + "/" + any(collection), patch, "*"));
    }

    private static void refused(Reply reply) {
        if (reply.status() >= 500) {
            throw new AssertionError(reply.toString());
        }
    }

    private void city() {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "kind",
                "city",
                "name",
                name("City"),
                "countryCode",
                COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                "latitude",
                random.nextInt(80),
                "longitude",
                random.nextInt(170)));
        if (random.nextInt(4) == 0 && ids.containsKey("cities")) {
            draft.put("partOf", any("cities"));
        }
        add("cities", draft);
    }

    private void source() {
        Map<String, Object> draft = new HashMap<>(Map.of("kind", "news", "title", name("Source")));
        if (random.nextInt(3) == 0 && ids.containsKey("sources")) {
            draft.put("translationOf", any("sources"));
        }
        add("sources", draft);
    }

    private void partnership() {
        add(
                "partnerships",
                Map.of(
                        "kind",
                        random.nextBoolean() ? "sister-city" : "friendship-city",
                        "parties",
                        List.of(Map.of("city", any("cities")), Map.of("city", any("cities")))));
    }

    private void parties() {
        patch("partnerships", Map.of("parties", List.of(Map.of("city", any("cities")), Map.of("city", any("cities")))));
    }

    private void claim() {
        boolean ofCity = random.nextBoolean();
        String resource = ofCity ? "cities" : "partnerships";
        add(
                "claims",
                Map.of(
                        "subject",
                        Map.of("resource", resource, "id", any(resource)),
                        "pointer",
                        ofCity ? "/name" : "/parties/0/city",
                        "value",
                        ofCity ? "City 1" : any("cities"),
                        "source",
                        any("sources")));
    }

    private void forum() {
        Map<String, Object> draft =
                new HashMap<>(Map.of("kind", "forum", "name", name("Forum"), "hostCity", any("cities")));
        if (ids.containsKey("forum-series")) {
            draft.put("series", any("forum-series"));
        }
        if (ids.containsKey("forums") && random.nextBoolean()) {
            draft.put("coLocatedWith", List.of(any("forums")));
        }
        add("forums", draft);
    }

    private void exchange() {
        Map<String, Object> draft = new HashMap<>(
                Map.of("kind", "meeting", "hostCity", any("cities"), "guestCities", List.of(any("cities"))));
        if (random.nextInt(2) == 0) {
            draft.put("partnership", any("partnerships"));
        }
        add("exchanges", draft);
    }

    private void launched() {
        add(
                random.nextBoolean() ? "platforms" : "projects",
                Map.of("name", name("Platform"), "owners", List.of(any("cities")), "launchedAt", any("forums")));
    }

    private void commitment() {
        add(
                "commitments",
                Map.of(
                        "kind",
                        "wish",
                        "speaker",
                        Map.of("name", "Jane Doe", "position", "Mayor"),
                        "city",
                        any("cities"),
                        "forum",
                        any("forums"),
                        "topics",
                        List.of("education"),
                        "quote",
                        Map.of("value", "We hope", "lang", "en")));
    }

    private void delete() {
        List<String> collections = List.of("claims", "partnerships", "platforms", "exchanges", "sources", "cities");
        String collection = collections.get(random.nextInt(collections.size()));
        String path = "/v1/" + collection + "/" + any(collection);
        Reply gone = http.delete(path, "*");
        refused(gone);
        if (gone.status() == 204 && random.nextBoolean()) {
            refused(http.post(path + "/restore", Map.of()));
        }
    }

    private void merge() {
        if (random.nextInt(3) == 0) {
            refused(http.post(
                    "/v1/cities/" + any("cities") + "/merge", Map.of("into", any("cities")), "If-Match", "*"));
        }
    }

    /** An office of one of the cities says its word. */
    public void confirm() {
        String partnership = any("partnerships");
        Reply known = http.get("/v1/partnerships/" + partnership);
        if (known.status() == 200) {
            String city = known.at("/parties/0/city/id");
            String key = given.office(city);
            refused(http.send(
                    "PUT",
                    "/v1/partnerships/" + partnership + "/confirmations/" + city,
                    Http.bytes(Map.of("stance", random.nextInt(3) == 0 ? "disputed" : "confirmed")),
                    "Content-Type",
                    Http.JSON,
                    "If-Match",
                    "*",
                    "X-API-Key",
                    key));
        }
    }
}
