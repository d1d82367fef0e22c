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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SitePagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String dunedin;
    private String tie;

    @BeforeEach
    void records() {
        shanghai = given.record(
                "cities",
                Map.of(
                        "kind",
                        "city",
                        "countryCode",
                        "CN",
                        "names",
                        List.of(
                                Map.of("value", "Shanghai", "lang", "en", "kind", "official"),
                                Map.of("value", "上海", "lang", "zh-Hans", "kind", "official")),
                        "latitude",
                        31.22,
                        "longitude",
                        121.46));
        dunedin = given.city("Dunedin", "NZ", Map.of("latitude", -45.87, "longitude", 170.5));
        tie = given.partnership(
                List.of(shanghai, dunedin),
                Map.of(
                        "kind",
                        "sister-city",
                        "established",
                        "1994-10",
                        "milestones",
                        List.of(Map.of("type", "signed", "date", "1994-10", "place", "Dunedin"))));
    }

    private Reply page(String path, String... headers) {
        List<String> all = new ArrayList<>(List.of("Accept", BROWSER));
        all.addAll(List.of(headers));
        return http.get(path, all.toArray(String[]::new));
    }

    @Test
    void shows_a_city_with_its_ties_on_a_map_and_in_a_list() {
        Reply page = page("/cities/" + shanghai, "Accept-Language", "de").expect(200);

        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
        assertThat(page.header("Content-Language")).isEqualTo("de");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.text())
                .contains("<html lang=\"de\" dir=\"ltr\">", "Eine Partnerstadt in einem Land.", "Neuseeland")
                .contains("<path id=\"a0\" d=\"M1215", "/partnerships/" + tie, "Oktober 1994", "上海")
                .contains("href=\"/v1/cities/" + shanghai + "?format=json&amp;lang=de\"");
        assertThat(page("/cities/" + shanghai + "?lang=zh").text()).contains("<bdi>上海</bdi>", "新西兰", "1994年10月");
    }

    @Test
    void shows_both_sides_of_a_partnership_and_the_way_between_them() {
        http.send(
                        "PUT",
                        "/v1/partnerships/" + tie + "/confirmations/" + shanghai,
                        "{\"stance\":\"confirmed\",\"established\":\"1994\",\"note\":\"signed here\"}".getBytes(),
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        given.office(shanghai),
                        "If-Match",
                        http.get("/v1/partnerships/" + tie).etag())
                .expect(200);

        String page = page("/partnerships/" + tie).expect(200).text();

        assertThat(page)
                .contains("Confirms the partnership", "Has not said anything yet", "signed here")
                .contains("<time datetime=\"1994-10\">October 1994</time>")
                .contains("9,8", "towards south-east")
                .contains("class=\"timeline\"");
    }

    @Test
    void answers_a_page_again_only_if_it_has_changed() {
        Reply first = page("/partnerships/" + tie);
        assertThat(first.etag()).isNotNull();
        assertThat(page("/partnerships/" + tie, "If-None-Match", first.etag()).status())
                .isEqualTo(304);

        http.patch("/v1/partnerships/" + tie, Map.of("fields", List.of("crime-prevention")), "*")
                .expect(200);

        assertThat(page("/partnerships/" + tie, "If-None-Match", first.etag())
                        .expect(200)
                        .text())
                .contains("crime prevention");
    }

    @Test
    void leads_browsers_from_the_api_to_the_page_and_others_to_the_json() {
        Reply led = page("/v1/cities/" + shanghai + "?lang=de&include=claims").expect(303);
        assertThat(led.header("Location")).isEqualTo("/cities/" + shanghai + "?lang=de");
        assertThat(led.header("Vary")).contains("Accept");
        assertThat(page("/v1/partnerships?countryCode=CN&countryCode=NZ").header("Location"))
                .isEqualTo("/partnerships?countryCode=CN&countryCode=NZ");
        assertThat(page("/v1/cities/" + shanghai + "/partnerships").header("Location"))
                .isEqualTo("/partnerships?city=" + shanghai);
        assertThat(page("/v1/partnerships/" + tie + "/revisions").header("Location"))
                .isEqualTo("/partnerships/" + tie + "/history");
        assertThat(page("/v1").header("Location")).isEqualTo("/");

        assertThat(page("/v1/cities/" + shanghai + "?format=json").expect(200).header("Content-Type"))
                .startsWith("application/json");
        http.get("/v1/cities/" + shanghai).expect(200);
        http.get("/v1/cities/" + shanghai, "Accept", "application/json, text/html")
                .expect(200);
    }

    @Test
    void says_on_a_page_what_is_wrong_with_the_right_status() {
        String unknown = "01890000-0000-7000-8000-000000000000";
        for (String path : List.of("/cities/" + unknown, "/nowhere", "/countries/QQ", "/cities/wikidata:Q0")) {
            Reply missing = page(path, "Accept-Language", "ru").expect(404);
            assertThat(missing.header("Content-Type")).startsWith("text/html");
            assertThat(missing.header("Content-Security-Policy")).contains("style-src 'self'");
            assertThat(missing.text()).contains("<html lang=\"ru\"", "Здесь ничего нет");
        }
        assertThat(page("/cities?colour=red").expect(400).text()).contains("there is no query parameter colour");
        assertThat(page("/cities/" + shanghai + "?asOf=yesterday").expect(400).text())
                .contains("asOf");
        assertThat(page("/?lang=%3Cscript%3E").expect(400).text()).doesNotContain("<script>");
        assertThat(http.get("/cities/" + unknown).expect(404).header("Content-Type"))
                .isEqualTo("application/problem+json");
        assertThat(page("/v1/nowhere").expect(404).header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(http.send("POST", "/cities/" + shanghai, null, "Accept", BROWSER)
                        .status())
                .isEqualTo(405);
    }

    @Test
    void leads_from_a_merged_record_to_its_successor_and_says_of_a_deleted_one_that_it_is_gone() {
        String other = given.city("Dunedin (Otago)", "NZ");
        http.post(
                        "/v1/cities/" + other + "/merge",
                        Map.of("into", dunedin),
                        "If-Match",
                        http.get("/v1/cities/" + other).etag())
                .expect(200);
        Reply moved = page("/cities/" + other + "?lang=de").expect(308);
        assertThat(moved.header("Location")).isEqualTo("/cities/" + dunedin + "?lang=de");

        String gone = given.city("Nowhere", "NZ");
        http.delete("/v1/cities/" + gone, "*").expect(204);
        page("/cities/" + gone).expect(410);
        assertThat(page("/cities/" + gone + "/history").expect(200).text()).contains("deleted", "Nowhere");
    }

    @Test
    void carries_the_day_along_and_shows_what_there_was_then() {
        String then = page("/cities/" + shanghai + "?asOf=1990").expect(200).text();
        assertThat(then)
                .contains("Shown as of 1990.", "No partner cities are recorded.")
                .contains("/countries/CN?asOf=1990");
        assertThat(page("/cities/" + shanghai + "?asOf=199X").expect(200).text())
                .contains("One partner city in one country.", "/partnerships/" + tie + "?asOf=199X");
        page("/partnerships/" + tie + "?asOf=1980").expect(404);
    }

    @Test
    void shows_the_history_before_and_after() {
        http.patch("/v1/partnerships/" + tie, Map.of("fields", List.of("crime-prevention")), "*")
                .expect(200);

        String page = page("/partnerships/" + tie + "/history").expect(200).text();

        assertThat(page).contains("<code>/fields", "crime prevention", "<td>–</td>", "Hash in the chain");
    }

    @Test
    void every_text_of_a_record_is_text() {
        String text = SCRIPT + "\u202E\"'><img src=x onerror=alert(1)>";
        String hostile = given.city(text, "NZ");
        String source = given.source("</title>" + SCRIPT);
        Map<String, Object> signed =
                Map.of("type", "signed", "date", "2001", "place", SCRIPT, "note", "{#for}{page.main}" + SCRIPT);
        String hostileTie = given.partnership(
                List.of(shanghai, hostile),
                Map.of("kind", "contact", "ended", "2020", "endReason", SCRIPT, "milestones", List.of(signed)));
        given.claim("partnerships", hostileTie, "/established", "2001", source);
        for (String path : List.of(
                "/",
                "/cities",
                "/cities/" + hostile,
                "/cities/" + shanghai,
                "/cities/" + hostile + "/embed",
                "/cities/" + hostile + "/map.svg",
                "/cities/" + hostile + "/signpost.svg",
                "/cities/" + shanghai + "/signpost.svg",
                "/cities/" + shanghai + "/anniversaries",
                "/partnerships/" + hostileTie,
                "/partnerships/" + hostileTie + "/history",
                "/sources/" + source,
                "/claims",
                "/changes",
                "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
                "/countries/NZ")) {
            String page = http.get(path).expect(200).text();
            assertThat(page).as(path).doesNotContain("<script>", "<img", "onerror=alert(1)>");
        }
    }

    @Test
    void shows_partnerships_of_many_cities_and_cities_without_a_place() {
        List<String> cities = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            cities.add(given.city(
                    "Ring " + i, "DE", i % 3 == 0 ? Map.of() : Map.of("latitude", 50 + i / 10.0, "longitude", i)));
        }
        String ring = given.partnership(cities, Map.of("kind", "contact"));

        assertThat(page("/partnerships/" + ring).expect(200).text()).contains("Ring 0", "Ring 49");
        assertThat(page("/cities/" + cities.get(0)).expect(200).text())
                .contains("49 partner cities in one country.")
                .doesNotContain("data-map");
        assertThat(page("/cities/" + cities.get(1)).expect(200).text()).contains("data-map");
    }

    @Test
    void other_sites_may_frame_the_list_of_a_city_and_nothing_else() {
        assertThat(page("/cities/" + shanghai + "/embed").expect(200).header("Content-Security-Policy"))
                .contains("frame-ancestors *");
        for (String path : List.of(
                "/", "/cities/" + shanghai, "/search", "/countries", "/network", "/changes", "/about", "/nowhere")) {
            assertThat(page(path).header("Content-Security-Policy")).as(path).contains("frame-ancestors 'none'");
        }
        Reply picture = http.get("/cities/" + shanghai + "/map.svg").expect(200);
        assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(picture.text()).startsWith("<svg").contains("<path d=\"M1215");
        Reply preview = http.get("/cities/" + shanghai + "/map.png").expect(200);
        assertThat(preview.header("Content-Type")).isEqualTo("image/png");
        assertThat(new String(preview.body(), 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
        page("/partnerships/" + tie + "/embed").expect(404);
    }

    @Test
    void lists_are_narrowed_like_those_of_the_api() {
        assertThat(page("/partnerships?countryCode=CN&countryCode=NZ")
                        .expect(200)
                        .text())
                .contains("Shanghai – Dunedin", "Country: <data value=\"NZ\">New Zealand</data>");
        assertThat(page("/countries/CN/NZ").expect(200).text())
                .contains("Shanghai – Dunedin")
                .containsPattern("class=\"arcs\">\\s*<path");
        assertThat(page("/countries/CN").expect(200).text()).contains("New Zealand", "Shanghai");
        assertThat(page("/countries").expect(200).text()).contains("New Zealand", "China");
        assertThat(page("/search?q=duned").expect(200).text()).contains("/cities/" + dunedin);
        assertThat(page("/cities?limit=1&sort=name").expect(200).text()).contains("Next page");
    }
}
