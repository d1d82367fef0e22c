package dev.sistercity.registry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exchanges without a host, of several partnerships, and how large they were. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ExchangeSidesTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String wuxi;
    private String gimhae;
    private String cavite;

    @BeforeEach
    void three_cities() {
        wuxi = given.city("Wuxi", "CN");
        gimhae = given.city("Gimhae", "KR");
        cavite = given.city("Cavite", "PH");
    }

    @Test
    void needs_no_host_where_its_cities_met_online() {
        String path = "/v1/exchanges/"
                + given.record(
                        "exchanges",
                        Map.of(
                                "kind",
                                "online-meeting",
                                "mode",
                                "online",
                                "date",
                                "2021-05",
                                "guestCities",
                                List.of(wuxi, gimhae),
                                "size",
                                Map.of("people", Map.of("value", 40, "qualifier", "about")),
                                "documents",
                                List.of(Map.of("title", "Minutes")),
                                "topics",
                                List.of(Map.of("topic", "ageing", "raisedBy", List.of(wuxi, gimhae)))));

        Reply read = http.get(path).expect(200);
        assertThat(read.json().has("hostCity")).isFalse();
        assertThat(read.at("/size/people/value")).isEqualTo("40");
        assertThat(read.at("/sharedTopics/0")).isEqualTo("ageing");
        assertThat(read.at("/documents/0/title")).isEqualTo("Minutes");
        assertThat(http.get("/v1/exchanges?mode=online").ids()).hasSize(1);
        assertThat(http.get("/v1/exchanges?mode=hybrid").ids()).isEmpty();
        assertThat(http.get("/v1/exchanges?format=csv").expect(200).text()).contains("online-meeting");
        assertThat(http.get("/v1/cities/" + wuxi + "/exchanges").ids()).hasSize(1);
        http.get("/v1/cities/" + wuxi + "/vitality").expect(200);
        http.get("/v1/reports/annual?city=" + wuxi + "&year=2021").expect(200);

        Reply alone = http.post("/v1/exchanges", Map.of("kind", "meeting", "guestCities", List.of(wuxi)));
        assertThat(alone.expectProblem(422, "refused").faults()).containsExactly("/hostCity");
    }

    @Test
    void belongs_to_several_partnerships_of_its_cities() {
        String one = given.partnership(wuxi, gimhae, "sister-city");
        String two = given.partnership(wuxi, cavite, "friendship-city");
        Map<String, Object> draft = Map.of(
                "kind",
                "youth",
                "hostCity",
                wuxi,
                "guestCities",
                List.of(gimhae, cavite),
                "partnerships",
                List.of(one, two));
        String path = "/v1/exchanges/" + given.record("exchanges", draft);

        Reply read = http.get(path);
        assertThat(read.at("/partnership/id")).isEqualTo(one);
        assertThat(read.at("/partnerships/1/id")).isEqualTo(two);
        assertThat(http.get("/v1/exchanges?partnership=" + two).ids()).hasSize(1);
        String second = "/v1/partnerships/" + two;
        http.send(
                        "DELETE",
                        second,
                        null,
                        "X-API-Key",
                        Http.KEY,
                        "If-Match",
                        http.get(second).etag())
                .expectProblem(409, "in-use");
    }

    @Test
    void keeps_the_others_when_a_client_knows_of_one_partnership_only() {
        String one = given.partnership(wuxi, gimhae, "sister-city");
        String two = given.partnership(wuxi, cavite, "friendship-city");
        String other = given.partnership(gimhae, cavite, "contact");
        Map<String, Object> draft = Map.of(
                "kind",
                "youth",
                "hostCity",
                wuxi,
                "guestCities",
                List.of(gimhae, cavite),
                "partnerships",
                List.of(one, two));
        String path = "/v1/exchanges/" + given.record("exchanges", draft);

        http.patch(path, Map.of("partnership", other), http.get(path).etag()).expect(200);
        assertThat(http.get(path).at("/partnerships/0/id")).isEqualTo(other);
        assertThat(http.get(path).at("/partnerships/1/id")).isEqualTo(two);
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("partnership", null);
        http.patch(path, none, http.get(path).etag()).expect(200);
        assertThat(http.get(path).at("/partnership/id")).isEqualTo(two);

        String foreign = given.partnership(gimhae, given.city("Elsewhere", "US"), "contact");
        Reply refused = http.patch(
                path,
                Map.of("partnerships", List.of(two, foreign)),
                http.get(path).etag());
        assertThat(refused.expectProblem(422, "refused").faults()).containsExactly("/partnerships/1");
    }

    @Test
    void of_forums_have_sessions_with_speakers_time_and_place() {
        Map<String, Object> speaker = Map.of(
                "city", gimhae, "person", Map.of("name", "Jane Doe", "position", "Mayor"), "roles", List.of("speaker"));
        Map<String, Object> session = Map.of(
                "title",
                "Smart city development",
                "speakers",
                List.of(speaker),
                "time",
                Map.of("date", "2023-11-02", "from", "09:30", "until", "11:00"),
                "place",
                "Hall B");
        Map<String, Object> forum =
                Map.of("kind", "forum", "name", "A forum", "hostCity", wuxi, "sessions", List.of(session));
        String path = "/v1/forums/" + given.record("forums", forum);

        Reply read = http.get(path).expect(200);
        assertThat(read.at("/sessions/0/speakers/0/city/name")).isEqualTo("Gimhae");
        assertThat(read.at("/sessions/0/time/from")).isEqualTo("09:30");
        assertThat(read.at("/sessions/0/place")).isEqualTo("Hall B");
        assertThat(http.get("/v1/forums?city=" + gimhae).ids()).hasSize(1);
        String city = "/v1/cities/" + gimhae;
        http.send(
                        "DELETE",
                        city,
                        null,
                        "X-API-Key",
                        Http.KEY,
                        "If-Match",
                        http.get(city).etag())
                .expectProblem(409, "in-use");

        Map<String, Object> backwards = Given.draft(session, Map.of("time", Map.of("from", "11:00", "until", "09:30")));
        Reply refused = http.patch(
                path, Map.of("sessions", List.of(backwards)), http.get(path).etag());
        assertThat(refused.expectProblem(422, "refused").faults()).containsExactly("/sessions/0/time/until");
    }
}
