package dev.sistercity.registry.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same milestones make the same status, whichever way they came into the record, and whatever was there before. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class StatusByEveryWayTest {

    private static final List<String> TYPES = List.of(
            "ended",
            "ended",
            "ended",
            "end-disputed",
            "suspended",
            "resumed",
            "dormant",
            "renewed",
            "signed",
            "memorandum");
    private static final List<String> DATES = List.of(
            "1990", "199X", "2004-06~", "2004/2006", "../2010", "2012?", "2018-10-02", "2019", "2040", "2030/..");

    @Inject
    Http http;

    @Inject
    Given given;

    private Random random;
    private int cities;
    /** The two sides of the record that is written at the moment; milestones name them by 0 and 1. */
    private List<String> sides;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void follows_from_the_milestones_alone(long seed) {
        random = new Random(seed);
        List<Map<String, String>> milestones = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            milestones.add(milestone(i));
        }
        Map<String, BiFunction<StatusByEveryWayTest, List<Map<String, String>>, String>> ways = new LinkedHashMap<>();
        ways.put("a post", StatusByEveryWayTest::posted);
        ways.put("a patch", StatusByEveryWayTest::patched);
        ways.put("a patch of another record", StatusByEveryWayTest::patchedOver);
        ways.put("items one by one", StatusByEveryWayTest::items);
        ways.put("items beside one that is removed", StatusByEveryWayTest::besideOneRemoved);
        ways.put("items that said something else", StatusByEveryWayTest::corrected);
        ways.put("an accepted change", StatusByEveryWayTest::asked);
        ways.put("an accepted new record", StatusByEveryWayTest::submitted);
        ways.put("a deletion taken back", StatusByEveryWayTest::restored);
        ways.put("a merge", StatusByEveryWayTest::merged);
        ways.put("a merge taken back", StatusByEveryWayTest::unmerged);
        Map<String, String> found = new LinkedHashMap<>();
        ways.forEach((name, way) -> {
            sides = List.of(city(), city());
            found.put(name, read(way.apply(this, milestones)));
        });
        String first = found.get("a post");
        found.forEach((name, status) -> assertThat(status)
                .as("seed %d, by %s: %s", seed, name, milestones)
                .isEqualTo(first));
    }

    private String city() {
        return given.city("Place " + "abcdefghijklmnopqrstuvwxyz".charAt(cities % 26) + cities++, "NZ");
    }

    private Map<String, String> milestone(int number) {
        Map<String, String> milestone = new LinkedHashMap<>();
        milestone.put("type", TYPES.get(random.nextInt(TYPES.size())));
        milestone.put("note", "milestone " + number);
        if (random.nextInt(5) > 0) {
            milestone.put("date", DATES.get(random.nextInt(DATES.size())));
        }
        if (random.nextInt(4) > 0) {
            milestone.put("by", Integer.toString(random.nextInt(2)));
        }
        return milestone;
    }

    private List<Map<String, String>> bySides(List<Map<String, String>> milestones) {
        return milestones.stream().map(this::bySide).toList();
    }

    private Map<String, String> bySide(Map<String, String> milestone) {
        Map<String, String> said = new LinkedHashMap<>(milestone);
        said.computeIfPresent("by", (key, side) -> sides.get(Integer.parseInt(side)));
        return said;
    }

    private Map<String, Object> draft(List<Map<String, String>> milestones) {
        return Map.of(
                "kind",
                "sister-city",
                "established",
                "1960",
                "parties",
                sides.stream().map(side -> Map.of("city", side)).toList(),
                "milestones",
                bySides(milestones));
    }

    private String posted(List<Map<String, String>> milestones) {
        return "/v1/partnerships/" + given.record("partnerships", draft(milestones));
    }

    private String patched(List<Map<String, String>> milestones) {
        String path = posted(List.of());
        http.patch(path, Map.of("milestones", bySides(milestones)), "*").expect(200);
        return path;
    }

    private String patchedOver(List<Map<String, String>> milestones) {
        String path = posted(List.of(milestone(20), milestone(21)));
        http.patch(path, Map.of("milestones", bySides(milestones)), "*").expect(200);
        return path;
    }

    private String items(List<Map<String, String>> milestones) {
        String path = posted(List.of());
        milestones.forEach(milestone -> add(path, milestone));
        return path;
    }

    private Reply add(String path, Map<String, String> milestone) {
        return http.send(
                        "POST",
                        path + "/milestones",
                        Http.bytes(bySide(milestone)),
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        Http.KEY,
                        "If-Match",
                        "*")
                .expect(201);
    }

    private String besideOneRemoved(List<Map<String, String>> milestones) {
        String path = posted(List.of());
        String other = add(path, milestone(30)).header("Location");
        milestones.forEach(milestone -> add(path, milestone));
        http.delete(other, "*").expect(200);
        return path;
    }

    private String corrected(List<Map<String, String>> milestones) {
        List<Map<String, String>> others = new ArrayList<>();
        milestones.forEach(milestone -> others.add(milestone(40 + others.size())));
        String path = posted(others);
        JsonNode items = http.get(path).json().get("milestones");
        for (int i = 0; i < milestones.size(); i++) {
            Map<String, Object> patch = new LinkedHashMap<>();
            patch.put("date", null);
            patch.put("by", null);
            patch.putAll(bySide(milestones.get(i)));
            http.patch(path + "/milestones/" + items.get(i).get("id").textValue(), patch, "*")
                    .expect(200);
        }
        return path;
    }

    private String asked(List<Map<String, String>> milestones) {
        String path = posted(List.of(milestone(50)));
        accepted(Map.of(
                "subject",
                Map.of("resource", "partnerships", "id", path.substring(path.lastIndexOf('/') + 1)),
                "patch",
                Map.of("milestones", bySides(milestones)),
                "reason",
                "So it is"));
        return path;
    }

    private String submitted(List<Map<String, String>> milestones) {
        String request = accepted(Map.of(
                "action",
                "create",
                "subject",
                Map.of("resource", "partnerships"),
                "content",
                draft(milestones),
                "reason",
                "So it is"));
        return "/v1/partnerships/" + http.get("/v1/change-requests/" + request).at("/subject/id");
    }

    private String accepted(Map<String, ?> asked) {
        String request = given.record("change-requests", asked);
        http.post(
                        "/v1/change-requests/" + request + "/answers",
                        Map.of("verdict", "accepted", "reason", "Seen"),
                        "If-Match",
                        "*")
                .expect(200);
        return request;
    }

    private String restored(List<Map<String, String>> milestones) {
        String path = posted(milestones);
        http.delete(path, "*").expect(204);
        http.post(path + "/restore", "", "If-Match", "*").expect(200);
        return path;
    }

    /** What one record tells first and another one then. */
    private String merged(List<Map<String, String>> milestones) {
        int half = milestones.size() / 2;
        String survivor = posted(milestones.subList(0, half));
        Map<String, Object> other = new LinkedHashMap<>(draft(milestones.subList(half, milestones.size())));
        other.put("kind", "contact");
        String merged = "/v1/partnerships/" + given.record("partnerships", other);
        http.post(merged + "/merge", Map.of("into", survivor.substring(survivor.lastIndexOf('/') + 1)), "If-Match", "*")
                .expect(200);
        return survivor;
    }

    private String unmerged(List<Map<String, String>> milestones) {
        String survivor = posted(milestones);
        Map<String, Object> other = new LinkedHashMap<>(draft(List.of(milestone(60), milestone(61))));
        other.put("kind", "contact");
        String merged = "/v1/partnerships/" + given.record("partnerships", other);
        http.post(merged + "/merge", Map.of("into", survivor.substring(survivor.lastIndexOf('/') + 1)), "If-Match", "*")
                .expect(200);
        http.post(merged + "/unmerge", "", "If-Match", "*").expect(200);
        // It counts for itself again.
        http.delete(merged, "*").expect(204);
        return survivor;
    }

    /** The status, which sides ended it, and what it counts for. */
    private String read(String path) {
        JsonNode record = http.get(path).expect(200).json();
        TreeSet<Integer> ended = new TreeSet<>();
        record.get("endedBy")
                .forEach(city -> ended.add(sides.indexOf(city.get("id").textValue())));
        String counted = http.get("/v1/cities/" + sides.get(0)).at("/partnershipCount");
        String listed = http.get("/v1/cities/" + sides.get(0) + "/partnerships?limit=0&status="
                        + record.get("status").textValue())
                .at("/page/total");
        return record.get("status").textValue() + " by " + ended + ", counted " + counted + ", listed " + listed;
    }
}
