package dev.sistercity.registry.source.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts that sources state of a city's partnerships, compared with each other and with the registry's own. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CountClaimTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String list;
    private String paper;

    /** Of its own a sister city since 1973 and a friendly exchange since 2009, in two countries; a district has one in a third. */
    @BeforeEach
    void make() {
        shanghai = given.city("Shanghai", "CN");
        String pudong = given.record(
                "cities", Map.of("kind", "district", "name", "Pudong", "countryCode", "CN", "partOf", shanghai));
        given.partnership(List.of(shanghai, given.city("Yokohama", "JP")), Map.of("established", "1973"));
        given.partnership(
                List.of(shanghai, given.city("Johannesburg", "ZA")),
                Map.of("kind", "friendly-exchange", "established", "2009"));
        given.partnership(List.of(pudong, given.city("Hamm", "DE")), Map.of("established", "2011"));
        list = given.source("The official list");
        paper = given.source("A paper");
    }

    private Map<String, Object> draft(String pointer, Object value, String source, String asOf) {
        return Given.draft(
                Map.of("subject", Map.of("resource", "cities", "id", shanghai), "pointer", pointer, "source", source),
                asOf == null ? Map.of("value", value) : Map.of("value", value, "asOf", asOf));
    }

    private String claim(String pointer, Object value, String source, String asOf) {
        return given.record("claims", draft(pointer, value, source, asOf));
    }

    private JsonNode conflicts() {
        return http.get("/v1/conflicts?city=" + shanghai).expect(200).json().at("/items");
    }

    @Test
    void sources_that_count_the_same_differently_on_one_day_contradict_each_other() {
        String first = claim("/partnershipCount", 2, list, "2010-06");
        assertThat(conflicts()).isEmpty();
        String second = claim("/partnershipCount", Map.of("value", 7, "qualifier", "over"), paper, "2010-06");

        JsonNode conflict = conflicts().get(0);
        assertThat(conflicts()).hasSize(1);
        assertThat(conflict.at("/pointer").asText()).isEqualTo("/partnershipCount");
        assertThat(conflict.at("/asOf").asText()).isEqualTo("2010-06");
        assertThat(conflict.at("/recordValue").asInt()).isEqualTo(2);
        assertThat(conflict.at("/claims")).hasSize(2);
        JsonNode count = conflict.at("/counts/0");
        assertThat(count.at("/measure").asText()).isEqualTo("partnerships");
        assertThat(count.at("/registered").asInt()).isEqualTo(2);
        assertThat(count.at("/amongSources").asBoolean()).isTrue();
        assertThat(count.at("/withRegistry").asBoolean()).isTrue();
        assertThat(count.at("/stated/0/claim").asText()).isEqualTo(first);
        assertThat(count.at("/stated/0/value/value").asInt()).isEqualTo(2);
        assertThat(count.at("/stated/1/claim").asText()).isEqualTo(second);
        assertThat(count.at("/stated/1/value/qualifier").asText()).isEqualTo("over");
        JsonNode one = http.get("/v1/conflicts/" + conflict.at("/id").asText())
                .expect(200)
                .json();
        assertThat(one).isEqualTo(conflict);
        assertThat(http.get("/v1/conflicts?countryCode=CN").expect(200).ids()).hasSize(1);
        assertThat(http.get("/v1/conflicts?countryCode=JP").expect(200).ids()).isEmpty();
    }

    @Test
    void a_count_is_compared_with_what_the_registry_has_as_of_its_day() {
        // 1973 to 2009 it had one partner, and none before.
        claim("/partnershipCount", 1, list, "2000-05");
        claim("/partnerCount", 1, list, "2000-05");
        claim("/counts", "1 countries", list, "2000-05");
        claim("/counts", Map.of("own", 2, "under", 1, "within", 3, "countries", 3), list, "2012");
        claim("/partnershipCount", 0, list, "1970");
        assertThat(conflicts()).isEmpty();

        claim("/partnershipCount", 47, paper, "2000-05");
        assertThat(conflicts()).hasSize(1);
        assertThat(conflicts().at("/0/recordValue").asInt()).isEqualTo(1);
        assertThat(conflicts().at("/0/asOf").asText()).isEqualTo("2000-05");
        assertThat(conflicts().at("/0/counts/0/registered").asInt()).isEqualTo(1);
        assertThat(http.get("/v1/cities/" + shanghai + "?asOf=2000-05")
                        .expect(200)
                        .json()
                        .at("/partnershipCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void without_a_day_the_day_of_its_source_counts_or_today() {
        String of2000 = given.record("sources", Map.of("kind", "news", "title", "Of 2000", "published", "2000-05-02"));
        claim("/partnershipCount", 1, of2000, null);
        claim("/partnershipCount", 2, paper, null);
        assertThat(conflicts()).isEmpty();
        claim("/partnershipCount", 9, of2000, null);
        assertThat(conflicts()).hasSize(1);
        assertThat(conflicts().at("/0/asOf").asText()).isEqualTo("2000-05-02");
        claim("/partnershipCount", 9, paper, null);
        assertThat(conflicts()).hasSize(2);
        assertThat(conflicts().at("/1").has("asOf")).isFalse();
    }

    @Test
    void the_registrys_number_is_that_of_now_when_partnerships_come_and_go() {
        claim("/partnershipCount", 4, list, null);
        assertThat(conflicts().at("/0/recordValue").asInt()).isEqualTo(2);
        // Who does not say at which level may count with the districts.
        String osaka = given.partnership(List.of(shanghai, given.city("Osaka", "JP")), Map.of("established", "1974"));
        assertThat(conflicts()).isEmpty();
        Instant then = Instant.now();
        http.delete("/v1/partnerships/" + osaka, "*").expect(204);
        assertThat(conflicts()).hasSize(1);
        assertThat(http.get("/v1/conflicts?knownAt=" + then).expect(200).ids()).isEmpty();
    }

    @Test
    void sums_by_level_and_countries_are_read_from_texts() {
        claim("/partnershipCount", "1 + 1 + 1 in 3 countries", list, "2016-06");
        claim("/counts", "2 + 1 = 3", paper, "2016-06");
        assertThat(conflicts()).isEmpty();

        String text = claim("/partnershipCount", "63 + 5 + 14 in 56 countries", paper, "2016-06");
        JsonNode conflict = conflicts().get(0);
        assertThat(conflict.at("/counts").findValuesAsText("measure"))
                .containsExactly("own", "sisterCities", "otherKinds", "under", "within", "countries");
        JsonNode sisterCities = conflict.at("/counts/1");
        assertThat(sisterCities.at("/registered").asInt()).isEqualTo(1);
        assertThat(sisterCities.at("/stated").findValuesAsText("claim")).contains(text);
        JsonNode countries = conflict.at("/counts/5");
        assertThat(countries.at("/stated/0/value/value").asInt()).isEqualTo(3);
        assertThat(countries.at("/stated/1/value/value").asInt()).isEqualTo(56);
        assertThat(countries.at("/amongSources").asBoolean()).isTrue();
        // What the source has there stays as it was sent.
        assertThat(http.get("/v1/claims/" + text).expect(200).at("/value")).isEqualTo("63 + 5 + 14 in 56 countries");
        assertThat(http.get("/v1/claims/" + text).expect(200).json().has("agreement"))
                .isFalse();

        http.patch("/v1/claims/" + text, Map.of("rank", "deprecated"), "*").expect(200);
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void the_registry_shows_its_own_countries_by_level() {
        JsonNode counts = http.get("/v1/cities/" + shanghai + "?include=counts")
                .expect(200)
                .json()
                .at("/counts");
        assertThat(counts.findValuesAsText("countries")).containsExactly("2", "1", "3");
    }

    @Test
    void what_is_no_count_is_refused_by_every_way_of_writing() {
        String kept = claim("/partnershipCount", 2, list, "2016");
        for (Object value : List.of(
                "many",
                "",
                "about",
                "1 + 2 + 3 + 4",
                "1 + 1 = 3",
                "over 2 + nearly 3",
                "59 lands",
                "59 countries in 3 countries",
                "3 in 2 partners",
                "-1",
                "9 ".repeat(200),
                -1,
                1.5,
                12345678,
                true,
                List.of(1),
                Map.of(),
                Map.of("cities", 3),
                Map.of("own", "3"),
                Map.of("own", Map.of("value", 3, "qualifier", "roughly")),
                Map.of("value", 3, "unit", "cities"))) {
            http.post("/v1/claims", draft("/partnershipCount", value, list, "2016"))
                    .expectProblem(422, "refused");
            http.patch("/v1/claims/" + kept, Map.of("value", value), "*").expectProblem(422, "refused");
            http.patch(
                            "/v1/cities/" + shanghai,
                            Map.of("claims", List.of(Map.of("pointer", "/counts", "value", value, "source", list))),
                            "*")
                    .expectProblem(422, "refused");
        }
        assertThat(http.post("/v1/claims", draft("/counts", 59, list, "2016"))
                        .expectProblem(422, "refused")
                        .at("/errors/0/pointer"))
                .isEqualTo("/value");
        assertThat(http.get("/v1/claims?subject=" + shanghai).expect(200).ids()).containsExactly(kept);
    }
}
