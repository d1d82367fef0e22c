package dev.sistercity.registry.histories;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What offices do besides writing partnerships: drafts, invitations, applications, and items of other records, at random. */
final class Meetings {

    private static final List<String> COLLECTIONS = List.of("cities", "forums", "exchanges", "campaigns", "projects");

    private final Http http;
    private final Random random;
    private final Acts acts;
    /** What unpublished drafts say and nothing else does, by their addresses. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    private final List<String> tokens = new ArrayList<>();

    Meetings(Http http, Random random, Acts acts) {
        this.http = http;
        this.random = random;
        this.acts = acts;
    }

    /** Words of drafts that were never published, by the addresses of these: they may be in nothing that others read. */
    Map<String, String> drafts() {
        return Map.copyOf(secrets);
    }

    Acts.Act next(JsonNode partnership, String city, String key) {
        return switch (random.nextInt(6)) {
            case 0 -> begin(city, key);
            case 1 -> edit(city, key);
            case 2 -> publish(city, key);
            case 3 -> invite(partnership, city, key);
            case 4 -> apply(city);
            default -> item(city, key);
        };
    }

    private Acts.Act begin(String city, String key) {
        String secret = "secret" + Integer.toString(random.nextInt(1 << 30), 36);
        String one = city == null ? acts.any() : city;
        String other = acts.any();
        Map<String, Object> content = Map.of(
                "kind",
                "friendship-city",
                "status",
                "proposed",
                "fields",
                List.of(secret),
                "parties",
                List.of(Map.of("city", one), Map.of("city", other)));
        Reply begun = acts.send(
                "POST",
                "/v1/drafts",
                Map.of("resource", "partnerships", "content", content, "offices", office(other)),
                key);
        if (begun.status() == 201) {
            secrets.put(begun.header("Location"), secret);
        }
        return acts.act("begin a draft", city, false, begun);
    }

    private List<String> office(String city) {
        return http.get("/v1/offices?city=" + city).expect(200).ids().stream()
                .limit(1)
                .toList();
    }

    /** One that was begun; none is there where none was. */
    private String draft() {
        List<String> all = List.copyOf(secrets.keySet());
        return all.isEmpty() ? "/v1/drafts/none" : all.get(random.nextInt(all.size()));
    }

    private Acts.Act edit(String city, String key) {
        String draft = draft();
        return random.nextBoolean()
                ? acts.act(
                        "edit a draft",
                        city,
                        false,
                        acts.send("PATCH", draft, Map.of("content", Map.of("established", acts.year())), key))
                : acts.act(
                        "comment on a draft",
                        city,
                        false,
                        acts.send("POST", draft + "/comments", Map.of("text", "At random"), key));
    }

    private Acts.Act publish(String city, String key) {
        String draft = draft();
        Reply published = acts.send("POST", draft + "/publish", null, key);
        if (published.status() == 200) {
            secrets.remove(draft);
        }
        return acts.act("publish a draft", city, true, published);
    }

    private Acts.Act invite(JsonNode partnership, String city, String key) {
        Reply invited = acts.send(
                "POST",
                "/v1/invitations",
                Map.of(
                        "partnership",
                        partnership.get("id").textValue(),
                        "city",
                        partnership
                                .at("/parties/" + random.nextInt(2) + "/city/id")
                                .asText()),
                key);
        if (invited.status() == 201) {
            tokens.add(invited.at("/token"));
        }
        return acts.act("invite", city, false, invited);
    }

    /** With a token, which may have been used before; the registrar decides at once. */
    private Acts.Act apply(String city) {
        String token = tokens.isEmpty() ? "none" : tokens.get(random.nextInt(tokens.size()));
        Reply applied = acts.send(
                "POST",
                "/v1/office-applications",
                Map.of("invitation", token, "name", "An office", "contact", "office@random.example", "applicant", "A"),
                null);
        if (applied.status() == 201) {
            acts.send(
                    "POST",
                    applied.header("Location") + "/decision",
                    Map.of("verdict", random.nextBoolean() ? "accepted" : "declined", "reason", "At random"),
                    Http.KEY);
        }
        return acts.act("apply", city, false, applied);
    }

    private Acts.Act item(String city, String key) {
        String collection = COLLECTIONS.get(random.nextInt(COLLECTIONS.size()));
        JsonNode all =
                http.get("/v1/" + collection + "?limit=50").expect(200).json().get("items");
        if (all.isEmpty()) {
            return acts.act("no record with items", city, false, http.get("/v1"));
        }
        JsonNode record = all.get(random.nextInt(all.size()));
        boolean named = record.has("names");
        String list = named && (random.nextBoolean() || !record.has("participants")) ? "names" : "participants";
        String path = "/v1/" + collection + "/" + record.get("id").textValue() + "/" + list;
        Object fresh = list.equals("names")
                ? Map.of("value", "Name " + random.nextInt(100), "lang", "en", "kind", "alias")
                : Map.of("organization", "Club " + random.nextInt(100), "roles", List.of("guest"));
        JsonNode known = record.path(list);
        if (known.isEmpty() || random.nextInt(3) == 0) {
            return acts.act("add to " + list, city, false, acts.send("POST", path, fresh, key));
        }
        String item =
                path + "/" + known.get(random.nextInt(known.size())).path("id").asText("none");
        return random.nextBoolean()
                ? acts.act("change one of " + list, city, false, acts.send("PATCH", item, fresh, key))
                : acts.act("remove one of " + list, city, false, acts.send("DELETE", item, null, key));
    }
}
