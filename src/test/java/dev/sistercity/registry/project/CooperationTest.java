package dev.sistercity.registry.project;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Platforms and projects: one set of rules, held for both. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CooperationTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String wuxi;
    private String yixing;
    private String gimhae;

    @BeforeEach
    void cities() {
        wuxi = given.city("Wuxi", "CN");
        yixing = given.city("Yixing", "CN", Map.of("partOf", wuxi, "kind", "county-level-city"));
        gimhae = given.city("Gimhae", "KR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"platforms", "projects"})
    void has_owners_and_counterparts_that_are_a_city_a_country_or_an_organization(String collection) {
        String id = given.record(
                collection,
                draft(Map.of(
                        "owners",
                        List.of(yixing),
                        "counterparts",
                        List.of(
                                Map.of("city", gimhae),
                                Map.of("countryCode", "NL"),
                                Map.of("organization", "A chamber of commerce")))));

        Reply read = http.get("/v1/" + collection + "/" + id);
        assertThat(read.at("/owners/0/name")).isEqualTo("Yixing");
        assertThat(read.at("/counterparts/0/city/countryCode")).isEqualTo("KR");
        assertThat(read.at("/counterparts/1/countryCode")).isEqualTo("NL");
        assertThat(read.at("/counterparts/2/organization")).isEqualTo("A chamber of commerce");
        for (String found : List.of("city=" + gimhae, "owner=" + yixing, "q=chamber", "counterpartCountryCode=NL")) {
            assertThat(http.get("/v1/" + collection + "?" + found).ids())
                    .as(found)
                    .containsExactly(id);
        }
        assertThat(http.get("/v1/" + collection + "?counterpartCountryCode=KR").ids())
                .containsExactly(id);
        assertThat(http.get("/v1/" + collection + "?owner=" + gimhae).ids()).isEmpty();
        assertThat(http.get("/v1/" + collection + "?format=csv").text())
                .contains(id + ",A thing,active,Yixing," + yixing + ",Gimhae; NL; A chamber of commerce");
        http.delete("/v1/cities/" + gimhae, "*").expectProblem(409, "in-use");
        http.delete("/v1/cities/" + yixing, "*").expectProblem(409, "in-use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"platforms", "projects"})
    void refuses_a_counterpart_that_is_nobody_two_at_once_or_an_owner(String collection) {
        for (Map<String, ?> wrong : List.of(Map.<String, String>of(), Map.of("city", gimhae, "countryCode", "KR"))) {
            assertThat(http.post("/v1/" + collection, draft(Map.of("counterparts", List.of(wrong))))
                            .expectProblem(400, "malformed")
                            .faults())
                    .containsExactly("/counterparts/0");
        }
        assertThat(refused(collection, Map.of("counterparts", List.of(Map.of("city", wuxi)))))
                .containsExactly("/counterparts/0/city");
        assertThat(http.post("/v1/" + collection, draft(Map.of("owners", List.of())))
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/owners");
        assertThat(http.get("/v1/" + collection).ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"platforms", "projects"})
    void refuses_an_end_before_the_beginning_and_an_end_of_what_goes_on(String collection) {
        assertThat(refused(collection, Map.of("started", "2021", "ended", "2020", "status", "ended")))
                .containsExactly("/ended");
        assertThat(refused(collection, Map.of("ended", "2020"))).containsExactly("/ended");
        assertThat(refused(collection, Map.of("name", "A thing", "launchedAt", wuxi)))
                .containsExactly("/launchedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"platforms", "projects"})
    void existed_from_its_beginning_to_its_end(String collection) {
        String id = given.record(collection, draft(Map.of("started", "2010", "ended", "2015", "status", "ended")));
        given.record(collection, draft(Map.of("started", "2020")));

        assertThat(http.get("/v1/" + collection + "?asOf=2012").ids()).containsExactly(id);
        assertThat(http.get("/v1/" + collection + "?asOf=2016").ids()).isEmpty();
        assertThat(http.get("/v1/" + collection + "?asOf=2015&certainty=certain")
                        .ids())
                .isEmpty();
        assertThat(http.get("/v1/" + collection + "?asOf=2015").ids()).containsExactly(id);
    }

    @Test
    void states_how_far_it_reaches_in_quantities_and_open_lists() {
        String id = given.record(
                "projects",
                draft(Map.of(
                        "coverage",
                        Map.of(
                                "countries",
                                Map.of("value", 14, "qualifier", "at-least"),
                                "asStated",
                                Map.of("value", "14 countries and regions", "lang", "en"),
                                "countryCodes",
                                List.of("NL")))));

        Reply read = http.get("/v1/projects/" + id);
        assertThat(read.at("/coverage/countries/value")).isEqualTo("14");
        assertThat(read.at("/coverage/asStated/value")).isEqualTo("14 countries and regions");
        assertThat(read.at("/coverage/countryCodes/0")).isEqualTo("NL");
    }

    @Test
    void is_the_outcome_of_the_forum_at_which_it_was_launched_by_its_own_word() {
        String forum = given.forum("A forum", wuxi);
        String path = "/v1/forums/" + forum;
        Map<String, ?> named = Map.of("type", "launched", "resource", "platforms", "name", "A thing");
        Map<String, ?> other = Map.of("type", "launched", "resource", "platforms", "name", "Another thing");
        http.patch(path, Map.of("outcomes", List.of(named, other)), "*").expect(200);
        String platform = given.record("platforms", draft(Map.of("launchedAt", forum)));

        Reply shown = http.get(path);
        assertThat(shown.json().at("/outcomes")).hasSize(2);
        assertThat(shown.at("/outcomes/0/id")).isEqualTo(platform);
        assertThat(shown.at("/outcomes/0/resource")).isEqualTo("platforms");
        assertThat(shown.at("/outcomes/1/name")).isEqualTo("Another thing");
        assertThat(http.get("/v1/platforms/" + platform).at("/launchedAt/name")).isEqualTo("A forum");
        assertThat(http.get("/v1/platforms?launchedAt=" + forum).ids()).containsExactly(platform);
        http.delete(path, "*").expectProblem(409, "in-use");

        http.patch("/v1/platforms/" + platform, Map.of("names", names("New name")), "*")
                .expect(200);
        assertThat(http.get(path).at("/outcomes/0/name")).isEqualTo("New name");
        Map<String, Object> nowhere = new HashMap<>();
        nowhere.put("launchedAt", null);
        http.patch("/v1/platforms/" + platform, nowhere, "*").expect(200);
        assertThat(http.get(path).json().at("/outcomes").findValues("id")).isEmpty();
    }

    @Test
    void takes_back_from_a_forum_the_outcomes_that_it_shows_and_no_others() {
        String forum = given.forum("A forum", wuxi);
        String path = "/v1/forums/" + forum;
        String platform = given.record("platforms", draft(Map.of("launchedAt", forum)));
        String elsewhere = given.record("platforms", draft(Map.of()));

        String tag = http.get(path).etag();
        Object shown = List.of(Map.of("type", "launched", "resource", "platforms", "id", platform, "name", "A thing"));
        http.patch(path, Map.of("outcomes", shown), tag).expect(200);
        assertThat(http.get(path).json().at("/outcomes")).hasSize(1);
        for (String wrong : List.of(elsewhere, wuxi)) {
            Object outcome = List.of(Map.of("type", "launched", "resource", "platforms", "id", wrong, "name", "It"));
            assertThat(http.patch(path, Map.of("outcomes", outcome), "*")
                            .expectProblem(422, "refused")
                            .faults())
                    .containsExactly("/outcomes/0/id");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"platforms", "projects"})
    void is_written_by_the_offices_of_its_owners_and_of_those_above_them(String collection) {
        Map<String, Object> draft =
                draft(Map.of("owners", List.of(yixing), "counterparts", List.of(Map.of("city", gimhae))));
        String above = given.office(wuxi);
        String own = given.office(yixing);
        String other = given.office(gimhae);

        http.post("/v1/" + collection, draft, "X-API-Key", other).expectProblem(403, "forbidden");
        String id = http.post("/v1/" + collection, draft, "X-API-Key", above)
                .expect(201)
                .at("/id");
        String path = "/v1/" + collection + "/" + id;
        http.patch(path, Map.of("fields", List.of("digital")), "*", "X-API-Key", own)
                .expect(200);
        http.patch(path, Map.of("owners", List.of(gimhae), "counterparts", List.of()), "*", "X-API-Key", own)
                .expectProblem(403, "forbidden");
        assertThat(http.get("/v1/" + collection + "?field=digital").ids()).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"platforms", "projects"})
    void follows_its_cities_when_they_are_merged_and_is_what_claims_can_be_about(String collection) {
        String id = given.record(collection, draft(Map.of("counterparts", List.of(Map.of("city", gimhae)))));
        String now = given.city("Gimhae-si", "KR");
        given.claim(collection, id, "/status", "active", given.source("A page"));

        http.post("/v1/cities/" + gimhae + "/merge", Map.of("into", now), "If-Match", "*")
                .expect(200);

        Reply read = http.get("/v1/" + collection + "/" + id + "?include=claims");
        assertThat(read.at("/counterparts/0/city/id")).isEqualTo(now);
        assertThat(read.at("/sources/0/title")).isEqualTo("A page");
        assertThat(read.at("/claims/0/agreement")).isEqualTo("agrees");
        assertThat(http.get("/v1/" + collection + "/" + id + "/revisions")
                        .json()
                        .at("/items"))
                .hasSize(2);
    }

    private Map<String, Object> draft(Map<String, ?> more) {
        return Given.draft(Map.of("name", "A thing", "owners", List.of(wuxi)), more);
    }

    private static List<?> names(String name) {
        return List.of(Map.of("value", name, "lang", "en"));
    }

    private List<String> refused(String collection, Map<String, ?> more) {
        return http.post("/v1/" + collection, draft(more))
                .expectProblem(422, "refused")
                .faults();
    }
}
