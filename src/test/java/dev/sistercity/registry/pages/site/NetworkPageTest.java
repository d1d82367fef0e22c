package dev.sistercity.registry.pages.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class NetworkPageTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String dunedin;
    private String edinburgh;
    private String tie;
    private String further;

    @BeforeEach
    void records() {
        shanghai = given.city("Shanghai", "CN", Map.of("latitude", 31.22, "longitude", 121.46));
        dunedin = given.city("Dunedin", "NZ", Map.of("latitude", -45.87, "longitude", 170.5));
        edinburgh = given.city("Edinburgh", "GB", Map.of("latitude", 55.95, "longitude", -3.19));
        tie = given.partnership(List.of(shanghai, dunedin), Map.of("established", "1994-10"));
        further = given.partnership(dunedin, edinburgh, "sister-city");
    }

    private Reply page(String query) {
        return http.get("/network" + query, "Accept", "text/html");
    }

    private String shown(String query) {
        return page(query).expect(200).text();
    }

    @Test
    void shows_the_shortest_way_between_two_cities() {
        String way = shown("?from=shanghai&to=" + edinburgh);

        assertThat(way)
                .contains("2 partnerships lead from one to the other, in one way.", "data-map")
                .contains("/partnerships/" + tie, "/partnerships/" + further, "/v1/network/path?from=" + shanghai);
        assertThat(way.indexOf("/cities/" + dunedin))
                .isBetween(way.indexOf("/cities/" + shanghai), way.lastIndexOf("/cities/" + edinburgh));
        assertThat(shown("?from=" + shanghai + "&to=" + shanghai)).contains("It is the same city.");
    }

    @Test
    void says_that_nothing_joins_two_cities_or_did_on_a_day() {
        String lonely = given.city("Lonely", "GB");

        assertThat(shown("?from=Shanghai&to=" + lonely))
                .contains("No chain of active partnerships joins these cities.");
        assertThat(shown("?from=" + shanghai + "&to=" + dunedin + "&asOf=1990"))
                .contains("No chain of active partnerships joins these cities.");
    }

    @Test
    void shows_the_partners_of_a_citys_partners() {
        assertThat(shown("?from=" + shanghai))
                .contains(
                        "Partners of the partners of \u2068Shanghai\u2069",
                        "One city is a partner of a partner.",
                        "Edinburgh");
    }

    @Test
    void begins_with_the_cities_that_have_most_partnerships() {
        assertThat(shown("?lang=zh")).contains("友好关系网络", "?from=" + shanghai);
    }

    @Test
    void takes_any_text_for_a_name_and_says_what_it_did_not_find() {
        assertThat(shown("?from=%3Cscript%3E&to=Nowhere"))
                .contains(
                        "No city is found for “\u2068&lt;script&gt;\u2069”.",
                        "No city is found for “\u2068Nowhere\u2069”.");
        assertThat(shown("?from=" + "x".repeat(300))).contains("No city is found for");
        page("?between=x").expect(400);
    }
}
