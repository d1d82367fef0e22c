package dev.sistercity.registry.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts that offices change on the site. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class EditFormTest {

    private static final String HOSTILE = "<script>alert(1)</script>\u202E\"'><img src=x onerror=alert(1)>";

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String basel;
    private String key;
    private String otherKey;
    private Browser browser;

    @BeforeEach
    void offices() {
        shanghai = given.city("Shanghai", "CN");
        basel = given.city("Basel", "CH");
        key = given.office(shanghai);
        otherKey = given.office(basel);
        browser = new Browser(http);
        browser.enter(key).expect(303);
    }

    private String draft(String resource, Map<String, ?> content) {
        String other =
                http.get("/v1/offices?city=" + basel).json().at("/items/0/id").asText();
        return given(Map.of("resource", resource, "content", content, "offices", List.of(other)));
    }

    private String given(Map<String, ?> draft) {
        return http.post("/v1/drafts", draft, "X-API-Key", key).expect(201).at("/id");
    }

    private JsonNode content(String draft) {
        return http.get("/v1/drafts/" + draft, "X-API-Key", key)
                .expect(200)
                .json()
                .path("content");
    }

    private Map<String, Object> tie() {
        return Map.of(
                "kind",
                "friendship-city",
                "status",
                "proposed",
                "parties",
                List.of(Map.of("city", shanghai, "nameAsSigned", "Shanghai Shi"), Map.of("city", basel)),
                "milestones",
                List.of(Map.of("type", "signed", "date", "2007")));
    }

    /** What a form sends whose page was opened, with what stands in its fields. */
    private Map<String, String> opened(Browser reader, String draft, Map<String, String> written) {
        return reader.opened("/desk/edit/" + draft, written);
    }

    @Test
    void changes_what_was_altered_and_leaves_all_else_as_it_was() {
        String draft = draft("partnerships", tie());
        assertThat(browser.get("/desk/draft/" + draft).expect(200).text()).contains("/desk/edit/" + draft);

        Reply saved = browser.post(
                "/desk/edit/" + draft,
                opened(
                        browser,
                        draft,
                        Map.of(
                                "established",
                                "2007-11",
                                "fields",
                                "culture\nyouth",
                                "parties",
                                "Shanghai\nBasel\n" + given.city("Dunedin", "NZ"))));

        assertThat(saved.expect(303).header("Location")).isEqualTo("/desk/draft/" + draft);
        JsonNode content = content(draft);
        assertThat(content.path("established").asText()).isEqualTo("2007-11");
        assertThat(content.path("kind").asText()).isEqualTo("friendship-city");
        assertThat(content.at("/fields/1").asText()).isEqualTo("youth");
        assertThat(content.at("/parties/0/nameAsSigned").asText()).isEqualTo("Shanghai Shi");
        assertThat(content.path("parties")).hasSize(3);
        assertThat(content.at("/milestones/0/date").asText()).isEqualTo("2007");

        browser.post("/desk/edit/" + draft, opened(browser, draft, Map.of("established", "", "fields", "")))
                .expect(303);
        assertThat(content(draft).has("established")).isFalse();
        assertThat(content(draft).path("fields")).isEmpty();
        assertThat(content(draft).path("parties")).hasSize(3);
    }

    @Test
    void shows_what_publishing_refuses_at_the_field_and_keeps_what_was_written() {
        String draft = draft("partnerships", tie());

        Reply refused = browser.post(
                "/desk/edit/" + draft,
                opened(browser, draft, Map.of("act", "publish", "established", "yesterday", "endReason", HOSTILE)));

        assertThat(refused.status()).isBetween(400, 422);
        assertThat(refused.text())
                .contains("<a href=\"#field-established\">", "value=\"yesterday\"", "aria-invalid=\"true\"")
                .doesNotContain("<script>alert", "<img");
        assertThat(content(draft).path("endReason").asText()).isEqualTo(HOSTILE);
        Reply said = browser.fill("/desk/draft/" + draft, Map.of("act", "publish"));
        assertThat(said.text()).contains("<li><a href=\"/desk/edit/" + draft + "\">Record · Established</a>: <span>");

        Map<String, String> mended = opened(browser, draft, Map.of("act", "publish", "established", "2007"));
        mended.put("endReason", "");
        Reply done = browser.post("/desk/edit/" + draft, mended).expect(303);
        assertThat(done.header("Location")).startsWith("/partnerships/");
        assertThat(http.get("/v1" + done.header("Location")).expect(200).at("/established"))
                .isEqualTo("2007");
        assertThat(browser.post("/desk/edit/" + draft, mended).expect(303).header("Location"))
                .isEqualTo(done.header("Location"));
        assertThat(browser.get("/desk/edit/" + draft).expect(422).text()).contains("was published already");
        assertThat(browser.get("/desk/draft/" + draft).expect(200).text()).doesNotContain("/desk/edit/");
    }

    @Test
    void two_tabs_lose_nothing_of_each_other() {
        String draft = draft("partnerships", tie());
        Browser other = new Browser(http);
        other.enter(otherKey).expect(303);
        Map<String, String> first = opened(browser, draft, Map.of("established", "2007"));
        Map<String, String> second = opened(other, draft, Map.of("endReason", "moved on", "established", "2008"));

        other.post("/desk/edit/" + draft, second).expect(303);
        Reply stale = browser.post("/desk/edit/" + draft, first).expect(412);

        String text = StringEscapeUtils.unescapeHtml4(stale.text());
        assertThat(text)
                .contains("It was changed meanwhile")
                .contains("name=\"established\"")
                .contains("value=\"2007\"", "value=\"moved on\"", "<details open>");
        assertThat(content(draft).path("established").asText()).isEqualTo("2008");
        Map<String, String> again = opened(browser, draft, Map.of("established", "2007"));
        browser.post("/desk/edit/" + draft, again).expect(303);
        assertThat(content(draft).path("established").asText()).isEqualTo("2007");
        assertThat(content(draft).path("endReason").asText()).isEqualTo("moved on");
    }

    @Test
    void strangers_neither_see_nor_change_it() {
        String draft = draft("partnerships", tie());
        Map<String, String> form = opened(browser, draft, Map.of("established", "2007"));
        Browser stranger = new Browser(http);
        stranger.get("/desk/edit/" + draft).expect(303);
        stranger.post("/desk/edit/" + draft, form).expect(401);
        stranger.enter(given.office(given.city("Dunedin", "NZ"))).expect(303);
        stranger.get("/desk/edit/" + draft).expect(404);
        stranger.post("/desk/edit/" + draft, form).expect(403);
        Map<String, String> own = new HashMap<>(form);
        own.put("token", stranger.filled("/desk/proposal", Map.of()).get("token"));
        stranger.post("/desk/edit/" + draft, own).expect(404);
        browser.post("/desk/edit/" + draft, form, "Sec-Fetch-Site", "cross-site")
                .expect(403);
        Map<String, String> forged = new HashMap<>(form);
        forged.put("token", "x");
        browser.post("/desk/edit/" + draft, forged).expect(403);
        assertThat(content(draft).has("established")).isFalse();
    }

    @Test
    void what_is_sent_twice_is_saved_once() {
        String draft = draft("partnerships", tie());
        Map<String, String> form = opened(browser, draft, Map.of("established", "2007"));

        browser.post("/desk/edit/" + draft, form).expect(303);
        browser.post("/desk/edit/" + draft, form).expect(303);

        assertThat(http.get("/v1/drafts/" + draft, "X-API-Key", key).at("/version"))
                .isEqualTo("2");
    }

    @Test
    void drafts_of_all_collections_can_be_changed() {
        Map<String, Map<String, ?>> drafts = Map.of(
                "exchanges", Map.of("kind", "visit", "hostCity", shanghai, "guestCities", List.of(basel)),
                "forums", Map.of("kind", "forum", "name", "A forum", "hostCity", shanghai, "topics", List.of("youth")),
                "platforms", Map.of("name", "A platform"),
                "projects", Map.of("name", "A project"),
                "knowledge-transfers", Map.of("fromCity", shanghai, "toCity", basel),
                "commitments", Map.of("kind", "pledge", "city", shanghai));
        drafts.forEach((resource, content) -> {
            String draft = draft(resource, content);
            JsonNode before = content(draft);
            browser.post("/desk/edit/" + draft, opened(browser, draft, Map.of()))
                    .expect(303);
            assertThat(content(draft)).as(resource).isEqualTo(before);
            String form =
                    browser.get("/desk/edit/" + draft + "?lang=de").expect(200).text();
            assertThat(form).contains("<html lang=\"de\"", "name=\"was-");
        });
        String visit = draft("exchanges", drafts.get("exchanges"));
        String springfield = given.city("Springfield", "US");
        given.city("Springfield", "AU");
        Reply several = browser.post(
                        "/desk/edit/" + visit, opened(browser, visit, Map.of("guestCities", "Basel\nSpringfield")))
                .expect(422);
        assertThat(several.text()).contains(springfield + " = Springfield", "Basel\nSpringfield</textarea>");
        browser.post(
                        "/desk/edit/" + visit,
                        opened(
                                browser,
                                visit,
                                Map.of("guestCities", "Basel\n" + springfield, "summary", "Sie kamen\nund gingen")))
                .expect(303);
        assertThat(content(visit).path("guestCities")).hasToString("[\"" + basel + "\",\"" + springfield + "\"]");
        assertThat(content(visit).at("/summary/0/lang").asText()).isEqualTo("en");
        Reply unknown = browser.post(
                "/desk/edit/" + visit, opened(browser, visit, Map.of("hostCity", "Atlantis", "place", HOSTILE)));
        assertThat(unknown.expect(422).text())
                .contains("<a href=\"#field-hostCity\">", "value=\"Atlantis\"")
                .doesNotContain("<script>alert");
    }

    /** It is checked when it is published: until then any JSON may stand in it. */
    @Test
    void drafts_of_any_shape_are_shown_and_kept() {
        Map<String, Object> odd = new HashMap<>();
        odd.put("kind", "nonsense");
        odd.put("date", Map.of("countryCode", HOSTILE, "lang", HOSTILE, "established", "199X-99"));
        odd.put("hostCity", HOSTILE);
        odd.put("place", "two\nlines\u202E");
        odd.put("guestCities", List.of(Map.of("id", 1), 17, basel));
        odd.put("summary", Map.of("value", List.of(List.of(List.of(HOSTILE)))));
        odd.put("unknown", "x".repeat(5_000));
        for (String resource : List.of("exchanges", "forums", "partnerships", "commitments")) {
            String draft = draft(resource, odd);
            JsonNode before = content(draft);
            for (String page : List.of("/desk/draft/", "/desk/edit/")) {
                assertThat(browser.get(page + draft + "?lang=ar").expect(200).text())
                        .doesNotContain("<script>alert", "<img");
            }
            browser.post("/desk/edit/" + draft, opened(browser, draft, Map.of()))
                    .expect(303);
            assertThat(content(draft)).isEqualTo(before);
            assertThat(browser.post("/desk/edit/" + draft, opened(browser, draft, Map.of("act", "publish")))
                            .status())
                    .isBetween(400, 422);
        }
    }
}
