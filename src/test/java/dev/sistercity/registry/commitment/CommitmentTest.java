package dev.sistercity.registry.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CommitmentTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String dunedin;
    private String forum;

    @BeforeEach
    void forum() {
        shanghai = given.city("Shanghai", "CN");
        dunedin = given.city("Dunedin", "NZ");
        forum = given.record(
                "forums", Map.of("kind", "forum", "name", "A forum", "hostCity", shanghai, "date", "2023-12-01"));
    }

    @Test
    void says_who_in_which_role_where_what_in_which_words_and_towards_whom() {
        String id = commitment(Map.of("towards", List.of(Map.of("city", shanghai))));

        Reply read = http.get("/v1/commitments/" + id);
        assertThat(read.at("/speaker/position")).isEqualTo("Mayor of Dunedin");
        assertThat(read.at("/city/name")).isEqualTo("Dunedin");
        assertThat(read.at("/forum/name")).isEqualTo("A forum");
        assertThat(read.at("/date")).isEqualTo("2023-12-01");
        assertThat(read.at("/quote/lang")).isEqualTo("en");
        assertThat(read.at("/towards/0/city/name")).isEqualTo("Shanghai");
        assertThat(read.at("/status")).isEqualTo("stated");
        assertThat(http.get("/v1/commitments?format=csv").text())
                .contains(id + ",wish,stated,2023-12-01,Jules Radich,Mayor of Dunedin,Dunedin," + dunedin
                        + ",education,");
    }

    @Test
    void is_found_by_both_cities_and_by_where_it_was_said() {
        String id = commitment(Map.of("towards", List.of(Map.of("city", shanghai))));
        String exchange = given.exchange(shanghai, dunedin);
        String there = commitment(with("forum", null, "exchange", exchange, "kind", "promise"));

        assertThat(http.get("/v1/commitments?city=" + dunedin).ids()).containsExactly(id, there);
        assertThat(http.get("/v1/commitments?city=" + dunedin + "&city=" + shanghai)
                        .ids())
                .containsExactly(id);
        assertThat(http.get("/v1/commitments?speakerCity=" + shanghai).ids()).isEmpty();
        assertThat(http.get("/v1/commitments?towardsCity=" + shanghai).ids()).containsExactly(id);
        assertThat(http.get("/v1/commitments?forum=" + forum).ids()).containsExactly(id);
        assertThat(http.get("/v1/commitments?exchange=" + exchange).ids()).containsExactly(there);
        assertThat(http.get("/v1/commitments?topic=education&kind=promise").ids())
                .containsExactly(there);
        assertThat(http.get("/v1/commitments?q=students&asOf=2023-11-30&certainty=certain")
                        .ids())
                .isEmpty();
        assertThat(http.get("/v1/commitments?q=radich&asOf=2024&certainty=certain")
                        .ids())
                .containsExactly(id);
        http.delete("/v1/forums/" + forum, "*").expectProblem(409, "in-use");
        http.delete("/v1/exchanges/" + exchange, "*").expectProblem(409, "in-use");
        http.delete("/v1/cities/" + shanghai, "*").expectProblem(409, "in-use");
    }

    @Test
    void refuses_words_without_a_place_without_a_speaker_or_without_words() {
        assertThat(invalid(with("forum", null))).containsExactly("");
        assertThat(invalid(with("exchange", given.exchange(shanghai, dunedin)))).containsExactly("");
        assertThat(invalid(with("quote", null))).containsExactly("");
        assertThat(invalid(with("speaker", Map.of("name", "Jules Radich")))).containsExactly("/speaker/position");
        assertThat(invalid(with("topics", List.of()))).containsExactly("/topics");
        assertThat(invalid(with("kind", "vow"))).containsExactly("/kind");
        assertThat(refused(with("forum", shanghai))).containsExactly("/forum");
        assertThat(refused(with("towards", List.of(Map.of("city", dunedin))))).containsExactly("/towards/0/city");
        assertThat(http.get("/v1/commitments").ids()).isEmpty();
    }

    @Test
    void leads_to_what_came_of_it() {
        String id = commitment(Map.of());
        String path = "/v1/commitments/" + id;
        String project = given.record("projects", Map.of("name", "Students", "owners", List.of(dunedin)));
        String platform = given.record("platforms", Map.of("name", "A library", "owners", List.of(dunedin)));
        String partnership = given.partnership(shanghai, dunedin, "contact");
        String exchange = given.exchange(shanghai, dunedin);
        List<?> results = List.of(
                result("projects", project),
                result("platforms", platform),
                result("partnerships", partnership),
                result("exchanges", exchange));

        assertThat(http.patch(path, Map.of("results", results), "*")
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/results");
        http.patch(path, Map.of("status", "taken-up", "results", results), "*").expect(200);

        Reply read = http.get(path);
        assertThat(read.at("/results/0/name")).isEqualTo("Students");
        assertThat(read.at("/results/2/name")).isEqualTo("Shanghai – Dunedin");
        assertThat(read.at("/results/3/resource")).isEqualTo("exchanges");
        assertThat(http.get("/v1/commitments?status=taken-up").ids()).containsExactly(id);
        for (String result : List.of("projects/" + project, "platforms/" + platform, "exchanges/" + exchange)) {
            http.delete("/v1/" + result, "*").expectProblem(409, "in-use");
        }
        Map<String, ?> missing = Map.of("results", List.of(result("projects", platform)));
        assertThat(http.patch(path, missing, "*").expectProblem(422, "refused").faults())
                .containsExactly("/results/0/id");
    }

    @Test
    void is_written_by_the_speakers_office_and_only_its_fate_by_those_it_was_said_to() {
        String speakers = given.office(dunedin);
        String towards = given.office(shanghai);
        String other = given.office(given.city("Kyoto", "JP"));
        Map<String, Object> draft = with("towards", List.of(Map.of("city", shanghai)));

        http.post("/v1/commitments", draft, "X-API-Key", other).expectProblem(403, "forbidden");
        http.post("/v1/commitments", draft, "X-API-Key", towards).expectProblem(403, "forbidden");
        String id = http.post("/v1/commitments", draft, "X-API-Key", speakers)
                .expect(201)
                .at("/id");
        String path = "/v1/commitments/" + id;
        http.patch(path, Map.of("status", "done"), "*", "X-API-Key", towards).expect(200);
        http.patch(path, Map.of("kind", "promise"), "*", "X-API-Key", towards).expectProblem(403, "forbidden");
        http.patch(path, Map.of("city", shanghai, "towards", List.of()), "*", "X-API-Key", towards)
                .expectProblem(403, "forbidden");
        http.send("DELETE", path, null, "X-API-Key", towards, "If-Match", "*").expectProblem(403, "forbidden");
        http.patch(path, Map.of("kind", "promise"), "*", "X-API-Key", speakers).expect(200);
        assertThat(http.get(path).at("/status")).isEqualTo("done");
    }

    @Test
    void follows_cities_and_partnerships_that_are_merged() {
        String old = given.city("Schanghai", "CN");
        String partnership = given.partnership(old, dunedin, "contact");
        String id = commitment(Map.of(
                "towards",
                List.of(Map.of("city", old)),
                "status",
                "done",
                "results",
                List.of(result("partnerships", partnership))));
        given.claim("commitments", id, "/status", "done", given.source("A page"));

        http.post("/v1/cities/" + old + "/merge", Map.of("into", shanghai), "If-Match", "*")
                .expect(200);
        Reply read = http.get("/v1/commitments/" + id);
        assertThat(read.at("/towards/0/city/id")).isEqualTo(shanghai);
        assertThat(read.at("/sources/0/title")).isEqualTo("A page");

        String other = given.partnership(List.of(shanghai, dunedin), Map.of("kind", "contact", "status", "ended"));
        http.post("/v1/partnerships/" + partnership + "/merge", Map.of("into", other), "If-Match", "*")
                .expect(200);
        assertThat(http.get("/v1/commitments/" + id).at("/results/0/id")).isEqualTo(other);
    }

    private String commitment(Map<String, ?> more) {
        return given.record("commitments", Given.draft(with(), more));
    }

    /** A draft with some properties set otherwise; null leaves one out. */
    private Map<String, Object> with(Object... pairs) {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "kind",
                "wish",
                "speaker",
                Map.of("name", "Jules Radich", "position", "Mayor of Dunedin"),
                "city",
                dunedin,
                "forum",
                forum,
                "topics",
                List.of("education"),
                "quote",
                Map.of("value", "We hope for more students", "lang", "en")));
        for (int i = 0; i < pairs.length; i += 2) {
            draft.put((String) pairs[i], pairs[i + 1]);
        }
        return draft;
    }

    private static Map<String, String> result(String resource, String id) {
        return Map.of("resource", resource, "id", id);
    }

    private List<String> refused(Map<String, ?> draft) {
        return http.post("/v1/commitments", draft).expectProblem(422, "refused").faults();
    }

    private List<String> invalid(Map<String, ?> draft) {
        return http.post("/v1/commitments", draft)
                .expectProblem(400, "malformed")
                .faults();
    }
}
