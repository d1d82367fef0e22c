package dev.sistercity.registry.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PlayTest {

    /** As the tests' application.properties say. */
    private static final int MOST_SCREENS = 3;

    private static final String AIRPORT = "01890000-0000-7000-8000-00000000a001";
    private static final String BUS = "01890000-0000-7000-8000-00000000a002";
    private static final String HARBOUR = "01890000-0000-7000-8000-00000000b001";
    private static final String GARDENS = "01890000-0000-7000-8000-00000000b002";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Clock clock;

    private String wuxi;
    private String campaign;
    private String airportKey;
    private String busKey;

    @BeforeEach
    void campaign() {
        wuxi = given.city("Wuxi", "CN");
        campaign = given.record(
                "campaigns",
                Map.of(
                        "name",
                        "A campaign",
                        "owner",
                        wuxi,
                        "media",
                        List.of(
                                Given.draft(Films.of(given.city("Dunedin", "NZ"), "Harbour"), Map.of("id", HARBOUR)),
                                Given.draft(Films.of(given.city("Kyoto", "JP"), "Gardens"), Map.of("id", GARDENS))),
                        "placements",
                        List.of(
                                Map.of("id", AIRPORT, "kind", "airport", "place", "Arrivals", "city", wuxi),
                                Map.of("id", BUS, "kind", "bus", "place", "Line 1", "city", wuxi))));
        airportKey = given.key(Map.of("role", "screen", "placement", AIRPORT));
        busKey = given.key(Map.of("role", "screen", "placement", BUS));
    }

    @Test
    void counts_plays_by_city_and_screen() {
        Reply reported = report(airportKey, AIRPORT, play(1, HARBOUR), play(2, HARBOUR), play(3, GARDENS))
                .expect(200);
        report(busKey, BUS, play(1, GARDENS)).expect(200);

        assertThat(reported.at("/counted")).isEqualTo("3");
        assertThat(reported.at("/repeated")).isEqualTo("0");
        Reply counts = counts();
        assertThat(counts.at("/plays")).isEqualTo("4");
        assertThat(counts.json().at("/items")).hasSize(3);
        assertThat(counts.at("/items/0/city/name")).isEqualTo("Dunedin");
        assertThat(counts.at("/items/0/place")).isEqualTo("Arrivals");
        assertThat(counts.at("/items/0/plays")).isEqualTo("2");
        assertThat(counts.at("/items/0/seconds")).isEqualTo("60");
    }

    @Test
    void counts_once_what_is_reported_again() {
        report(airportKey, AIRPORT, play(1, HARBOUR), play(1, HARBOUR)).expect(200);
        Reply again =
                report(airportKey, AIRPORT, play(1, HARBOUR), play(2, HARBOUR)).expect(200);

        assertThat(again.at("/counted")).isEqualTo("1");
        assertThat(again.at("/repeated")).isEqualTo("1");
        assertThat(counts().at("/plays")).isEqualTo("2");
    }

    @Test
    void counts_for_the_city_that_several_became() {
        report(airportKey, AIRPORT, play(1, HARBOUR)).expect(200);
        String dunedin = counts().at("/items/0/city/id");
        String now = given.city("City of Dunedin", "NZ");
        http.post("/v1/cities/" + dunedin + "/merge", Map.of("into", now), "If-Match", "*")
                .expect(200);
        report(airportKey, AIRPORT, play(1, HARBOUR), play(2, HARBOUR)).expect(200);

        Reply counts = counts();
        assertThat(counts.json().at("/items")).hasSize(1);
        assertThat(counts.at("/items/0/city/id")).isEqualTo(now);
        assertThat(counts.at("/items/0/plays")).isEqualTo("2");
        assertThat(counts.at("/items/0/seconds")).isEqualTo("60");
    }

    @Test
    void does_not_count_for_one_screen_what_another_has_played() {
        Map<String, ?> played = plays(AIRPORT, play(1, HARBOUR));
        String path = "/v1/campaigns/" + campaign + "/plays";
        http.post(path, played, "X-API-Key", airportKey).expect(200);

        Reply replayed = http.post(path, played, "X-API-Key", busKey).expectProblem(403, "forbidden");

        assertThat(replayed.at("/detail")).contains("another screen's");
        assertThat(counts().at("/plays")).isEqualTo("1");
    }

    @Test
    void refuses_another_play_under_the_same_id() {
        report(airportKey, AIRPORT, play(1, HARBOUR)).expect(200);
        refused("/plays/1/id", play(2, HARBOUR), play(1, GARDENS));
        assertThat(counts().at("/plays")).isEqualTo("1");
    }

    @Test
    void refuses_the_key_of_another_screen_and_of_anybody_else() {
        report(busKey, AIRPORT, play(1, HARBOUR)).expectProblem(403, "forbidden");
        report(given.office(wuxi), AIRPORT, play(1, HARBOUR)).expectProblem(403, "forbidden");
        report(Http.KEY, AIRPORT, play(1, HARBOUR)).expectProblem(403, "forbidden");
        report("scr_screen_nonsense", AIRPORT, play(1, HARBOUR)).expectProblem(401, "unauthenticated");
        String other = given.record("campaigns", Map.of("name", "Another", "owner", wuxi));
        http.post("/v1/campaigns/" + other + "/plays", plays(AIRPORT, play(1, HARBOUR)), "X-API-Key", airportKey)
                .expectProblem(404, "not-found");
        assertThat(counts().at("/plays")).isEqualTo("0");
    }

    @Test
    void refuses_plays_from_the_future_and_of_unknown_media() {
        Map<String, Object> future = play(1, HARBOUR);
        future.put("at", clock.instant().plus(Duration.ofHours(1)).toString());
        refused("/plays/1/at", play(2, HARBOUR), future);
        Map<String, Object> old = play(1, HARBOUR);
        old.put("at", "1970-01-01T00:00:00Z");
        refused("/plays/0/at", old);
        refused("/plays/0/media", play(1, AIRPORT));
        assertThat(counts().at("/plays")).isEqualTo("0");
    }

    @Test
    void counts_what_was_shown_before_it_was_taken_out() {
        http.patch("/v1/campaigns/" + campaign, Map.of("media", List.of()), "*").expect(200);
        report(airportKey, AIRPORT, play(1, HARBOUR)).expect(200);

        assertThat(counts().at("/items/0/city/name")).isEqualTo("Dunedin");
        http.delete("/v1/campaigns/" + campaign, "*").expectProblem(409, "in-use");
    }

    @Test
    void keys_of_screens_are_made_by_the_owners_office_and_go_with_the_screen() {
        String office = given.office(wuxi);
        String other = given.office(given.city("Oslo", "NO"));
        Map<String, String> draft = Map.of("role", "screen", "placement", AIRPORT);
        http.post("/v1/api-keys", draft, "X-API-Key", other).expectProblem(403, "forbidden");
        String key = http.post("/v1/api-keys", draft, "X-API-Key", office)
                .expect(201)
                .at("/key");
        assertThat(key).startsWith("scr_screen_");
        http.post("/v1/api-keys", Map.of("role", "screen")).expectProblem(422, "refused");
        http.post("/v1/api-keys", Map.of("role", "partner-app", "placement", AIRPORT))
                .expectProblem(422, "refused");
        http.post("/v1/api-keys", Map.of("role", "screen", "placement", HARBOUR))
                .expectProblem(422, "refused");
        assertThat(http.get("/v1/me", "X-API-Key", key).expect(200).at("/role")).isEqualTo("screen");
        assertThat(http.get("/v1/api-keys", "X-API-Key", key).expect(200).ids()).hasSize(1);
        http.patch("/v1/cities/" + wuxi, Map.of("name", "Mine"), "*", "X-API-Key", key)
                .expectProblem(403, "forbidden");

        http.patch("/v1/campaigns/" + campaign, Map.of("name", "Renamed"), "*").expect(200);
        report(key, AIRPORT, play(1, HARBOUR)).expect(200);
        http.patch("/v1/campaigns/" + campaign, Map.of("placements", List.of()), "*")
                .expect(200);
        report(key, AIRPORT, play(2, HARBOUR)).expectProblem(401, "unauthenticated");
    }

    @Test
    void keys_of_screens_are_bounded_beside_those_of_the_office() {
        String office = given.office(wuxi);
        Map<String, String> draft = Map.of("role", "screen", "placement", AIRPORT);
        List<Reply> replies = AtOnce.run(5, number -> http.post("/v1/api-keys", draft, "X-API-Key", office));

        List<Reply> made =
                replies.stream().filter(reply -> reply.status() == 201).toList();
        assertThat(made).hasSize(MOST_SCREENS);
        assertThat(http.post("/v1/api-keys", draft, "X-API-Key", office)
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/office");
        http.post("/v1/api-keys", Map.of("role", "partner-app"), "X-API-Key", office)
                .expect(201);
        http.delete("/v1/api-keys/" + made.get(0).at("/id"), "*", "X-API-Key", office)
                .expect(204);
        http.post("/v1/api-keys", draft, "X-API-Key", office).expect(201);
    }

    private void refused(String pointer, Map<?, ?>... plays) {
        assertThat(report(airportKey, AIRPORT, plays)
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly(pointer);
    }

    private Reply counts() {
        return http.get("/v1/campaigns/" + campaign + "/plays").expect(200);
    }

    private Reply report(String key, String placement, Map<?, ?>... plays) {
        return http.post("/v1/campaigns/" + campaign + "/plays", plays(placement, plays), "X-API-Key", key);
    }

    private static Map<String, ?> plays(String placement, Map<?, ?>... plays) {
        return Map.of("placement", placement, "plays", Arrays.asList(plays));
    }

    private static Map<String, Object> play(int number, String media) {
        return Given.draft(
                Map.of("id", "01890000-0000-7000-8000-00000000c00" + number, "media", media),
                Map.of("at", "2026-01-01T00:00:00Z", "seconds", 30));
    }
}
