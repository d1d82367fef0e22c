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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When two records become one, what is claimed of an item of one stays with its fact, and comes back when that is taken back. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MergedItemsTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String wuxi;
    private String gimhae;
    private String source;

    @BeforeEach
    void two_cities() {
        wuxi = given.city("Wuxi", "CN");
        gimhae = given.city("Gimhae", "KR");
        source = given.source();
    }

    private String record(String kind, Map<String, ?> more) {
        return given.partnership(List.of(wuxi, gimhae), Given.draft(Map.of("kind", kind), more));
    }

    private JsonNode read(String id) {
        return http.get("/v1/partnerships/" + id).expect(200).json();
    }

    private void merge(String from, String into) {
        http.post("/v1/partnerships/" + from + "/merge", Map.of("into", into), "If-Match", "*")
                .expect(200);
    }

    private static Map<String, String> noted(String note) {
        return Map.of("type", "renewed", "note", note);
    }

    @Test
    void what_is_claimed_of_a_milestone_does_not_go_to_another_one_of_its_id() {
        // Both records tell the same once; in one it is corrected later, and keeps its id.
        String into = record("sister-city", Map.of("milestones", List.of(noted("first"))));
        String from = record("contact", Map.of("milestones", List.of(noted("first"))));
        String id = read(into).at("/milestones/0/id").textValue();
        assertThat(read(from).at("/milestones/0/id").textValue()).isEqualTo(id);
        http.patch("/v1/partnerships/" + into + "/milestones/" + id, Map.of("note", "corrected"), "*")
                .expect(200);
        String claim =
                "/v1/claims/" + given.claim("partnerships", from, "/milestones/~" + id + "/note", "first", source);

        merge(from, into);

        Reply moved = http.get(claim).expect(200);
        assertThat(moved.at("/subject/id")).isEqualTo(into);
        assertThat(moved.at("/agreement")).isEqualTo("agrees");
        assertThat(http.get("/v1/conflicts?subject=" + into).json().at("/items").findValuesAsText("pointer"))
                .noneMatch(pointer -> pointer.startsWith("/milestones"));

        http.post("/v1/partnerships/" + from + "/unmerge", "", "If-Match", "*").expect(200);
        Reply back = http.get(claim).expect(200);
        assertThat(back.at("/subject/id")).isEqualTo(from);
        assertThat(back.at("/pointer")).isEqualTo("/milestones/~" + id + "/note");
        assertThat(back.at("/agreement")).isEqualTo("agrees");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void claims_stay_with_their_facts_whatever_two_records_tell(long seed) {
        Random random = new Random(seed);
        String into = record("sister-city", Map.of("milestones", List.of(noted("a"), noted("b"), noted("c"))));
        String from = record("contact", Map.of("milestones", List.of(noted("b"), noted("c"), noted("d"))));
        Map<String, String> claims = new LinkedHashMap<>();
        for (int step = 0; step < 10; step++) {
            String one = random.nextBoolean() ? into : from;
            JsonNode milestones = read(one).get("milestones");
            JsonNode item = milestones.get(random.nextInt(milestones.size()));
            String path =
                    "/v1/partnerships/" + one + "/milestones/" + item.get("id").textValue();
            String note = List.of("a", "b", "c", "d", "e", "f").get(random.nextInt(6));
            boolean told = item.get("note").textValue().equals(note)
                    || claims.containsValue(one + item.get("note").textValue());
            if (random.nextBoolean() && !told) {
                http.patch(path, Map.of("note", note), "*").expect(200);
            } else {
                String pointer = "/milestones/~" + item.get("id").textValue() + "/note";
                String value = item.get("note").textValue();
                claims.put(given.claim("partnerships", one, pointer, value, source), one + value);
            }
        }
        merge(from, into);

        assertThat(ids(read(into).get("milestones"))).doesNotHaveDuplicates();
        claims.forEach((claim, fact) -> {
            Reply read = http.get("/v1/claims/" + claim).expect(200);
            assertThat(read.json().has("orphaned"))
                    .as("seed %d, %s: %s", seed, fact, read)
                    .isFalse();
            assertThat(read.at("/agreement"))
                    .as("seed %d, %s: %s", seed, fact, read)
                    .isEqualTo("agrees");
        });
    }

    private static List<String> ids(JsonNode items) {
        return items.findValuesAsText("id");
    }

    @Test
    void nothing_that_one_tells_of_a_side_is_lost() {
        String into = record(
                "sister-city",
                Map.of("parties", List.of(Map.of("city", wuxi, "nameAsSigned", "Wusih"), Map.of("city", gimhae))));
        String from = record(
                "contact",
                Map.of(
                        "parties",
                        List.of(
                                Map.of("city", wuxi, "nameAsSigned", "Wuxi City", "joined", "1999"),
                                Map.of("city", gimhae, "left", "2012", "leftReason", "No budget"))));

        merge(from, into);

        JsonNode united = read(into);
        assertThat(united.at("/status").textValue()).isEqualTo("active");
        assertThat(united.at("/parties/0/joined").textValue()).isEqualTo("1999");
        String first = "/parties/~" + united.at("/parties/0/id").textValue();
        String second = "/parties/~" + united.at("/parties/1/id").textValue();
        List<String> kept =
                http.get("/v1/claims?subject=" + into).json().at("/items").findValuesAsText("pointer");
        assertThat(kept).contains(first + "/nameAsSigned", second + "/left", second + "/leftReason", "/kind");
    }

    @Test
    void agreements_of_one_id_stay_two_and_what_came_in_their_place_knows_which() {
        Map<String, ?> charter = Map.of("type", "memorandum", "title", "Charter", "date", "2001");
        Map<String, ?> other = Given.draft(charter, Map.of("renewal", "automatic"));
        String into = record("sister-city", Map.of("agreements", List.of(charter)));
        String from = record("contact", Map.of("agreements", List.of(other)));
        String id = read(from).at("/agreements/0/id").textValue();
        http.patch(
                        "/v1/partnerships/" + from,
                        Map.of(
                                "agreements",
                                List.of(
                                        Given.draft(other, Map.of("id", id)),
                                        Map.of("type", "renewal", "date", "2006", "supersedes", id))),
                        "*")
                .expect(200);
        String claim = "/v1/claims/"
                + given.claim("partnerships", from, "/agreements/~" + id + "/renewal", "automatic", source);
        assertThat(read(into).at("/agreements/0/id").textValue()).isEqualTo(id);

        merge(from, into);

        JsonNode agreements = read(into).get("agreements");
        assertThat(ids(agreements)).hasSize(3).doesNotHaveDuplicates();
        assertThat(agreements.at("/1/renewal").textValue()).isEqualTo("automatic");
        assertThat(agreements.at("/2/supersedes").textValue())
                .isEqualTo(agreements.at("/1/id").textValue());
        assertThat(http.get(claim).at("/agreement")).isEqualTo("agrees");
    }

    @Test
    void a_claim_on_a_name_of_a_city_goes_to_the_same_name_of_the_other() {
        String canton = given.city(
                "Guangzhou", "CN", Map.of("names", List.of(Map.of("value", "Canton", "lang", "en", "kind", "former"))));
        String now =
                given.city("Guangzhou Shi", "CN", Map.of("names", List.of(Map.of("value", "Kwangchow", "lang", "en"))));
        String name = http.get("/v1/cities/" + now).json().at("/names").findParents("value").stream()
                .filter(one -> one.get("value").textValue().equals("Kwangchow"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .textValue();
        http.patch("/v1/cities/" + now + "/names/" + name, Map.of("value", "Canton", "kind", "former"), "*")
                .expect(200);
        String theirs = http.get("/v1/cities/" + canton).json().at("/names").findParents("value").stream()
                .filter(one -> one.get("value").textValue().equals("Canton"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .textValue();
        assertThat(theirs).isNotEqualTo(name);
        String claim = "/v1/claims/" + given.claim("cities", canton, "/names/~" + theirs + "/value", "Canton", source);

        http.post("/v1/cities/" + canton + "/merge", Map.of("into", now), "If-Match", "*")
                .expect(200);

        assertThat(http.get(claim).at("/pointer")).isEqualTo("/names/~" + name + "/value");
        assertThat(http.get(claim).at("/agreement")).isEqualTo("agrees");
    }

    @Test
    void a_claim_moved_to_another_record_has_to_name_an_item_of_that() {
        String one = record("sister-city", Map.of("fields", List.of("trade"), "milestones", List.of(noted("first"))));
        String other = record("contact", Map.of("milestones", List.of(noted("second"))));
        String id = read(one).at("/milestones/0/id").textValue();
        String claim =
                "/v1/claims/" + given.claim("partnerships", one, "/milestones/~" + id + "/note", "first", source);
        http.patch(claim, Map.of("subject", Map.of("resource", "partnerships", "id", other)), "*")
                .expectProblem(422, "refused");
        String plain = "/v1/claims/" + given.claim("partnerships", one, "/fields/0", "trade", source);
        http.patch(plain, Map.of("pointer", "/milestones/~nonesuch/note"), "*").expectProblem(422, "refused");
        http.patch(plain, Map.of("pointer", "/milestones/0/note", "value", "first"), "*")
                .expect(200);
        assertThat(http.get(plain).at("/pointer")).isEqualTo("/milestones/~" + id + "/note");
    }

    @Test
    void a_side_keeps_its_id_when_another_one_joins_and_more_is_told_of_it() {
        String id = record("sister-city", Map.of());
        JsonNode parties = read(id).get("parties");
        String claim = "/v1/claims/"
                + given.claim(
                        "partnerships", id, "/parties/~" + parties.at("/0/id").textValue() + "/joined", "1994", source);
        String hamburg = given.city("Hamburg", "DE");
        http.patch(
                        "/v1/partnerships/" + id,
                        Map.of(
                                "parties",
                                List.of(
                                        Map.of("city", hamburg, "joined", "2001"),
                                        Map.of("id", parties.at("/0/id").textValue(), "city", wuxi, "joined", "1994"),
                                        Map.of("city", gimhae))),
                        "*")
                .expect(200);
        assertThat(ids(read(id).get("parties")))
                .contains(parties.at("/0/id").textValue(), parties.at("/1/id").textValue());
        assertThat(http.get(claim).at("/agreement")).isEqualTo("agrees");
    }
}
