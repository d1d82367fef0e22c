package dev.sistercity.registry.city;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DuplicateTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Test
    void refuses_a_city_that_is_probably_registered_and_shows_which() {
        String dunedin = given.city("Dunedin", "NZ", Map.of("latitude", -45.87, "longitude", 170.5));

        Reply refused = http.post("/v1/cities", city("DUNEDIN", "NZ"));

        refused.expectProblem(409, "duplicate");
        assertThat(refused.at("/candidates/0/path")).isEqualTo("/v1/cities/" + dunedin);
        assertThat(refused.at("/candidates/0/title")).isEqualTo("Dunedin");
        assertThat(refused.at("/candidates/0/reason")).isEqualTo("«Dunedin» is a name of both, in one country");
        assertThat(refused.at("/existing")).isEqualTo("/v1/cities/" + dunedin);
        assertThat(stored.count("city")).isEqualTo(1);
        http.post("/v1/cities?dryRun=true", city("Dunedin", "NZ")).expectProblem(409, "duplicate");
    }

    @Test
    void registers_it_all_the_same_for_a_reason_which_is_kept() {
        given.city("Dunedin", "NZ");

        Reply made = http.post("/v1/cities?allowDuplicate=The%20one%20in%20Southland", city("Dunedin", "NZ"));

        made.expect(201);
        Reply revisions = http.get("/v1/cities/" + made.at("/id") + "/revisions");
        assertThat(revisions.at("/items/0/reason")).isEqualTo("The one in Southland");
        http.post("/v1/cities?allowDuplicate=%20", city("Dunedin", "NZ")).expectProblem(400, "malformed");
        http.post("/v1/sources?allowDuplicate=x", Map.of("kind", "news", "title", "x"))
                .expectProblem(400, "malformed");
    }

    @Test
    void takes_no_other_city_for_it() {
        String germany = "DE";
        given.city("Lohne", germany, Map.of("latitude", 52.67, "longitude", 8.24));
        given.city("Wuxi", "CN", Map.of("subdivisionCode", "CN-JS"));
        given.city("Eisenberg", germany, Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "1"))));

        http.post("/v1/cities", city("Löhne", germany)).expect(201);
        http.post("/v1/cities", city("Lohne", "CH")).expect(201);
        http.post("/v1/cities", Given.draft(city("Lohne", germany), Map.of("latitude", 52.4978, "longitude", 7.2263)))
                .expect(201);
        http.post("/v1/cities", Given.draft(city("Wuxi", "CN"), Map.of("subdivisionCode", "CN-HN")))
                .expect(201);
        http.post(
                        "/v1/cities",
                        Given.draft(
                                city("Eisenberg", germany),
                                Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "2")))))
                .expect(201);
        http.post("/v1/cities", Given.draft(city("Wuxi", "CN"), Map.of("kind", "county")))
                .expect(201);
        assertThat(http.get("/v1/duplicates?countryCode=DE").ids()).isEmpty();
    }

    @Test
    void lists_cities_that_are_probably_one_until_they_are_merged() {
        String one = given.city("Köln", "DE");
        String other = given.city("Koeln", "DE", Map.of("names", List.of(Map.of("value", "KÖLN", "lang", "de"))));
        given.city("Bonn", "DE");

        Reply list = http.get("/v1/duplicates");

        assertThat(list.expect(200).ids()).containsExactlyInAnyOrder(one, other);
        assertThat(list.at("/page/total")).isEqualTo("2");
        Reply read = http.get("/v1/duplicates/" + one);
        assertThat(read.expect(200).at("/suspects/0/city/id")).isEqualTo(other);
        assertThat(read.at("/suspects/0/reason")).contains("name of both");
        assertThat(http.get("/v1/duplicates?limit=1").ids()).hasSize(1);
        assertThat(http.get("/v1/duplicates?countryCode=FR").ids()).isEmpty();

        http.post("/v1/cities/" + other + "/merge", Map.of("into", one), "If-Match", "*")
                .expect(200);

        assertThat(http.get("/v1/duplicates").ids()).isEmpty();
    }

    @Test
    void refuses_a_partnership_or_a_forum_that_is_probably_registered() {
        String dunedin = given.city("Dunedin", "NZ");
        String shanghai = given.city("Shanghai", "CN");
        given.partnership(List.of(dunedin, shanghai), Map.of("established", "1994", "status", "ended"));
        Map<String, ?> again = Map.of(
                "kind",
                "sister-city",
                "established",
                "1995",
                "parties",
                List.of(Map.of("city", shanghai), Map.of("city", dunedin)));
        Map<String, ?> forum = Map.of("kind", "forum", "name", "A forum", "date", "2021-12-08");

        http.post("/v1/partnerships", again).expectProblem(409, "duplicate");
        http.post("/v1/partnerships?allowDuplicate=Signed%20anew", again).expect(201);
        http.post("/v1/forums", forum).expect(201);
        http.post("/v1/forums", forum).expectProblem(409, "duplicate");
        http.post("/v1/forums", Given.draft(forum, Map.of("date", "2022-12-08")))
                .expect(201);
    }

    private static Map<String, Object> city(String name, String countryCode) {
        return Given.draft(Map.of("kind", "city", "name", name, "countryCode", countryCode), Map.of());
    }
}
