package dev.sistercity.registry.partnerrequest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.ReadLog;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.ShiftedClock;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cities that look for partners: written by their offices, found, answered by others, over by themselves. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PartnerRequestTest {

    private static final String PATH = "/v1/partner-requests";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    PartnerRequestUpkeep upkeep;

    @Inject
    Follower follower;

    @Inject
    ShiftedClock clock;

    private String dunedin;
    private String ours;

    @BeforeEach
    void city() {
        dunedin = given.city("Dunedin", "NZ", Map.of("population", Map.of("value", 126_255)));
        ours = given.office(dunedin);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    private static LocalDate day() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private Map<String, Object> draft(String city, Map<String, ?> more) {
        return Given.draft(
                Map.of(
                        "city",
                        city,
                        "topics",
                        List.of("education", "climate"),
                        "text",
                        List.of(Map.of("value", "A harbour city looks for schools", "lang", "en")),
                        "until",
                        day().plusDays(10).toString()),
                more);
    }

    private String request(String city, Map<String, ?> more) {
        return given.record("partner-requests", draft(city, more));
    }

    @Test
    void is_written_by_the_office_of_the_city_and_read_by_all() {
        String others = given.office(given.city("Oslo", "NO"));
        http.post(PATH, draft(dunedin, Map.of())).expect(201);
        http.post(PATH, draft(dunedin, Map.of()), "X-API-Key", others).expectProblem(403, "forbidden");

        Reply made = http.post(
                        PATH,
                        draft(
                                dunedin,
                                Map.of(
                                        "wantedCountryCodes",
                                        List.of("CL", "JP"),
                                        "languages",
                                        List.of("en", "es"),
                                        "populationFrom",
                                        50_000)),
                        "X-API-Key",
                        ours)
                .expect(201);

        Reply read = http.get(made.header("Location")).expect(200);
        assertThat(read.at("/city/name")).isEqualTo("Dunedin");
        assertThat(read.at("/status")).isEqualTo("open");
        assertThat(read.at("/wantedCountryCodes/1")).isEqualTo("JP");
        assertThat(read.at("/populationFrom")).isEqualTo("50000");
        assertThat(http.get(made.header("Location") + "/revisions").at("/items/0/actor"))
                .startsWith("office:");
        http.patch(made.header("Location"), Map.of("topics", List.of("sport")), "*", "X-API-Key", others)
                .expectProblem(403, "forbidden");
        http.patch(made.header("Location"), Map.of("status", "fulfilled"), "*", "X-API-Key", ours)
                .expect(200);
        assertThat(http.get(PATH + "?status=fulfilled").ids()).containsExactly(made.at("/id"));
        http.delete(made.header("Location"), "*", "X-API-Key", ours).expect(204);
        http.send("POST", made.header("Location") + "/restore", null, "X-API-Key", ours, "If-Match", "*")
                .expect(200);
        http.delete("/v1/cities/" + dunedin, "*").expectProblem(409, "in-use");
    }

    @Test
    void is_found_by_what_where_how_large_and_until_when() {
        String kyoto = given.city("Kyoto", "JP");
        String large = request(dunedin, Map.of("wantedCountryCodes", List.of("CL"), "populationFrom", 50_000));
        String any = request(kyoto, Map.of("topics", List.of("sport"), "languages", List.of("ja"), "until", "2028"));

        assertThat(http.get(PATH + "?city=" + kyoto).ids()).containsExactly(any);
        assertThat(http.get(PATH + "?countryCode=NZ").ids()).containsExactly(large);
        assertThat(http.get(PATH + "?countryCode=!NZ").ids()).containsExactly(any);
        assertThat(http.get(PATH + "?wantedCountryCode=CL").ids()).containsExactly(large, any);
        assertThat(http.get(PATH + "?wantedCountryCode=FR").ids()).containsExactly(any);
        assertThat(http.get(PATH + "?population=30000").ids()).containsExactly(any);
        assertThat(http.get(PATH + "?topic=climate").ids()).containsExactly(large);
        assertThat(http.get(PATH + "?language=ja").ids()).containsExactly(any);
        assertThat(http.get(PATH + "?q=harbour&topic=education").ids()).containsExactly(large);
        assertThat(http.get(PATH + "?untilFrom=2028-01").ids()).containsExactly(any);
        assertThat(http.get(PATH + "?untilTo=2028-06").ids()).containsExactly(large);
        assertThat(http.get(PATH + "?sort=-until").ids()).containsExactly(any, large);
        assertThat(http.get(PATH + "?within=" + dunedin).ids()).containsExactly(large);
        for (String bad : List.of(
                "wantedCountryCode=Chile", "population=many", "population=-1", "language=xx-yy-zz", "untilFrom=soon")) {
            http.get(PATH + "?" + bad).expectProblem(400, "malformed");
        }

        JsonNode facets = http.get(PATH + "?facets=topic,countryCode,status&limit=0")
                .expect(200)
                .json()
                .get("facets");
        assertThat(facets.at("/topic")).hasSize(3);
        assertThat(facets.at("/countryCode/0/name").asText()).isIn("Japan", "New Zealand");
        assertThat(facets.at("/status/0/count").asInt()).isEqualTo(2);
        assertThat(http.get(PATH + "?format=csv").text()).contains(large + ",open,Dunedin,");
    }

    @Test
    void is_over_when_its_last_day_is() throws InterruptedException {
        String id = request(dunedin, Map.of("until", day().plusDays(1).toString()));
        assertThat(upkeep.look()).isZero();

        clock.pass(Duration.ofDays(2));
        assertThat(upkeep.look()).isEqualTo(1);
        ReadLog.by(follower);
        assertThat(upkeep.look()).isZero();

        assertThat(http.get(PATH + "/" + id).at("/status")).isEqualTo("expired");
        assertThat(http.get(PATH + "/" + id + "/revisions").text()).contains("Its last day is over");
        assertThat(http.get(PATH + "?status=open").ids()).isEmpty();
        assertThat(http.get(PATH + "?status=open&asOf=" + day()).ids()).containsExactly(id);
        assertThat(http.get(PATH + "/" + id + "?asOf=" + day()).at("/status")).isEqualTo("open");
        assertThat(http.get(PATH + "?asOf=" + day().minusDays(1)).ids()).isEmpty();

        http.patch(PATH + "/" + id, Map.of("until", day().plusDays(9).toString()), "*", "X-API-Key", ours)
                .expect(200);
        assertThat(http.get(PATH + "/" + id).at("/status")).isEqualTo("open");
    }

    @Test
    void says_what_is_wrong_with_one() {
        for (Map<String, ?> bad :
                List.of(Map.of("until", "2150"), Map.of("until", "2027/.."), Map.of("city", "geonames:1"))) {
            http.post(PATH, draft(dunedin, bad)).expectProblem(422, "refused");
        }
        for (Map<String, ?> bad : List.of(
                Map.of("topics", List.of()),
                Map.of("topics", List.of("Not a topic")),
                Map.of("wantedCountryCodes", List.of("Chile")),
                Map.of("languages", List.of("klingonese-xx")),
                Map.of("populationFrom", -1),
                Map.of("populationFrom", 9, "populationTo", 3),
                Map.of("text", List.of()),
                Map.of("until", "soon"),
                Map.of("status", "married"))) {
            http.post(PATH, draft(dunedin, bad)).expectProblem(400, "malformed");
        }
        assertThat(http.get(PATH).ids()).isEmpty();
    }

    @Test
    void goes_along_when_its_city_is_merged() {
        String id = request(dunedin, Map.of());
        String into = given.city("Dunedin City", "NZ");
        http.post("/v1/cities/" + dunedin + "/merge", Map.of("into", into), "If-Match", "*")
                .expect(200);

        assertThat(http.get(PATH + "/" + id).at("/city/id")).isEqualTo(into);
        http.send("POST", "/v1/cities/" + dunedin + "/unmerge", null, "X-API-Key", Http.KEY, "If-Match", "*")
                .expect(200);
        assertThat(http.get(PATH + "/" + id).at("/city/id")).isEqualTo(dunedin);
    }
}
