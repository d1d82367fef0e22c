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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CampaignTest {

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
    void says_what_is_shown_where_and_counts_it_beside_what_is_stated() {
        String forum = given.forum("A forum", wuxi);
        String id = given.record(
                "campaigns",
                Given.draft(
                        campaign(List.of(medium(dunedin, "Harbour"), medium(kyoto, "Gardens")), List.of(airport())),
                        Map.of("launchedAt", forum, "coverage", Map.of("cities", Map.of("value", 29)))));

        Reply read = http.get("/v1/campaigns/" + id);
        assertThat(read.at("/coverage/cities/value")).isEqualTo("29");
        assertThat(read.at("/registered/cities")).isEqualTo("2");
        assertThat(read.at("/registered/countries")).isEqualTo("2");
        assertThat(read.at("/media/0/city/name")).isEqualTo("Dunedin");
        assertThat(read.at("/placements/0/city/name")).isEqualTo("Wuxi");
        assertThat(http.get("/v1/forums/" + forum).at("/outcomes/0/resource")).isEqualTo("campaigns");
        assertThat(http.get("/v1/campaigns?owner=" + wuxi + "&placementKind=airport&q=gardens")
                        .ids())
                .containsExactly(id);
        assertThat(http.get("/v1/campaigns?placementKind=bus").ids()).isEmpty();
        assertThat(http.get("/v1/campaigns?city=" + dunedin + "&city=" + kyoto).ids())
                .containsExactly(id);
        http.delete("/v1/cities/" + kyoto, "*").expectProblem(409, "in-use");
    }

    @Test
    void keeps_the_ids_of_media_and_screens() {
        String id = given.record("campaigns", campaign(List.of(medium(dunedin, "Harbour")), List.of(airport())));
        Reply before = http.get("/v1/campaigns/" + id);

        http.patch("/v1/campaigns/" + id, Map.of("name", "Another name"), "*").expect(200);

        Reply after = http.get("/v1/campaigns/" + id);
        assertThat(after.at("/media/0/id")).isEqualTo(before.at("/media/0/id"));
        assertThat(after.at("/placements/0/id")).isEqualTo(before.at("/placements/0/id"));
    }

    @Test
    void refuses_media_without_rights() {
        Map<String, Object> medium = medium(dunedin, "Harbour");
        medium.remove("rights");
        refused(campaign(List.of(medium), List.of()), 422, "/media/0/rights");
        medium.put("rights", Map.of("holder", "The city"));
        refused(campaign(List.of(medium), List.of()), 422, "/media/0/rights");
        medium.put(
                "rights", Map.of("holder", "x", "licence", "y", "validFrom", "2025-01-02", "validUntil", "2025-01-01"));
        refused(campaign(List.of(medium), List.of()), 422, "/media/0/rights/validUntil");
        medium.put("rights", Map.of("holder", "x", "licence", "y", "validUntil", "199X"));
        refused(campaign(List.of(medium), List.of()), 422, "/media/0/rights/validUntil");
    }

    @Test
    void refuses_addresses_of_videos_that_are_not_http() {
        for (String url : List.of("ftp://example.org/a.webm", "file:///etc/passwd", "javascript:alert(1)", "//x/y")) {
            Map<String, Object> medium = medium(dunedin, "Harbour");
            medium.put("url", url);
            refused(campaign(List.of(medium), List.of()), 400, "/media/0/url");
        }
        Map<String, Object> medium = medium(dunedin, "Harbour");
        medium.put("url", "https://exa mple");
        refused(campaign(List.of(medium), List.of()), 400, "/media/0/url");
        for (String url : List.of(
                "https://a_b^c/x",
                "https://user:secret@example.org/a.webm",
                "https://x;sandbox@example.org/a.webm",
                "https://[::1]/a.webm",
                "https://example.org:70000/a.webm",
                "https://münchen.example.org/a.webm")) {
            medium.put("url", url);
            refused(campaign(List.of(medium), List.of()), 422, "/media/0/url");
        }
    }

    @Test
    void refuses_videos_on_more_servers_than_a_page_can_name() {
        List<Map<String, Object>> media = new ArrayList<>();
        for (int server = 0; server < 101; server++) {
            Map<String, Object> medium = medium(dunedin, "Harbour");
            medium.put("url", "https://media-" + server + ".example.org/film.webm");
            media.add(medium);
        }
        refused(campaign(media, List.of()), 422, "/media");
        http.post("/v1/campaigns?dryRun=true", campaign(media.subList(0, 100), List.of()))
                .expect(200);
    }

    @Test
    void refuses_to_show_anew_what_may_not_be_shown_any_more() {
        Map<String, Object> over = medium(dunedin, "Harbour");
        over.put("rights", Map.of("holder", "The city", "licence", "Public display", "validUntil", "2020-12-31"));
        refused(campaign(List.of(medium(kyoto, "Gardens"), over), List.of()), 422, "/media/1/rights/validUntil");

        String id = given.record("campaigns", campaign(List.of(medium(kyoto, "Gardens")), List.of()));
        assertThat(http.patch("/v1/campaigns/" + id, Map.of("media", List.of(over)), "*")
                        .expectProblem(422, "refused")
                        .faults())
                .containsExactly("/media/0/rights/validUntil");
        assertThat(http.get("/v1/campaigns/" + id).at("/media/0/title")).isEqualTo("Gardens");
    }

    @Test
    void keeps_in_the_record_what_may_not_be_shown_any_more() {
        Map<String, Object> over = medium(dunedin, "Harbour");
        over.put("rights", Map.of("holder", "The city", "licence", "Public display", "validUntil", "2020-12-31"));
        String id =
                given.record("campaigns", Given.draft(campaign(List.of(over), List.of()), Map.of("status", "planned")));

        http.patch("/v1/campaigns/" + id, Map.of("status", "active"), "*").expect(200);
        http.patch("/v1/campaigns/" + id, Map.of("name", "Another name"), "*").expect(200);

        assertThat(http.get("/v1/campaigns/" + id).at("/registered/media")).isEqualTo("1");
    }

    @Test
    void refuses_placements_that_overlap() {
        Map<String, Object> first = airport();
        Map<String, Object> second = airport();
        second.put("place", "ARRIVALS");
        refused(campaign(List.of(), List.of(first, second)), 422, "/placements/1");

        first.put("validity", Map.of("until", "2025-06-30"));
        second.put("validity", Map.of("from", "2025-06-30"));
        refused(campaign(List.of(), List.of(first, second)), 422, "/placements/1");

        second.put("validity", Map.of("from", "2025-07-01"));
        http.post("/v1/campaigns", campaign(List.of(), List.of(first, second))).expect(201);
    }

    @Test
    void refuses_schedules_that_overlap() {
        String harbour = "01890000-0000-7000-8000-00000000b001";
        String gardens = "01890000-0000-7000-8000-00000000b002";
        Map<String, ?> draft = campaign(
                List.of(
                        Given.draft(medium(dunedin, "Harbour"), Map.of("id", harbour)),
                        Given.draft(medium(kyoto, "Gardens"), Map.of("id", gardens))),
                List.of(airport()));
        Map<String, ?> january = Map.of("from", "2027-01-01", "until", "2027-01-31");
        Map<String, ?> later = Map.of("from", "2027-02-01");
        Map<String, ?> overlapping = Map.of("from", "2027-01-31");
        Map<String, ?> first = Map.of("media", List.of(harbour), "validity", january);

        refused(scheduled(draft, first, Map.of("validity", overlapping)), 422, "/schedule/1");
        refused(scheduled(draft, first, Map.of("media", List.of(gardens, harbour))), 422, "/schedule/1");
        refused(scheduled(draft, Map.of(), Map.of()), 422, "/schedule/1");
        http.post(
                        "/v1/campaigns",
                        scheduled(
                                draft,
                                first,
                                Map.of("media", List.of(gardens)),
                                Map.of("media", List.of(harbour), "validity", later)))
                .expect(201);
    }

    private static Map<String, ?> scheduled(Map<String, ?> campaign, Map<?, ?>... slots) {
        return Given.draft(campaign, Map.of("schedule", List.of(slots)));
    }

    @Test
    void refuses_screens_of_others_unknown_time_zones_and_schedules_of_what_is_not_there() {
        String id = given.record("campaigns", campaign(List.of(), List.of(airport())));
        Map<String, Object> taken = airport();
        taken.put("id", http.get("/v1/campaigns/" + id).at("/placements/0/id"));
        refused(campaign(List.of(), List.of(taken)), 422, "/placements");
        Map<String, Object> nowhere = airport();
        nowhere.put("timeZone", "Asia/Wuxi");
        refused(campaign(List.of(), List.of(nowhere)), 422, "/placements/0/timeZone");
        refused(
                Given.draft(
                        campaign(List.of(), List.of()),
                        Map.of("schedule", List.of(Map.of("media", List.of("01890000-0000-7000-8000-000000000000"))))),
                422,
                "/schedule/0/media/0");
    }

    @Test
    void only_the_owners_office_writes() {
        String office = given.office(wuxi);
        String other = given.office(dunedin);
        Map<String, Object> draft = campaign(List.of(medium(dunedin, "Harbour")), List.of());

        http.post("/v1/campaigns", draft, "X-API-Key", other).expectProblem(403, "forbidden");
        http.post("/v1/campaigns", draft, "X-API-Key", office).expect(201);
    }

    @Test
    void follows_cities_that_are_merged() {
        String id = given.record("campaigns", campaign(List.of(medium(dunedin, "Harbour")), List.of(airport())));
        String now = given.city("City of Dunedin", "NZ");
        given.claim("campaigns", id, "", null, given.source());

        http.post("/v1/cities/" + dunedin + "/merge", Map.of("into", now), "If-Match", "*")
                .expect(200);

        assertThat(http.get("/v1/campaigns/" + id).at("/media/0/city/id")).isEqualTo(now);
        assertThat(http.get("/v1/campaigns/" + id).json().at("/sources")).hasSize(1);
    }

    /** With a problem that names the place, and nothing stored. */
    private void refused(Map<String, ?> draft, int status, String pointer) {
        String before = http.get("/v1").at("/sequence");
        Reply problem =
                http.post("/v1/campaigns", draft).expectProblem(status, status == 422 ? "refused" : "malformed");
        assertThat(problem.faults()).containsExactly(pointer);
        assertThat(problem.at("/errors/0/detail")).isNotBlank();
        assertThat(http.get("/v1").at("/sequence")).isEqualTo(before);
    }

    private Map<String, Object> campaign(List<?> media, List<?> placements) {
        return Given.draft(
                Map.of("name", "See Sister Cities in the Cloud", "owner", wuxi),
                Map.of("media", media, "placements", placements));
    }

    private Map<String, Object> airport() {
        return Given.draft(Map.of("kind", "airport", "place", "Arrivals", "city", wuxi), Map.of());
    }

    private static Map<String, Object> medium(String city, String title) {
        return Films.of(city, title);
    }
}
