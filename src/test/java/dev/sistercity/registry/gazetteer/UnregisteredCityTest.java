package dev.sistercity.registry.gazetteer;

import static dev.sistercity.registry.gazetteer.GeoNamesTable.place;
import static dev.sistercity.registry.gazetteer.GeoNamesTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place of the gazetteer that no record has referred to yet. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class UnregisteredCityTest {

    private static final String MUNICH = "geonames:2867714";
    private static final String AUSTIN = "geonames:4671654";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Inject
    LoadedGazetteer gazetteer;

    private String dunedin;
    private String office;

    @BeforeEach
    void load() {
        gazetteer.of(place(2867714, "München", "Munich,Monaco di Baviera", 48.13743, 11.57549, "DE.02", 1_260_391)
                + place(4671654, "Austin", "", 30.26715, -97.74306, "US.TX", 931_830)
                + row(5, "Nowhere", "Nowhere", "", ""));
        dunedin = given.city("Dunedin", "NZ");
        office = given.office(dunedin);
    }

    private Reply propose(String city, String... headers) {
        return http.post(
                "/v1/partnerships" + (headers.length > 2 ? headers[2] : ""),
                Map.of(
                        "kind",
                        "sister-city",
                        "status",
                        "proposed",
                        "parties",
                        List.of(Map.of("city", dunedin), Map.of("city", city))),
                "X-API-Key",
                headers[0],
                "Idempotency-Key",
                headers.length > 1 ? headers[1] : null);
    }

    @Test
    void is_registered_by_the_office_that_proposes_to_it() {
        Reply made = propose(MUNICH, office, "once").expect(201);

        assertThat(made.at("/parties/1/city/name")).isEqualTo("München");
        Reply munich = http.get("/v1/cities/" + MUNICH + "?include=claims").expect(200);
        assertThat(munich.at("/id")).isEqualTo(made.at("/parties/1/city/id"));
        assertThat(munich.at("/kind")).isEqualTo("city");
        assertThat(munich.at("/countryCode")).isEqualTo("DE");
        assertThat(munich.at("/latitude")).isEqualTo("48.13743");
        assertThat(munich.at("/population/value")).isEqualTo("1260391");
        assertThat(munich.at("/population/qualifier")).isEqualTo("about");
        assertThat(munich.at("/claims/0/source/title")).isEqualTo("GeoNames");
        assertThat(munich.at("/partnershipCount")).isNotNull();
        List<String> logged = new ArrayList<>();
        for (JsonNode change : http.get("/v1/changes?limit=200").json().get("items")) {
            logged.add(change.at("/resource").asText());
        }
        assertThat(logged.subList(logged.size() - 4, logged.size()))
                .as("what is referred to comes first")
                .containsExactly("sources", "cities", "claims", "partnerships");
        assertThat(propose(MUNICH, office, "once").expect(201).at("/parties/1/city/name"))
                .isEqualTo("München");
    }

    @Test
    void tells_its_region_where_the_code_is_known() {
        propose(AUSTIN, office).expect(201);

        propose(MUNICH, office).expect(201);

        assertThat(http.get("/v1/cities/" + AUSTIN).at("/subdivisionCode")).isEqualTo("US-TX");
        assertThat(http.get("/v1/cities/" + AUSTIN).at("/region/code")).isEqualTo("US.TX");
        assertThat(http.get("/v1/cities/" + MUNICH).at("/region/code")).isEqualTo("DE.02");
        assertThat(http.get("/v1/cities/" + MUNICH).at("/region/name")).isEqualTo("Bavaria");
        assertThat(http.get("/v1/cities/" + MUNICH).at("/region/subdivisionCode"))
                .isEqualTo("DE-BY");
    }

    @Test
    void is_registered_once_and_its_source_too() {
        propose(MUNICH, office).expect(201);
        given.exchange(dunedin, AUSTIN);
        propose(MUNICH, office).expectProblem(409, "duplicate");

        assertThat(stored.count("city")).isEqualTo(3);
        assertThat(stored.count("source")).isEqualTo(1);
        assertThat(stored.count("claim")).isEqualTo(2);
    }

    @Test
    void is_registered_once_by_many_at_once() {
        List<String> others = IntStream.range(0, 8)
                .mapToObj(i -> given.city("City " + i, "NZ"))
                .toList();

        List<Reply> replies = AtOnce.run(
                others.size(),
                i -> http.post(
                        "/v1/partnerships",
                        Map.of(
                                "kind",
                                "sister-city",
                                "parties",
                                List.of(Map.of("city", others.get(i)), Map.of("city", MUNICH)))));

        assertThat(replies).allSatisfy(reply -> reply.expect(201));
        assertThat(stored.count("city")).isEqualTo(10);
        assertThat(stored.count("source")).isEqualTo(1);
    }

    @Test
    void is_not_registered_by_what_is_refused_or_only_tried() {
        Map<String, Long> before = stored.counts();
        String foreign = given.office(given.city("Kyoto", "JP"));
        Map<String, Long> withKyoto = stored.counts();

        propose(MUNICH, foreign).expectProblem(403, "forbidden");
        propose("geonames:5", office).expectProblem(422, "refused");
        propose("geonames:99", office).expectProblem(422, "refused");
        propose("geonames:02867714", office).expectProblem(422, "refused");
        propose("geonames:99999999999999999999", office).expectProblem(422, "refused");
        propose("wikidata:2867714", office).expectProblem(422, "refused");
        Reply tried = propose(MUNICH, office, null, "?dryRun=true").expect(200);
        assertThat(tried.at("/parties/1/city/name")).isEqualTo("München");
        http.post("/v1/webhooks", Map.of("url", "https://hooks.example.org/", "cities", List.of(MUNICH)))
                .expect(422);
        http.get("/v1/cities/" + MUNICH).expect(404);

        assertThat(stored.counts()).isEqualTo(withKyoto).isNotEqualTo(before);
    }

    @Test
    void is_not_registered_by_a_stranger_who_asks_for_a_change() {
        String kyoto = given.city("Kyoto", "JP");
        String exchange = given.exchange(kyoto, dunedin);
        long cities = stored.count("city");
        long claims = stored.count("claim");
        Map<String, ?> asked = Map.of(
                "subject",
                Map.of("resource", "exchanges", "id", exchange),
                "patch",
                Map.of("guestCities", List.of(dunedin, MUNICH)),
                "reason",
                "Munich came along");

        Reply request = http.post("/v1/change-requests", asked, "X-API-Key", given.key(Map.of("role", "partner-app")))
                .expect(201);

        assertThat(stored.count("city")).isEqualTo(cities);
        assertThat(stored.count("claim")).isEqualTo(claims);
        http.get("/v1/cities/" + MUNICH).expect(404);
        http.post(
                        "/v1/change-requests/" + request.at("/id") + "/answers",
                        Map.of("verdict", "accepted", "reason", "So it was"),
                        "If-Match",
                        request.etag())
                .expect(200);
        assertThat(http.get("/v1/exchanges/" + exchange).at("/guestCities/1/name"))
                .isEqualTo("München");
    }

    @Test
    void is_registered_with_the_partnership_that_was_asked_for_when_that_is_accepted() {
        long cities = stored.count("city");
        Map<String, ?> asked = Map.of(
                "action",
                "create",
                "subject",
                Map.of("resource", "partnerships"),
                "content",
                Map.of("kind", "sister-city", "parties", List.of(Map.of("city", dunedin), Map.of("city", MUNICH))),
                "reason",
                "The minutes say so");
        Reply request = http.post("/v1/change-requests", asked, "X-API-Key", given.key(Map.of("role", "partner-app")))
                .expect(201);
        assertThat(stored.count("city")).isEqualTo(cities);
        assertThat(http.get("/v1/change-requests?city=" + dunedin).ids()).containsExactly(request.at("/id"));

        http.post(
                        "/v1/change-requests/" + request.at("/id") + "/answers",
                        Map.of("verdict", "accepted", "reason", "So it was"),
                        "X-API-Key",
                        office,
                        "If-Match",
                        request.etag())
                .expect(200);

        assertThat(http.get("/v1/partnerships/" + request.at("/subject/id")).at("/parties/1/city/name"))
                .isEqualTo("München");
        assertThat(http.get("/v1/cities/" + MUNICH).expect(200).at("/partnershipCount"))
                .isEqualTo("1");
    }

    @Test
    void is_not_registered_beside_a_record_that_is_probably_of_it() {
        String munich = given.city(
                "München",
                "DE",
                Map.of("latitude", 48.137, "longitude", 11.575, "population", Map.of("value", 1_500_000)));

        Reply refused = propose(MUNICH, office).expectProblem(409, "duplicate");

        assertThat(refused.at("/candidates/0/path")).isEqualTo("/v1/cities/" + munich);
        assertThat(stored.count("city")).isEqualTo(2);
    }
}
