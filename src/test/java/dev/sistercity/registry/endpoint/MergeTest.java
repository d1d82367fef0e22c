package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MergeTest extends MergeFixture {

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
        assertSaysBoth(partnership);
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

    private void assertSaysBoth(Reply partnership) {
        assertThat(partnership.at("/established")).isEqualTo("1993");
        assertThat(partnership.at("/kindAsStated/0/value")).isEqualTo("Sister Cities");
        assertThat(partnership.json().get("fields"))
                .extracting(JsonNode::asText)
                .containsExactly("culture", "sports", "health");
        assertThat(partnership.json().get("claims"))
                .extracting(one -> one.get("pointer").asText())
                .containsExactlyInAnyOrder("/fields", "/established");
        assertThat(http.get("/v1/claims?subject=" + partnership.at("/id") + "&pointer=/established")
                        .at("/items/0/value"))
                .isEqualTo("1994-10");
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
}
