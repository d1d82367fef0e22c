package dev.sistercity.registry.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an office does on the site, by forms that need no script. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DeskPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\u202E\"'><img src=x onerror=alert(1)>";

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String dunedin;
    private String tie;
    private Browser browser;

    @BeforeEach
    void office() {
        shanghai = given.city("Shanghai", "CN");
        dunedin = given.city("Dunedin", "NZ");
        tie = given.partnership(shanghai, dunedin, "sister-city");
        browser = new Browser(http);
        browser.enter(given.office(shanghai)).expect(303);
    }

    private String word() {
        return "/desk/word/" + tie;
    }

    private Map<String, String> confirming() {
        return browser.filled(word(), Map.of("city", shanghai, "stance", "confirmed", "note", "As our council has it"));
    }

    private String stance() {
        return http.get("/v1/partnerships/" + tie + "/confirmations/" + shanghai)
                .expect(200)
                .at("/stance");
    }

    @Test
    void confirms_and_disputes_a_partnership_in_the_name_of_its_own_side() {
        Reply desk = browser.get("/desk").expect(200);
        assertThat(desk.text())
                .contains("speaks for \u2068Shanghai\u2069", "not confirmed by you yet", "/desk/word/" + tie);

        Reply done = browser.post(word(), confirming()).expect(303);

        assertThat(done.header("Location")).isEqualTo("/partnerships/" + tie);
        assertThat(stance()).isEqualTo("confirmed");
        assertThat(browser.get("/partnerships/" + tie).text()).contains("As our council has it");
        browser.fill(word(), Map.of("city", shanghai, "stance", "disputed")).expect(303);
        assertThat(stance()).isEqualTo("disputed");
    }

    @Test
    void shows_what_the_api_refuses_at_the_field_with_what_was_written() {
        Reply refused = browser.fill(
                        word(),
                        Map.of("city", shanghai, "stance", "confirmed", "established", HOSTILE, "note", HOSTILE))
                .expect(400);

        assertThat(refused.text())
                .contains("role=\"alert\"", "<a href=\"#field-established\">", "id=\"field-established-fault\"")
                .contains("aria-invalid=\"true\"", "&lt;script&gt;", "does not begin with a year of four digits")
                .doesNotContain("<script>alert", "<img", "dev.sistercity");
        assertThat(stance()).isEqualTo("none");
        Reply other = browser.fill(word(), Map.of("city", dunedin, "stance", "confirmed"));
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.text()).contains("role=\"alert\"");
    }

    @Test
    void what_is_sent_twice_is_done_once() {
        Map<String, String> form = confirming();
        browser.post(word(), form).expect(303);
        int before = http.get("/v1/partnerships/" + tie + "/revisions")
                .json()
                .path("items")
                .size();

        browser.post(word(), form).expect(303);

        assertThat(http.get("/v1/partnerships/" + tie + "/revisions").json().path("items"))
                .hasSize(before);
    }

    @Test
    void what_is_stale_is_refused_and_shown_as_it_is_now() {
        Map<String, String> form = confirming();
        http.patch("/v1/partnerships/" + tie, Map.of("fields", List.of("culture")), "*")
                .expect(200);

        Reply stale = browser.post(word(), form).expect(412);

        assertThat(stale.text()).contains("role=\"alert\"", "culture", "As our council has it");
        assertThat(stance()).isEqualTo("none");
    }

    @Test
    void refuses_forms_of_other_sites_and_of_other_sessions() {
        Map<String, String> form = confirming();
        browser.post(word(), form, "Origin", "https://evil.example").expect(403);
        browser.post(word(), form, "Origin", "null").expect(403);
        browser.post(word(), form, "Sec-Fetch-Site", "cross-site").expect(403);
        browser.post(word(), form, "Sec-Fetch-Site", "same-site").expect(403);
        Map<String, String> forged = new HashMap<>(form);
        forged.remove("token");
        browser.post(word(), forged).expect(403);
        Browser other = new Browser(http);
        other.enter(given.office(dunedin)).expect(303);
        forged.put("token", other.filled(word(), Map.of()).get("token"));
        browser.post(word(), forged).expect(403);
        assertThat(stance()).isEqualTo("none");
        browser.post("/desk/sign-in", Map.of("key", "x"), "Origin", "https://evil.example")
                .expect(403);

        browser.post(word(), form, "Origin", http.base().toString(), "Sec-Fetch-Site", "same-origin")
                .expect(303);
    }

    @Test
    void answers_a_change_request_of_a_stranger() {
        Reply asked = http.send(
                        "POST",
                        "/v1/change-requests",
                        Http.bytes(Map.of(
                                "subject", Map.of("resource", "cities", "id", shanghai),
                                "patch", Map.of("website", "https://shanghai.example/"),
                                "reason", HOSTILE)),
                        "Content-Type",
                        "application/json")
                .expect(201);
        String form = "/desk/answer/" + asked.at("/id");
        assertThat(browser.get("/desk").text()).contains(form, "a correction is asked for");
        assertThat(browser.get(form).expect(200).text()).doesNotContain("<script>alert");
        assertThat(browser.fill(form, Map.of("verdict", "accepted")).expect(400).text())
                .contains("<a href=\"#field-reason\">");

        String next = browser.fill(form, Map.of("verdict", "accepted", "reason", "It is so"))
                .expect(303)
                .header("Location");

        assertThat(next).isEqualTo("/change-requests/" + asked.at("/id"));
        assertThat(http.get("/v1/cities/" + shanghai).at("/website")).isEqualTo("https://shanghai.example/");
        browser.get(next).expect(200);
    }

    @Test
    void pages_of_a_session_are_for_one_reader_and_pages_for_all_know_no_session() {
        for (String path : List.of("/desk", word(), "/desk/proposal", "/desk/exchange", "/desk/sign-in")) {
            Reply page = browser.get(path).expect(200);
            assertThat(page.header("Cache-Control")).as(path).isEqualTo("private, no-store");
            assertThat(page.header("Vary")).contains("Cookie");
            assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.header("ETag")).isNull();
            assertThat(page.header("Content-Security-Policy"))
                    .contains("script-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
        assertThat(browser.post("/desk/sign-in", Map.of("key", "no")).header("Cache-Control"))
                .isEqualTo("private, no-store");
        String[] cookie = {"Cookie", browser.cookie()};
        assertThat(browser.get("/partnerships/" + tie, cookie).text())
                .isEqualTo(browser.get("/partnerships/" + tie).text());
        http.send(
                        "POST",
                        "/v1/cities",
                        Http.bytes(Map.of("kind", "city", "name", "X", "countryCode", "DE")),
                        "Cookie",
                        browser.cookie(),
                        "Content-Type",
                        "application/json")
                .expect(401);
        http.get("/v1/desk", cookie).expect(401);
    }

    @Test
    void a_key_that_may_only_read_writes_nothing_here_either() {
        String office = given.record("offices", Map.of("name", "Reads", "city", dunedin));
        Browser reader = new Browser(http);
        reader.enter(given.key(Map.of("office", office, "role", "office", "scopes", List.of("read"))))
                .expect(303);

        Reply refused = reader.fill(word(), Map.of("city", dunedin, "stance", "confirmed"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(http.get("/v1/partnerships/" + tie + "/confirmations/" + dunedin)
                        .at("/stance"))
                .isEqualTo("none");
    }

    @Test
    void the_desk_speaks_the_readers_language_and_carries_it_along() {
        assertThat(browser.get("/desk?lang=zh-Hans").expect(200).text()).contains("工作台", "/desk/proposal?lang=zh-Hans");
        Reply done = browser.post(word(), browser.filled(word() + "?lang=ru", confirming()))
                .expect(303);
        assertThat(done.header("Location")).isEqualTo("/partnerships/" + tie + "?lang=ru");
        browser.get("/desk?lang=%3Cscript%3E").expect(400);
        browser.get("/desk/nothing").expect(404);
        browser.get("/desk/word/nothing").expect(400);
        browser.get("/desk/word/01890000-0000-7000-8000-000000000000").expect(404);
    }
}
