package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What referred to a merged record refers to what it became. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MergedReferencesTest extends MergeFixture {

    @Test
    void has_everything_that_referred_to_a_merged_city_refer_to_its_successor() {
        String old = given.city("Canton", "CN");
        String now = given.city("Guangzhou", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        String part = given.city("Panyu", "CN", Map.of("partOf", old));
        String partnership = given.partnership(
                List.of(old, dunedin),
                Map.of(
                        "status", "ended",
                        "endedBy", List.of(old),
                        "milestones", List.of(Map.of("type", "ended", "date", "2001", "by", old))));
        String series = given.record("forum-series", Map.of("name", "A series", "hostCity", old));
        String forum = forum(old);
        String claim = given.claim("cities", old, "/population", Map.of("value", 1), given.source());
        long before = Long.parseLong(http.get("/v1/cities/" + now).header("Registry-Sequence"));

        Reply report = merge("cities", old, now).expect(200);

        assertThat(http.get("/v1/cities/" + part).at("/partOf/id")).isEqualTo(now);
        Reply moved = http.get("/v1/partnerships/" + partnership);
        assertThat(moved.at("/parties/0/city/id")).isEqualTo(now);
        assertThat(moved.at("/endedBy/0/id")).isEqualTo(now);
        assertThat(moved.at("/milestones/0/by/id")).isEqualTo(now);
        assertThat(http.get("/v1/forum-series/" + series).at("/hostCity/id")).isEqualTo(now);
        Reply held = http.get("/v1/forums/" + forum);
        assertThat(held.at("/hostCity/id")).isEqualTo(now);
        assertThat(held.at("/venueCity/id")).isEqualTo(now);
        assertThat(held.at("/participants/0/city/id")).isEqualTo(now);
        assertThat(http.get("/v1/claims/" + claim).at("/subject/id")).isEqualTo(now);
        assertFoundByIts(old);
        assertThat(report.json().get("moved"))
                .extracting(one -> one.get("id").asText())
                .containsExactlyInAnyOrder(part, partnership, series, forum, claim, now);
        assertTold(items(http.get("/v1/changes?after=" + before)), old, now);
    }

    private String forum(String city) {
        return given.record(
                "forums",
                Map.of(
                        "kind",
                        "forum",
                        "name",
                        "A forum",
                        "hostCity",
                        city,
                        "venueCity",
                        city,
                        "participants",
                        List.of(Map.of("city", city, "roles", List.of("host")))));
    }

    private void assertFoundByIts(String oldId) {
        for (String list : List.of(
                "/v1/partnerships?city=" + oldId,
                "/v1/partnerships?within=" + oldId,
                "/v1/forums?city=" + oldId,
                "/v1/forums?hostCity=" + oldId,
                "/v1/forum-series?hostCity=" + oldId,
                "/v1/cities?partOf=" + oldId,
                "/v1/claims?subject=" + oldId)) {
            assertThat(http.get(list).expect(200).ids()).as(list).hasSize(1);
        }
    }

    private static void assertTold(List<JsonNode> feed, String old, String now) {
        assertThat(feed).hasSize(7);
        assertThat(feed).extracting(change -> change.get("action").asText()).containsOnlyOnce("merged");
        JsonNode merged = feed.stream()
                .filter(change -> change.get("action").asText().equals("merged"))
                .findFirst()
                .orElseThrow();
        assertThat(merged.get("id").asText()).isEqualTo(old);
        assertThat(merged.get("into").asText()).isEqualTo(now);
        assertThat(feed)
                .allSatisfy(change -> assertThat(change.get("reason").asText()).contains(old));
    }

    @Test
    void has_the_office_of_a_merged_city_speak_for_its_successor() {
        String old = given.city("Canton", "CN");
        String now = given.city("Guangzhou", "CN");
        String key = given.office(old);
        String office = http.get("/v1/offices?city=" + old).ids().get(0);
        String other = given.record(
                "offices",
                Map.of(
                        "name",
                        "An office",
                        "city",
                        given.city("Guangdong", "CN"),
                        "delegations",
                        List.of(Map.of("city", old, "until", "2030-01-01T00:00:00Z"), Map.of("city", now))));

        merge("cities", old, now).expect(200);

        assertThat(http.get("/v1/offices/" + office).at("/city/id")).isEqualTo(now);
        assertThat(http.get("/v1/offices/" + other).json().get("delegations")).hasSize(1);
        assertThat(http.get("/v1/offices/" + other).at("/delegations/0/until")).isNull();
        Map<String, ?> patch = Map.of("website", "https://a.example/");
        send("PATCH", "/v1/cities/" + now, patch, Http.MERGE_PATCH, key).expect(200);
        send("POST", "/v1/cities/" + now + "/merge", Map.of("into", now), Http.JSON, key)
                .expectProblem(403, "forbidden");

        unmerge("cities", old).expect(200);

        assertThat(http.get("/v1/offices/" + office).at("/city/id")).isEqualTo(old);
        assertThat(http.get("/v1/offices/" + other).json().get("delegations")).hasSize(2);
    }

    private Reply send(String method, String path, Map<String, ?> body, String type, String key) {
        return http.send(method, path, Http.bytes(body), "X-API-Key", key, "If-Match", "*", "Content-Type", type);
    }

    @Test
    void takes_the_old_id_for_the_new_one_in_what_is_written() {
        String old = given.city("Canton", "CN");
        String now = given.city("Guangzhou", "CN");
        merge("cities", old, now).expect(200);

        String partnership = given.partnership(old, given.city("Dunedin", "NZ"), "sister-city");
        String part = given.city("Panyu", "CN", Map.of("partOf", old));
        String claim = given.claim("cities", old, "", null, given.source());

        assertThat(http.get("/v1/partnerships/" + partnership).at("/parties/0/city/id"))
                .isEqualTo(now);
        assertThat(http.get("/v1/cities/" + part).at("/partOf/id")).isEqualTo(now);
        assertThat(http.get("/v1/claims/" + claim).at("/subject/id")).isEqualTo(now);
    }

    @Test
    void moves_a_part_up_when_what_it_is_part_of_is_merged_into_it() {
        String province = given.city("Jiangsu", "CN");
        String prefecture = given.city("Wuxi Prefecture", "CN", Map.of("partOf", province));
        String city = given.city("Wuxi", "CN", Map.of("partOf", prefecture));
        String part = given.city("Yixing", "CN", Map.of("partOf", prefecture));

        merge("cities", prefecture, city).expect(200);
        assertThat(http.get("/v1/cities/" + city).at("/partOf/id")).isEqualTo(province);
        assertThat(http.get("/v1/cities/" + part).at("/partOf/id")).isEqualTo(city);

        unmerge("cities", prefecture).expect(200);
        assertThat(http.get("/v1/cities/" + city).at("/partOf/id")).isEqualTo(prefecture);
        assertThat(http.get("/v1/cities/" + part).at("/partOf/id")).isEqualTo(prefecture);
    }

    @Test
    void names_in_a_merge_what_remains() {
        String city = given.city("Wuxi", "CN", identifiedBy("geonames", "1"));
        String other = given.city("Gimhae", "KR");
        String path = "/v1/cities/" + city + "/merge";

        for (String into : List.of(city, "geonames:1", "geonames:2", "x", given.source())) {
            Reply refused = http.post(path, Map.of("into", into), "If-Match", "*");
            assertThat(refused.expectProblem(422, "refused").faults()).as(into).containsExactly("/into");
        }
        http.post(path, Map.of("into", other)).expectProblem(428, "precondition-required");
        http.post(path, Map.of("into", other), "If-Match", "\"7-0000000000000000\"")
                .expectProblem(412, "stale");
        http.post("/v1/cities/" + city + "/unmerge", "", "If-Match", "*").expectProblem(409, "not-restorable");
        http.post(path + "?dryRun=true", Map.of("into", other), "If-Match", "*").expect(200);
        assertThat(http.get("/v1/cities").ids()).containsExactlyInAnyOrder(city, other);
        Reply first = http.post(path, Map.of("into", other), "If-Match", "*", "Idempotency-Key", "m")
                .expect(200);
        Reply again = http.post(path, Map.of("into", other), "If-Match", "*", "Idempotency-Key", "m");
        assertThat(again.expect(200).text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.at("/into")).isEqualTo(other);
        assertThat(http.post(path, Map.of("into", other), "If-Match", "*")
                        .expectProblem(412, "stale")
                        .at("/existing"))
                .isEqualTo("/v1/cities/" + other);
    }

    private static List<JsonNode> items(Reply reply) {
        return StreamSupport.stream(reply.json().get("items").spliterator(), false)
                .toList();
    }
}
