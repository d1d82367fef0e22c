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
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mistakes that strangers report, from any page, by the rules and limits of change requests. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MistakePagesTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String city;
    private String form;
    private Browser browser;

    @BeforeEach
    void city() {
        city = given.city("Lübeck", "DE", Map.of("website", "https://old.example/"));
        form = "/mistakes/cities/" + city;
        browser = new Browser(http);
    }

    @Test
    void every_page_leads_to_the_form_of_its_record_or_to_the_search_for_it() {
        assertThat(browser.get("/cities/" + city).expect(200).text()).contains("/mistakes?page=%2Fcities%2F" + city);
        assertThat(browser.get("/mistakes?page=%2Fcities%2F" + city).expect(303).header("Location"))
                .isEqualTo(form);
        assertThat(browser.get("/mistakes?page=%2Fcities%2F" + city + "%2Fhistory&lang=de")
                        .expect(303)
                        .header("Location"))
                .isEqualTo(form + "?lang=de");
        for (String page : List.of("/", "/countries/CN/DE", "/search", "/changes", "javascript:alert(1)", "//evil")) {
            assertThat(browser.get("/mistakes?page=" + page).expect(200).text()).contains("action=\"/search\"");
        }
        for (String page : List.of("/", "/countries", "/network", "/about", "/nowhere")) {
            assertThat(browser.get(page).text()).contains("/mistakes?page=");
        }
        browser.get("/mistakes/nothing/" + city).expect(404);
        browser.get("/mistakes/cities/01890000-0000-7000-8000-000000000000").expect(404);
    }

    @Test
    void each_property_can_be_chosen_once() {
        String page = browser.get(form).expect(200).text();
        String choice = page.substring(page.indexOf("<select id=\"field-what\""), page.indexOf("</select>"));
        List<String> values = Pattern.compile("<option value=\"([^\"]+)\"")
                .matcher(choice)
                .results()
                .map(option -> option.group(1))
                .toList();

        assertThat(values).contains("name", "website", "-delete").doesNotHaveDuplicates();
    }

    @Test
    void a_report_is_a_change_request_with_a_token_that_is_told_once() {
        Reply thanks = browser.fill(
                        form,
                        Map.of(
                                "what",
                                "website",
                                "value",
                                "https://new.example/",
                                "reason",
                                "It has moved",
                                "sources",
                                "https://new.example/about\n"))
                .expect(200);

        assertThat(thanks.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(thanks.text()).contains("Thank you", "<code>scr_");
        Reply requests = http.get("/v1/change-requests").expect(200);
        assertThat(requests.at("/items/0/patch/website")).isEqualTo("https://new.example/");
        assertThat(requests.at("/items/0/by")).isEqualTo("anonymous");
        assertThat(browser.get("/change-requests/" + requests.at("/items/0/id"))
                        .expect(200)
                        .text())
                .contains("It has moved", "/desk/answer/");
        assertThat(http.get("/v1/cities/" + city).at("/website")).isEqualTo("https://old.example/");
    }

    @Test
    void a_name_and_the_whole_record_can_be_wrong_too() {
        browser.fill(form, Map.of("what", "name", "value", "Lubeck", "reason", "As it is spelled"))
                .expect(200);
        browser.fill(form, Map.of("what", "-delete", "reason", "There is no such city"))
                .expect(200);

        String requests = http.get("/v1/change-requests").text();

        assertThat(requests).contains("\"value\":\"Lubeck\"", "\"action\":\"delete\"");
    }

    @Test
    void refusals_stand_at_the_field() {
        String hostile = "<script>alert(1)</script>";
        Reply refused = browser.fill(
                        form,
                        Map.of("what", "website", "value", "javascript:alert(1)", "reason", "x", "sources", hostile))
                .expect(400);
        assertThat(refused.text())
                .contains("<a href=\"#field-sources\">", "&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(browser.fill(form, Map.of("what", "website", "value", "https://city.example/", "reason", " "))
                        .expect(400)
                        .text())
                .contains("<a href=\"#field-reason\">");
        Map<String, String> unknown = new HashMap<>(browser.filled(form, Map.of("reason", "x")));
        unknown.put("what", "nothing-of-the-kind");
        unknown.put("value", "x".repeat(1_000));
        assertThat(browser.post(form, unknown).status()).isIn(400, 422);
        assertThat(http.get("/v1/change-requests").at("/page/total")).isEqualTo("0");
    }

    @Test
    void what_is_sent_twice_is_reported_once_and_what_another_site_sends_not_at_all() {
        Map<String, String> sent = browser.filled(form, Map.of("what", "website", "value", "", "reason", "It is gone"));
        browser.post(form, sent, "Origin", "https://evil.example").expect(403);
        browser.post(form, sent, "Sec-Fetch-Site", "cross-site").expect(403);
        browser.post(form, sent).expect(200);

        assertThat(browser.post(form, sent).expect(200).text())
                .contains("Thank you")
                .doesNotContain("<code>scr_");

        assertThat(http.get("/v1/change-requests").at("/page/total")).isEqualTo("1");
        http.send("POST", form, new byte[(1 << 20) + 1], "Content-Type", "application/x-www-form-urlencoded")
                .expect(413);
    }

    @Test
    void is_bounded_by_the_share_of_strangers() {
        Reply last = null;
        for (int i = 0; i < 200 && (last == null || last.status() == 200); i++) {
            last = browser.fill(form, Map.of("what", "website", "value", "https://x.example/" + i, "reason", "x"));
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.text()).contains("role=\"alert\"", "https://x.example/");
        assertThat(last.header("Retry-After")).isNotNull();
    }
}
