package dev.sistercity.registry.campaign;

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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PlaylistTest {

    private static final String SCREEN = "01890000-0000-7000-8000-00000000a001";
    private static final String OTHER = "01890000-0000-7000-8000-00000000a002";

    @Inject
    Http http;

    @Inject
    Given given;

    private String wuxi;
    private String dunedin;
    private String kyoto;

    @BeforeEach
    void cities() {
        wuxi = given.city("Wuxi", "CN", Map.of("latitude", 31.57, "longitude", 120.29));
        dunedin = given.city("Dunedin", "NZ", Map.of("latitude", -45.87, "longitude", 170.5));
        kyoto = given.city("Kyoto", "JP");
    }

    @Test
    void every_city_has_as_many_turns_as_any_other() {
        String id = campaign(
                List.of(
                        Films.of(kyoto, "K1"),
                        Films.of(dunedin, "D1"),
                        Films.of(kyoto, "K2"),
                        Films.of(kyoto, "K3"),
                        Films.of(dunedin, "D2")),
                List.of());

        Reply playlist = playlist(id, "");
        assertThat(titles(playlist)).containsExactly("D1", "K1", "D2", "K2", "D1", "K3");
        assertThat(playlist.at("/shares/0/turns")).isEqualTo("3");
        assertThat(playlist.at("/shares/1/turns")).isEqualTo("3");
        assertThat(playlist.at("/shares/1/seconds")).isEqualTo("180");
        assertThat(playlist.at("/inPlaylist/media")).isEqualTo("5");
        assertThat(playlist.at("/inPlaylist/cities")).isEqualTo("2");
        assertThat(playlist.json().at("/media")).hasSize(5);
        assertThat(titles(playlist(id, ""))).isEqualTo(titles(playlist));
    }

    @Test
    void tells_city_country_and_distance_from_the_owner() {
        String id = campaign(List.of(Films.of(dunedin, "D"), Films.of(kyoto, "K")), List.of());

        Reply playlist = playlist(id, "");
        assertThat(playlist.at("/owner/name")).isEqualTo("Wuxi");
        assertThat(playlist.at("/placement/kind")).isEqualTo("airport");
        assertThat(playlist.at("/media/0/city/countryCode")).isEqualTo("NZ");
        assertThat(Double.parseDouble(playlist.at("/media/0/distanceKm"))).isBetween(9_700.0, 10_000.0);
        assertThat(playlist.at("/media/1/distanceKm")).isNull();
    }

    @Test
    void shows_only_what_rights_cover_on_that_day_where_the_screen_is() {
        Map<String, Object> film = Films.of(dunedin, "D");
        film.put(
                "rights",
                Map.of(
                        "holder",
                        "The city",
                        "licence",
                        "Public display",
                        "validFrom",
                        "2125-03-01",
                        "validUntil",
                        "2125-03-31"));
        String id = campaign(List.of(film, Films.of(kyoto, "K")), List.of());

        assertThat(titles(playlist(id, "&at=2125-02-28T15:59:59Z"))).containsExactly("K");
        assertThat(titles(playlist(id, "&at=2125-02-28T16:00:00Z"))).containsExactly("D", "K");
        assertThat(titles(playlist(id, "&at=2125-03-31T15:59:59Z"))).containsExactly("D", "K");
        assertThat(titles(playlist(id, "&at=2125-03-31T16:00:00Z"))).containsExactly("K");
        Reply covered = playlist(id, "&at=2125-03-15T00:00:00Z");
        assertThat(covered.at("/media/0/showFrom")).isEqualTo("2125-02-28T16:00:00Z");
        assertThat(covered.at("/media/0/showUntil")).isEqualTo("2125-03-31T16:00:00Z");
        assertThat(covered.at("/media/1/showUntil")).isNull();
    }

    @Test
    void follows_the_schedule_and_the_status() {
        Map<String, Object> first = Films.of(dunedin, "D");
        first.put("id", "01890000-0000-7000-8000-00000000b001");
        String id = campaign(
                List.of(first, Films.of(kyoto, "K")),
                List.of(
                        Map.of(
                                "media",
                                List.of("01890000-0000-7000-8000-00000000b001"),
                                "validity",
                                Map.of("from", "2025-01-01", "until", "2025-01-31")),
                        Map.of("placements", List.of(OTHER), "validity", Map.of("from", "2025-02-01"))));

        assertThat(titles(playlist(id, "&at=2025-01-15T00:00:00Z"))).containsExactly("D");
        assertThat(titles(playlist(id, "&at=2025-02-15T00:00:00Z"))).isEmpty();
        assertThat(titles(http.get("/v1/campaigns/" + id + "/playlist?placement=" + OTHER)))
                .containsExactly("D", "K");
        http.patch("/v1/campaigns/" + id, Map.of("status", "ended"), "*").expect(200);
        assertThat(titles(http.get("/v1/campaigns/" + id + "/playlist"))).isEmpty();
    }

    @Test
    void does_not_go_on_with_media_whose_rights_have_ended() {
        String id = campaign(List.of(), List.of());
        Map<String, Object> over = Films.of(dunedin, "D");
        over.put("rights", Map.of("holder", "The city", "licence", "Public display", "validUntil", "2020-12-31"));
        http.patch(
                        "/v1/campaigns/" + id,
                        Map.of("status", "planned", "media", List.of(over, Films.of(kyoto, "K"))),
                        "*")
                .expect(200);

        http.patch("/v1/campaigns/" + id, Map.of("status", "active"), "*").expect(200);

        assertThat(titles(playlist(id, ""))).containsExactly("K");
        assertThat(playlist(id, "").at("/inPlaylist/media")).isEqualTo("1");
    }

    @Test
    void counts_what_is_in_it_beside_the_coverage_that_is_stated() {
        String id = campaign(List.of(Films.of(dunedin, "D"), Films.of(kyoto, "K"), Films.of(kyoto, "K2")), List.of());
        Map<String, ?> stated = Map.of(
                "countries", Map.of("value", 24),
                "cities", Map.of("value", 29),
                "asStated", Map.of("value", "24 countries and 29 cities", "lang", "en"));
        http.patch("/v1/campaigns/" + id, Map.of("coverage", stated), "*").expect(200);
        given.claim("campaigns", id, "/coverage/cities", Map.of("value", 29), given.source());

        Reply playlist = playlist(id, "");
        assertThat(playlist.at("/coverage/countries/value")).isEqualTo("24");
        assertThat(playlist.at("/coverage/cities/value")).isEqualTo("29");
        assertThat(playlist.at("/coverage/asStated/value")).isEqualTo("24 countries and 29 cities");
        assertThat(playlist.at("/inPlaylist/media")).isEqualTo("3");
        assertThat(playlist.at("/inPlaylist/cities")).isEqualTo("2");
        assertThat(playlist.at("/inPlaylist/countries")).isEqualTo("2");
        Reply campaign = http.get("/v1/campaigns/" + id + "?include=claims");
        assertThat(campaign.at("/coverage/cities/value")).isEqualTo("29");
        assertThat(campaign.at("/registered/cities")).isEqualTo("2");
        assertThat(campaign.at("/claims/0/pointer")).isEqualTo("/coverage/cities");
        assertThat(campaign.at("/claims/0/agreement")).isEqualTo("agrees");
    }

    @Test
    void is_another_one_on_another_day_though_nothing_has_changed() {
        Map<String, Object> film = Films.of(dunedin, "D");
        film.put("rights", Map.of("holder", "The city", "licence", "Public display", "validUntil", "2125-03-31"));
        String id = campaign(List.of(film), List.of());

        for (int again = 0; again < 2; again++) {
            assertThat(titles(playlist(id, "&at=2125-03-31T15:59:59Z"))).containsExactly("D");
            assertThat(titles(playlist(id, "&at=2125-03-31T16:00:00Z"))).isEmpty();
        }
    }

    @Test
    void is_in_the_languages_of_whoever_asks() {
        String wien = given.city("Wien", "AT", Map.of("names", List.of(Map.of("value", "Vienna", "lang", "en"))));
        String id = campaign(List.of(Films.of(wien, "W")), List.of());
        String path = "/v1/campaigns/" + id + "/playlist?placement=" + SCREEN;

        String plain = http.get(path).at("/media/0/city/name");
        assertThat(http.get(path + "&lang=en").at("/media/0/city/name")).isEqualTo("Vienna");
        assertThat(http.get(path, "Accept-Language", "en").at("/media/0/city/name"))
                .isEqualTo("Vienna");
        assertThat(http.get(path).at("/media/0/city/name")).isEqualTo(plain);
        assertThat(http.get(path, "Accept", "text/csv").status()).isEqualTo(406);
    }

    @Test
    void is_the_same_until_something_changes() {
        String id = campaign(List.of(Films.of(dunedin, "D")), List.of());
        Reply first = playlist(id, "");
        assertThat(first.header("Cache-Control")).contains("public");

        Reply again = http.get("/v1/campaigns/" + id + "/playlist?placement=" + SCREEN, "If-None-Match", first.etag());
        assertThat(again.status()).isEqualTo(304);
        http.patch("/v1/campaigns/" + id, Map.of("media", List.of(Films.of(kyoto, "K"))), "*")
                .expect(200);

        Reply changed =
                http.get("/v1/campaigns/" + id + "/playlist?placement=" + SCREEN, "If-None-Match", first.etag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(titles(changed)).containsExactly("K");
    }

    @Test
    void knows_the_screens_of_its_campaign_only() {
        String id = campaign(List.of(), List.of());
        http.get("/v1/campaigns/" + id + "/playlist?placement=01890000-0000-7000-8000-00000000ffff")
                .expectProblem(404, "not-found");
        http.get("/v1/campaigns/" + id + "/playlist?placement=x").expectProblem(400, "malformed");
        http.get("/v1/campaigns/" + id + "/playlist?placement=" + SCREEN + "&at=yesterday")
                .expectProblem(400, "malformed");
    }

    private Reply playlist(String campaign, String more) {
        return http.get("/v1/campaigns/" + campaign + "/playlist?placement=" + SCREEN + more)
                .expect(200);
    }

    private static List<String> titles(Reply playlist) {
        return StreamSupport.stream(playlist.json().get("order").spliterator(), false)
                .map(id -> StreamSupport.stream(playlist.json().get("media").spliterator(), false)
                        .filter(medium -> medium.get("id").equals(id))
                        .findFirst()
                        .orElseThrow()
                        .get("title")
                        .textValue())
                .toList();
    }

    private String campaign(List<?> media, List<?> schedule) {
        Map<String, ?> screen =
                Map.of("id", SCREEN, "kind", "airport", "place", "Arrivals", "city", wuxi, "timeZone", "Asia/Shanghai");
        Map<String, ?> other = Map.of("id", OTHER, "kind", "bus", "place", "Line 1", "city", wuxi);
        return given.record(
                "campaigns",
                Map.of(
                        "name",
                        "A campaign",
                        "owner",
                        wuxi,
                        "media",
                        media,
                        "placements",
                        List.of(screen, other),
                        "schedule",
                        schedule));
    }
}
