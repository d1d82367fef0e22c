package dev.sistercity.registry.histories;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What three offices and the registrar do to partnerships, at random and by every way of writing. */
final class Acts {

    private static final List<String> KINDS = List.of("sister-city", "friendship-city", "friendly-exchange");
    private static final List<String> TYPES = List.of(
            "ended", "ended", "end-disputed", "suspended", "resumed", "renewed", "signed", "memorandum", "dormant");

    private final Http http;
    private final Random random;
    private final List<String> cities = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Meetings meetings;

    /**
     * What was done.
     *
     * @param city of the office that did it; null for the registrar
     * @param moves whether it may have moved core facts, so that confirmations fall
     */
    record Act(String told, String city, boolean moves, Reply reply) {}

    Acts(Http http, Given given, Random random) {
        this.http = http;
        this.random = random;
        this.meetings = new Meetings(http, random, this);
        for (String name : List.of("Dunedin NZ", "Shanghai CN", "Kyoto JP")) {
            String city = given.city(name.split(" ")[0], name.split(" ")[1]);
            cities.add(city);
            keys.add(given.office(city));
        }
    }

    /** Words of drafts that only the named offices may read, by the addresses of these. */
    Map<String, String> drafts() {
        return meetings.drafts();
    }

    Act next() {
        int who = random.nextInt(4) - 1;
        String key = who < 0 ? Http.KEY : keys.get(who);
        String city = who < 0 ? null : cities.get(who);
        List<JsonNode> all = Words.all(http);
        JsonNode partnership = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
        if (partnership == null || random.nextInt(12) == 0) {
            return create(city, key);
        }
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> confirm(partnership, city, key);
            case 3, 4, 5 -> addMilestone(partnership, city, key);
            case 6 -> removeMilestone(partnership, city, key);
            case 7 -> facts(partnership, city, key);
            case 8 -> answer(city, key);
            case 9 -> other(partnership, city, key);
            case 10, 11, 12 -> meetings.next(partnership, city, key);
            default -> item(partnership, city, key);
        };
    }

    private Act create(String city, String key) {
        return act("create", city, true, send("POST", "/v1/partnerships?allowDuplicate=random", pair(city), key));
    }

    private Map<String, Object> pair(String city) {
        String one = city == null ? any() : city;
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("kind", KINDS.get(random.nextInt(KINDS.size())));
        draft.put("parties", List.of(Map.of("city", one), Map.of("city", any())));
        if (random.nextBoolean()) {
            draft.put("established", year());
        }
        if (random.nextInt(3) == 0) {
            draft.put("milestones", List.of(milestone(city == null ? null : city)));
        }
        return draft;
    }

    private Act confirm(JsonNode partnership, String city, String key) {
        String side = city == null ? any() : city;
        Map<String, Object> word = new LinkedHashMap<>();
        word.put("stance", List.of("confirmed", "confirmed", "disputed", "none").get(random.nextInt(4)));
        if (random.nextInt(3) == 0 && !word.get("stance").equals("none")) {
            word.put("established", year());
        }
        String path = path(partnership) + "/confirmations/" + side;
        return act("confirm " + word, city, false, send("PUT", path, word, key));
    }

    private Act addMilestone(JsonNode partnership, String city, String key) {
        List<JsonNode> milestones = new ArrayList<>();
        partnership.get("milestones").forEach(milestones::add);
        List<Object> all = new ArrayList<>(milestones);
        // In front, in between or behind: places in a list mean nothing.
        all.add(random.nextInt(all.size() + 1), milestone(city == null ? any() : city));
        return act("add a milestone", city, false, patch(partnership, Map.of("milestones", all), key));
    }

    private Act removeMilestone(JsonNode partnership, String city, String key) {
        List<JsonNode> milestones = new ArrayList<>();
        partnership.get("milestones").forEach(milestones::add);
        if (!milestones.isEmpty()) {
            milestones.remove(random.nextInt(milestones.size()));
        }
        return act("remove a milestone", city, false, patch(partnership, Map.of("milestones", milestones), key));
    }

    private Act facts(JsonNode partnership, String city, String key) {
        Map<String, Object> patch = random.nextBoolean()
                ? Map.of("established", year())
                : Map.of("kind", KINDS.get(random.nextInt(KINDS.size())));
        return act("change facts", city, true, patch(partnership, patch, key));
    }

    private Act answer(String city, String key) {
        JsonNode open =
                http.get("/v1/change-requests?status=open&limit=50").json().path("items");
        if (open.isEmpty()) {
            return act("nothing to answer", city, false, http.get("/v1"));
        }
        String id = open.get(random.nextInt(open.size())).get("id").textValue();
        Map<String, Object> answer = Map.of(
                "verdict",
                List.of("accepted", "accepted", "declined", "withdrawn").get(random.nextInt(4)),
                "reason",
                "At random");
        return act("answer", city, true, send("POST", "/v1/change-requests/" + id + "/answers", answer, key));
    }

    private Act other(JsonNode partnership, String city, String key) {
        return switch (random.nextInt(6)) {
            case 0 -> act("set the end", city, true, patch(partnership, end(), key));
            case 1 -> act("state a status", city, true, patch(partnership, status(), key));
            case 2 -> {
                Reply gone = send("DELETE", path(partnership), null, key);
                yield act(
                        "delete and restore",
                        city,
                        true,
                        gone.status() == 204 ? send("POST", path(partnership) + "/restore", Map.of(), key) : gone);
            }
            case 3 -> ask(partnership, city, key);
            case 4 -> submit(city, key);
            default -> imports(city, key);
        };
    }

    /** Its own words are in it, which no other office that accepts it may say. */
    private Act submit(String city, String key) {
        Map<String, Object> request = Map.of(
                "action",
                "create",
                "subject",
                Map.of("resource", "partnerships"),
                "content",
                pair(city),
                "allowDuplicate",
                "random",
                "reason",
                "At random");
        return act("ask for a partnership", city, true, send("POST", "/v1/change-requests", request, key));
    }

    private Act ask(JsonNode partnership, String city, String key) {
        Map<String, Object> request = Map.of(
                "subject",
                Map.of("resource", "partnerships", "id", partnership.get("id").textValue()),
                "patch",
                Map.of("established", year()),
                "reason",
                "At random");
        return act("ask for a change", city, true, send("POST", "/v1/change-requests", request, key));
    }

    private Act imports(String city, String key) {
        String list = "city1,country1,city2,country2,established\nDunedin,NZ,Kyoto,JP," + year() + "\n";
        Reply taken = http.send(
                "POST",
                "/v1/imports?preset=pairs&dryRun=false&title=random",
                list.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/csv",
                "X-API-Key",
                key);
        return act("import", city, true, imported(taken));
    }

    /** It is a job: what it writes is written when it has ended. */
    private Reply imported(Reply taken) {
        if (taken.status() == 202) {
            String job = "/v1/jobs/" + taken.at("/id");
            Patience.until("the import to end", () -> !List.of("queued", "running")
                    .contains(http.get(job, "X-API-Key", Http.KEY).at("/status")));
        }
        return taken;
    }

    /** One by one, by the addresses of items. */
    private Act item(JsonNode partnership, String city, String key) {
        JsonNode milestones = partnership.get("milestones");
        if (milestones.isEmpty() || random.nextBoolean()) {
            return act(
                    "add an item",
                    city,
                    false,
                    send("POST", path(partnership) + "/milestones", milestone(city == null ? any() : city), key));
        }
        String item = path(partnership) + "/milestones/"
                + milestones.get(random.nextInt(milestones.size())).path("id").asText("none");
        return random.nextBoolean()
                ? act("change an item", city, false, send("PATCH", item, Map.of("note", "At random"), key))
                : act("remove an item", city, false, send("DELETE", item, null, key));
    }

    private Map<String, Object> end() {
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("ended", random.nextInt(3) == 0 ? null : random.nextBoolean() ? "2040" : "2020");
        return end;
    }

    private Map<String, Object> status() {
        return Map.of(
                "status", List.of("active", "suspended", "ended", "dormant").get(random.nextInt(4)));
    }

    private Map<String, Object> milestone(String by) {
        Map<String, Object> milestone = new LinkedHashMap<>();
        milestone.put("type", TYPES.get(random.nextInt(TYPES.size())));
        if (random.nextInt(4) > 0) {
            milestone.put("date", year());
        }
        if (by != null && random.nextInt(4) > 0) {
            milestone.put("by", by);
        }
        return milestone;
    }

    Act act(String told, String city, boolean moves, Reply reply) {
        return new Act(told, city, moves, reply);
    }

    String any() {
        return cities.get(random.nextInt(cities.size()));
    }

    String year() {
        return Integer.toString(1960 + random.nextInt(65));
    }

    private static String path(JsonNode partnership) {
        return "/v1/partnerships/" + partnership.get("id").textValue();
    }

    private Reply patch(JsonNode partnership, Map<String, ?> patch, String key) {
        return send("PATCH", path(partnership) + "?reason=random", patch, key);
    }

    Reply send(String method, String path, Object body, String key) {
        return http.send(
                method,
                path,
                body == null ? null : Http.bytes(body),
                "Content-Type",
                body == null ? null : method.equals("PATCH") ? Http.MERGE_PATCH : Http.JSON,
                "X-API-Key",
                key,
                "If-Match",
                "*");
    }
}
