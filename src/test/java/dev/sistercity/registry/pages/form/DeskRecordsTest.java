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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that an office makes on the site: proposals, exchanges, and drafts of both. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DeskRecordsTest {

    private static final String HOSTILE = "<script>alert(1)</script>\u202E\"'><img src=x onerror=alert(1)>";

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String dunedin;
    private Browser browser;

    @BeforeEach
    void office() {
        shanghai = given.city("Shanghai", "CN");
        dunedin = given.city("Dunedin", "NZ");
        browser = new Browser(http);
        browser.enter(given.office(shanghai)).expect(303);
    }

    private Map<String, String> proposal(String partner) {
        return browser.filled(
                "/desk/proposal",
                Map.of("own", shanghai, "partner", partner, "kind", "friendship-city", "fields", "Culture, youth"));
    }

    @Test
    void proposes_a_partnership_to_a_city_by_its_name() {
        String basel = given.city("Basel", "CH");

        Reply done = browser.post("/desk/proposal", proposal("basel")).expect(303);

        Reply made = http.get("/v1" + done.header("Location")).expect(200);
        assertThat(made.at("/status")).isEqualTo("proposed");
        assertThat(made.text()).contains(basel, "culture", "youth");
        given.city("Springfield", "US");
        given.city("Springfield", "AU");
        Reply several = browser.post("/desk/proposal", proposal("Springfield")).expect(422);
        assertThat(several.text()).contains("<select id=\"field-partner\"", "Springfield, Australia");
        assertThat(browser.post("/desk/proposal", proposal("Atlantis"))
                        .expect(422)
                        .text())
                .contains("names no city of the registry");
        assertThat(browser.post("/desk/proposal", proposal("Basel")).expect(409).text())
                .contains("Look at the record that is there already", done.header("Location"));
    }

    @Test
    void writes_drafts_that_both_offices_see_and_publishes_them() {
        String basel = given.city("Basel", "CH");
        String key = given.office(basel);
        Map<String, String> form = new HashMap<>(proposal("Basel"));
        form.put("act", "draft");

        String draft = browser.post("/desk/proposal", form).expect(303).header("Location");

        assertThat(draft).startsWith("/desk/draft/");
        assertThat(http.get("/v1/partnerships?city=" + basel).at("/page/total")).isEqualTo("0");
        Browser other = new Browser(http);
        other.enter(key).expect(303);
        other.fill(draft, Map.of("act", "comment", "text", HOSTILE)).expect(303);
        assertThat(browser.get(draft).expect(200).text())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        String made = browser.fill(draft, Map.of("act", "publish")).expect(303).header("Location");
        assertThat(http.get("/v1" + made).expect(200).at("/status")).isEqualTo("proposed");
        Browser stranger = new Browser(http);
        stranger.enter(given.office(dunedin)).expect(303);
        stranger.get(draft).expect(404);
        String second =
                browser.post("/desk/exchange", exchange("draft")).expect(303).header("Location");
        assertThat(browser.fill(second, Map.of("act", "discard")).expect(303).header("Location"))
                .isEqualTo("/desk");
    }

    private Map<String, String> exchange(String act) {
        return browser.filled(
                "/desk/exchange",
                Map.of(
                        "kind",
                        "visit",
                        "date",
                        "2026-05",
                        "host",
                        "Shanghai",
                        "guests",
                        "Dunedin\n",
                        "summary",
                        "A visit",
                        "act",
                        act));
    }

    @Test
    void enters_an_exchange() {
        String made =
                browser.post("/desk/exchange", exchange("send")).expect(303).header("Location");

        Reply exchange = http.get("/v1" + made).expect(200);
        assertThat(exchange.at("/hostCity/id")).isEqualTo(shanghai);
        assertThat(exchange.at("/guestCities/0/id")).isEqualTo(dunedin);
        Map<String, String> wrong = new HashMap<>(exchange("send"));
        wrong.put("date", "yesterday");
        wrong.put("guests", "");
        assertThat(browser.post("/desk/exchange", wrong).expect(400).text())
                .contains("<a href=\"#field-date\">", "<a href=\"#field-guests\">");
    }

    @Test
    void what_is_sent_twice_is_made_once() {
        Map<String, String> proposal = proposal(given.city("Basel", "CH"));
        String first = browser.post("/desk/proposal", proposal).expect(303).header("Location");
        assertThat(browser.post("/desk/proposal", proposal).expect(303).header("Location"))
                .isEqualTo(first);
    }
}
