package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class FilterTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void finds_cities_by_quantities_with_certainty_region_scheme_and_source() {
        String exact = given.city("Exact", "DE", population(100_000, "exact"));
        String about = given.city("About", "DE", population(95_000, "about"));
        String over = given.city("Over", "DE", population(100_000, "over"));
        given.city("Small", "DE", population(80_000, "exact"));
        given.city("Unknown", "DE");

        assertThat(cities("populationFrom=100000")).containsExactlyInAnyOrder(exact, about, over);
        assertThat(cities("populationFrom=100000&certainty=certain")).containsExactlyInAnyOrder(exact, over);
        assertThat(cities("populationFrom=90000&populationTo=100000")).containsExactlyInAnyOrder(exact, about);
        assertThat(cities("populationFrom=1e5&populationTo=100000&certainty=certain"))
                .containsExactly(exact);
        assertThat(faults("cities?populationFrom=-1")).containsExactly("populationFrom");
        assertThat(faults("cities?areaTo=many")).containsExactly("areaTo");

        String leverkusen = given.city(
                "Leverkusen",
                "DE",
                Map.of(
                        "subdivisionCode",
                        "DE-NW",
                        "identifiers",
                        List.of(Map.of("scheme", "wikidata", "value", "Q2938"))));
        assertThat(cities("region=DE-NW")).containsExactly(leverkusen);
        assertThat(cities("region=!DE-NW")).hasSize(5);
        assertThat(cities("scheme=wikidata")).containsExactly(leverkusen);
        String source = given.source();
        given.claim("cities", leverkusen, "/countryCode", "DE", source);
        assertThat(cities("source=" + source)).containsExactly(leverkusen);
        assertThat(cities("source=" + given.source("Another"))).isEmpty();
        assertThat(faults("cities?source=x")).containsExactly("source");
    }

    @Test
    void finds_partnerships_by_milestones_parties_ends_and_regions() {
        String wuxi = given.city("Wuxi", "CN", Map.of("subdivisionCode", "CN-JS"));
        String leverkusen = given.city("Leverkusen", "DE");
        String gimhae = given.city("Gimhae", "KR");
        String renewed = given.partnership(
                List.of(wuxi, leverkusen),
                Map.of(
                        "established",
                        "2006",
                        "milestones",
                        List.of(
                                Map.of("type", "signed", "date", "2006-04-27"),
                                Map.of("type", "renewed", "date", "2016-05"))));
        String ended = given.partnership(
                List.of(wuxi, gimhae), Map.of("established", "1990", "status", "ended", "ended", "2014-06"));
        String ring = given.partnership(List.of(wuxi, leverkusen, gimhae), Map.of("kind", "project-partnership"));

        assertThat(partnerships("milestone=renewed")).containsExactly(renewed);
        assertThat(partnerships("milestone=!renewed")).containsExactlyInAnyOrder(ended, ring);
        assertThat(partnerships("milestoneFrom=2015")).containsExactly(renewed);
        assertThat(partnerships("milestoneFrom=2015&milestone=signed")).isEmpty();
        // One milestone has to lie within both.
        assertThat(partnerships("milestoneFrom=2007&milestoneTo=2015")).isEmpty();
        assertThat(partnerships("milestoneFrom=2015&asOf=2010")).isEmpty();
        assertThat(partnerships("partyCount=3")).containsExactly(ring);
        assertThat(faults("partnerships?partyCount=many")).containsExactly("partyCount");
        assertThat(partnerships("endedFrom=2014")).containsExactly(ended);
        assertThat(partnerships("endedTo=2014")).containsExactly(ended);
        assertThat(partnerships("endedFrom=2015")).isEmpty();
        assertThat(partnerships("endedFrom=2014&asOf=2000")).isEmpty();
        assertThat(partnerships("region=CN-JS")).hasSize(3);
        assertThat(partnerships("region=DE-NW")).isEmpty();
    }

    @Test
    void finds_partnerships_by_what_a_side_says() {
        String wuxi = given.city("Wuxi", "CN");
        String leverkusen = given.city("Leverkusen", "DE");
        String renewed = given.partnership(wuxi, leverkusen, "sister-city");
        String ended = given.partnership(wuxi, given.city("Gimhae", "KR"), "sister-city");
        String key = given.office(leverkusen);
        String path = "/v1/partnerships/" + renewed;
        http.send(
                        "PUT",
                        path + "/confirmations/" + leverkusen,
                        Http.bytes(Map.of("stance", "confirmed")),
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        key,
                        "If-Match",
                        http.get(path).etag())
                .expect(200);
        assertThat(partnerships("stance=confirmed")).containsExactly(renewed);
        assertThat(partnerships("stance=confirmed&city=" + leverkusen)).containsExactly(renewed);
        assertThat(partnerships("stance=confirmed&city=" + wuxi)).isEmpty();
        assertThat(partnerships("stance=!confirmed&city=" + wuxi)).containsExactlyInAnyOrder(renewed, ended);
        assertThat(partnerships("stance=!confirmed&city=" + leverkusen)).isEmpty();
    }

    private static Map<String, ?> population(int value, String qualifier) {
        return Map.of("population", Map.of("value", value, "qualifier", qualifier));
    }

    private List<String> cities(String query) {
        return http.get("/v1/cities?" + query).expect(200).ids();
    }

    private List<String> partnerships(String query) {
        return http.get("/v1/partnerships?" + query).expect(200).ids();
    }

    private List<String> faults(String query) {
        return http.get("/v1/" + query).expectProblem(400, "malformed").faults();
    }
}
