package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MergeTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    Clock clock;

    @Test
    void leads_from_a_merged_city_to_its_successor_whatever_is_asked_of_it() {
        String old = given.city("Canton", "CN", identifiedBy("geonames", "1"));
        String now = given.city("Guangzhou", "CN", identifiedBy("geonames", "2"));

        merge("cities", old, now).expect(200);

        for (String below : List.of(
                "?lang=de",
                "?fields=name&asOf=2000",
                "/partnerships?limit=5&q=%E5%B7%9E",
                "/forums",
                "/revisions?limit=5")) {
            Reply moved = http.get("/v1/cities/" + old + below);
            assertThat(moved.expectProblem(308, "merged").header("Location")).isEqualTo("/v1/cities/" + now + below);
            assertThat(moved.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(http.get("/v1/cities/" + old).header("Location")).isEqualTo("/v1/cities/" + now);
        assertThat(http.get("/v1/cities/geonames:1").expect(200).at("/id")).isEqualTo(now);
        assertThat(http.get("/v1/cities").ids()).containsExactly(now);
        assertThat(http.get("/v1/cities?q=canton").ids()).containsExactly(now);
        // Its own versions are no versions of its successor.
        assertThat(http.get("/v1/cities/" + old + "/revisions/1").expect(200).at("/record/name"))
                .isEqualTo("Canton");
        assertThat(http.get("/v1/cities/" + old + "/revisions/2").at("/into")).isEqualTo(now);
    }

    @Test
    void makes_names_and_identifiers_of_the_merged_city_known_of_the_survivor() {
        String old = given.city(
                "Canton",
                "CN",
                Map.of(
                        "names",
                        List.of(
                                Map.of("value", "Guangzhou", "lang", "en", "kind", "official"),
                                Map.of("value", "Canton", "lang", "en", "kind", "former"),
                                Map.of("value", "Stadt Kanton", "lang", "de", "kind", "official")),
                        "identifiers",
                        List.of(Map.of("scheme", "geonames", "value", "1"))));
        String now = given.city(
                "Guangzhou",
                "CN",
                Map.of(
                        "names",
                        List.of(Map.of("value", "Guangzhou", "lang", "en", "kind", "official")),
                        "identifiers",
                        List.of(Map.of("scheme", "wikidata", "value", "Q16572"))));

        merge("cities", old, now).expect(200);

        Reply city = http.get("/v1/cities/" + now);
        assertThat(city.json().get("names"))
                .extracting(name ->
                        name.get("value").asText() + " " + name.get("kind").asText())
                .containsExactly("Guangzhou official", "Canton former", "Stadt Kanton alias");
        assertThat(city.json().get("identifiers"))
                .extracting(known -> known.get("scheme").asText())
                .containsExactly("wikidata", "geonames");
        assertThat(city.at("/version")).isEqualTo("2");
    }

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
        String forum = given.record(
                "forums",
                Map.of(
                        "kind",
                        "forum",
                        "name",
                        "A forum",
                        "hostCity",
                        old,
                        "venueCity",
                        old,
                        "participants",
                        List.of(Map.of("city", old, "roles", List.of("host")))));
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
        for (String list : List.of(
                "/v1/partnerships?city=" + old,
                "/v1/partnerships?within=" + old,
                "/v1/forums?city=" + old,
                "/v1/forums?hostCity=" + old,
                "/v1/forum-series?hostCity=" + old,
                "/v1/cities?partOf=" + old,
                "/v1/claims?subject=" + old)) {
            assertThat(http.get(list).expect(200).ids()).as(list).hasSize(1);
        }
        assertThat(report.json().get("moved"))
                .extracting(one -> one.get("id").asText())
                .containsExactlyInAnyOrder(part, partnership, series, forum, claim, now);
        List<JsonNode> feed = items(http.get("/v1/changes?after=" + before));
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
        byte[] body = Http.bytes(Map.of("website", "https://a.example/"));
        http.send(
                        "PATCH",
                        "/v1/cities/" + now,
                        body,
                        "X-API-Key",
                        key,
                        "If-Match",
                        "*",
                        "Content-Type",
                        Http.MERGE_PATCH)
                .expect(200);
        http.send(
                        "POST",
                        "/v1/cities/" + now + "/merge",
                        Http.bytes(Map.of("into", now)),
                        "X-API-Key",
                        key,
                        "If-Match",
                        "*",
                        "Content-Type",
                        Http.JSON)
                .expectProblem(403, "forbidden");

        unmerge("cities", old).expect(200);

        assertThat(http.get("/v1/offices/" + office).at("/city/id")).isEqualTo(old);
        assertThat(http.get("/v1/offices/" + other).json().get("delegations")).hasSize(2);
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
    void refuses_to_change_what_was_merged_by_a_tag_of_what_it_was() {
        String old = given.city("Canton", "CN");
        String now = given.city("Guangzhou", "CN");
        String etag = http.get("/v1/cities/" + old).etag();
        merge("cities", old, now).expect(200);

        Reply refused = http.patch("/v1/cities/" + old, Map.of("website", "https://a.example/"), etag);

        assertThat(refused.expectProblem(412, "stale").at("/existing")).isEqualTo("/v1/cities/" + now);
        http.patch("/v1/cities/" + old, Map.of(), null).expectProblem(428, "precondition-required");
        http.delete("/v1/cities/" + old, "*").expectProblem(412, "stale");
        http.post("/v1/cities/" + old + "/restore", "", "If-Match", "*").expectProblem(409, "not-restorable");
    }

    @Test
    void merges_partnerships_that_become_the_same_and_keeps_what_they_said_differently() {
        String old = given.city("Canton", "CN");
        String now = given.city("Guangzhou", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        String gone = given.partnership(
                List.of(old, dunedin),
                Map.of(
                        "established", "1994-10",
                        "fields", List.of("culture", "health"),
                        "kindAsStated", Map.of("value", "Sister Cities", "lang", "en")));
        String kept = given.partnership(
                List.of(dunedin, now), Map.of("established", "1993", "fields", List.of("culture", "sports")));
        String source = given.source();
        String claim = given.claim("partnerships", gone, "/fields", List.of("culture"), source);

        Reply report = merge("cities", old, now).expect(200);

        Reply partnership = http.get("/v1/partnerships/" + kept + "?include=claims");
        assertThat(partnership.at("/established")).isEqualTo("1993");
        assertThat(partnership.at("/kindAsStated/0/value")).isEqualTo("Sister Cities");
        assertThat(partnership.json().get("fields"))
                .extracting(JsonNode::asText)
                .containsExactly("culture", "sports", "health");
        assertThat(partnership.json().get("claims"))
                .extracting(one -> one.get("pointer").asText())
                .containsExactlyInAnyOrder("/fields", "/established");
        assertThat(http.get("/v1/claims?subject=" + kept + "&pointer=/established")
                        .at("/items/0/value"))
                .isEqualTo("1994-10");
        assertThat(http.get("/v1/conflicts?pointer=/established").ids()).hasSize(1);
        assertThat(http.get("/v1/claims/" + claim).at("/subject/id")).isEqualTo(kept);
        assertThat(http.get("/v1/partnerships/" + gone).header("Location")).isEqualTo("/v1/partnerships/" + kept);
        assertThat(http.get("/v1/cities/" + now).at("/partnershipCount")).isEqualTo("1");
        assertThat(report.json().get("moved"))
                .filteredOn(one -> one.get("action").asText().equals("merged"))
                .extracting(one -> one.get("id").asText())
                .containsExactly(gone);

        unmerge("cities", old).expect(200);

        assertThat(http.get("/v1/partnerships/" + gone).expect(200).at("/parties/0/city/id"))
                .isEqualTo(old);
        assertThat(http.get("/v1/claims/" + claim).at("/subject/id")).isEqualTo(gone);
        assertThat(http.get("/v1/claims").ids()).containsExactly(claim);
        assertThat(http.get("/v1/sources").ids()).containsExactly(source);
        Reply again = http.get("/v1/partnerships/" + kept);
        assertThat(again.at("/kindAsStated")).isNull();
        assertThat(again.json().get("fields")).extracting(JsonNode::asText).containsExactly("culture", "sports");
    }

    @Test
    void refuses_to_merge_partners_of_each_other_and_says_by_which_partnership() {
        String one = given.city("Wuxi", "CN");
        String other = given.city("Gimhae", "KR");
        String partnership = given.partnership(one, other, "sister-city");
        given.city("Yixing", "CN", Map.of("partOf", one));
        Map<String, Long> before = stored.counts();

        Reply refused = merge("cities", one, other).expectProblem(422, "refused");

        assertThat(refused.at("/existing")).isEqualTo("/v1/partnerships/" + partnership);
        assertThat(refused.faults()).containsExactly("/into");
        assertThat(refused.at("/detail")).contains(partnership);
        assertThat(stored.counts()).isEqualTo(before);
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

    @Test
    void takes_a_merge_back() {
        String old = given.city("Canton", "CN", identifiedBy("geonames", "1"));
        String now = given.city("Guangzhou", "CN", identifiedBy("geonames", "2"));
        String dunedin = given.city("Dunedin", "NZ");
        String partnership = given.partnership(old, dunedin, "sister-city");
        Reply oldWas = http.get("/v1/cities/" + old);
        Reply nowWas = http.get("/v1/cities/" + now);
        merge("cities", old, now).expect(200);
        http.patch("/v1/cities/" + now, Map.of("website", "https://a.example/"), "*")
                .expect(200);
        http.patch("/v1/partnerships/" + partnership, Map.of("established", "1990"), "*")
                .expect(200);

        String etag = http.get("/v1/cities/" + old).etag();
        http.post("/v1/cities/" + old + "/unmerge", "").expectProblem(428, "precondition-required");
        http.post("/v1/cities/" + old + "/unmerge", "", "If-Match", oldWas.etag())
                .expectProblem(412, "stale");
        Reply report = http.post("/v1/cities/" + old + "/unmerge", "", "If-Match", etag)
                .expect(200);

        assertThat(report.json().get("left")).isEmpty();
        Reply oldIs = http.get("/v1/cities/" + old).expect(200);
        assertThat(oldIs.json().get("names")).isEqualTo(oldWas.json().get("names"));
        assertThat(oldIs.json().get("identifiers")).isEqualTo(oldWas.json().get("identifiers"));
        assertThat(oldIs.at("/version")).isEqualTo("3");
        Reply nowIs = http.get("/v1/cities/" + now);
        assertThat(nowIs.json().get("names")).isEqualTo(nowWas.json().get("names"));
        assertThat(nowIs.json().get("identifiers")).isEqualTo(nowWas.json().get("identifiers"));
        assertThat(nowIs.at("/website")).isEqualTo("https://a.example/");
        Reply moved = http.get("/v1/partnerships/" + partnership);
        assertThat(moved.at("/parties/0/city/id")).isEqualTo(old);
        assertThat(moved.at("/established")).isEqualTo("1990");
        assertThat(http.get("/v1/cities/geonames:1").at("/id")).isEqualTo(old);
        merge("cities", old, now).expect(200);
    }

    @Test
    void leaves_what_has_been_changed_since_and_says_so() {
        String old = given.city("Canton", "CN");
        String now = given.city("Guangzhou", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        String first = given.city("Panyu", "CN", Map.of("partOf", old));
        String second = given.city("Huadu", "CN", Map.of("partOf", old));
        String third = given.city("Nansha", "CN", Map.of("partOf", old));
        merge("cities", old, now).expect(200);
        http.patch("/v1/cities/" + first, Map.of("partOf", dunedin), "*").expect(200);
        http.delete("/v1/cities/" + second, "*").expect(204);

        Reply report = unmerge("cities", old).expect(200);

        assertThat(report.json().get("left"))
                .extracting(one -> one.get("id").asText())
                .containsExactlyInAnyOrder(first, second);
        assertThat(http.get("/v1/cities/" + first).at("/partOf/id")).isEqualTo(dunedin);
        assertThat(http.get("/v1/cities/" + third).at("/partOf/id")).isEqualTo(old);
    }

    @Test
    void leads_along_a_chain_of_merges_in_one_step() {
        String a = given.city("A", "CN", identifiedBy("geonames", "1"));
        String b = given.city("B", "CN");
        String c = given.city("C", "CN");
        String part = given.city("Part", "CN", Map.of("partOf", a));
        merge("cities", a, b).expect(200);
        merge("cities", b, c).expect(200);

        assertThat(http.get("/v1/cities/" + a).header("Location")).isEqualTo("/v1/cities/" + c);
        assertThat(http.get("/v1/cities/" + b).header("Location")).isEqualTo("/v1/cities/" + c);
        assertThat(http.get("/v1/cities/geonames:1").at("/id")).isEqualTo(c);
        assertThat(http.get("/v1/cities?partOf=" + a).ids()).containsExactly(part);
        assertThat(http.get("/v1/cities/" + given.city("New", "CN", Map.of("partOf", a)))
                        .at("/partOf/id"))
                .isEqualTo(c);
        // What the first merge gave to the survivor is the last survivor's by now.
        unmerge("cities", a).expectProblem(409, "duplicate");
        unmerge("cities", b).expect(200);
        assertThat(http.get("/v1/cities/" + a).header("Location")).isEqualTo("/v1/cities/" + b);
        unmerge("cities", a).expect(200);
        assertThat(http.get("/v1/cities/" + part).at("/partOf/id")).isEqualTo(a);
    }

    @Test
    void merges_two_records_of_one_partnership() {
        String wuxi = given.city("Wuxi", "CN");
        String gimhae = given.city("Gimhae", "KR");
        String friendship =
                given.partnership(List.of(wuxi, gimhae), Map.of("kind", "friendship-city", "established", "1995"));
        String sister = given.partnership(List.of(gimhae, wuxi), Map.of("established", "2005"));
        String other = given.partnership(wuxi, given.city("Dunedin", "NZ"), "sister-city");

        assertThat(merge("partnerships", other, sister)
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/into");
        merge("partnerships", friendship, sister).expect(200);

        assertThat(http.get("/v1/partnerships/" + friendship).header("Location"))
                .isEqualTo("/v1/partnerships/" + sister);
        assertThat(http.get("/v1/claims?subject=" + friendship).json().get("items"))
                .extracting(claim ->
                        claim.get("pointer").asText() + claim.get("value").asText())
                .containsExactlyInAnyOrder("/kindfriendship-city", "/established1995");
        assertThat(http.get("/v1/claims").at("/items/0/source/title")).contains(friendship);
        unmerge("partnerships", friendship).expect(200);
        assertThat(http.get("/v1/partnerships/" + friendship).expect(200).at("/kind"))
                .isEqualTo("friendship-city");
        assertThat(http.get("/v1/claims").ids()).isEmpty();
    }

    @Test
    void shows_what_a_merged_city_was_and_where_it_was_named() {
        String old = given.city("Canton", "CN");
        String now = given.city("Guangzhou", "CN");
        String partnership = given.partnership(old, given.city("Dunedin", "NZ"), "sister-city");
        Instant then = clock.instant();
        merge("cities", old, now).expect(200);
        Instant after = clock.instant();

        assertThat(http.get("/v1/cities/" + old + "?knownAt=" + then)
                        .expect(200)
                        .at("/name"))
                .isEqualTo("Canton");
        http.get("/v1/cities/" + old + "?knownAt=" + after).expectProblem(308, "merged");
        assertThat(http.get("/v1/partnerships/" + partnership + "?knownAt=" + then)
                        .at("/parties/0/city/name"))
                .isEqualTo("Canton");
    }

    private Reply merge(String collection, String id, String into) {
        return http.post("/v1/" + collection + "/" + id + "/merge", Map.of("into", into), "If-Match", "*");
    }

    private Reply unmerge(String collection, String id) {
        return http.post("/v1/" + collection + "/" + id + "/unmerge", "", "If-Match", "*");
    }

    private static Map<String, ?> identifiedBy(String scheme, String value) {
        return Map.of("identifiers", List.of(Map.of("scheme", scheme, "value", value)));
    }

    private static List<JsonNode> items(Reply reply) {
        return StreamSupport.stream(reply.json().get("items").spliterator(), false)
                .toList();
    }
}
