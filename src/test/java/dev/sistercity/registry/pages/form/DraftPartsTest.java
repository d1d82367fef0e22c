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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects and lists of objects in drafts, each with a form of its own. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class DraftPartsTest {

    private static final String HOSTILE = "<script>alert(1)</script>\u202E\"'><img src=x onerror=alert(1)>";
    private static final List<String> COLLECTIONS = List.of(
            "partnerships", "exchanges", "forums", "platforms", "projects", "knowledge-transfers", "commitments");

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

    private String draft(String collection, Map<String, ?> content) {
        String other =
                http.get("/v1/offices?city=" + basel).json().at("/items/0/id").asText();
        Map<String, ?> draft = Map.of("resource", collection, "content", content, "offices", List.of(other));
        return http.post("/v1/drafts", draft, "X-API-Key", key).expect(201).at("/id");
    }

    private String tie() {
        return draft(
                "partnerships",
                Map.of(
                        "kind",
                        "friendship-city",
                        "status",
                        "proposed",
                        "parties",
                        List.of(Map.of("city", shanghai), Map.of("city", basel))));
    }

    private JsonNode content(String draft) {
        return http.get("/v1/drafts/" + draft, "X-API-Key", key)
                .expect(200)
                .json()
                .path("content");
    }

    private void send(String path, Map<String, String> written) {
        browser.post(path, browser.opened(path, written)).expect(303);
    }

    /** The forms that the page of a draft leads to. */
    private Set<String> parts(String draft) {
        Set<String> parts = new LinkedHashSet<>();
        Matcher link = Pattern.compile("href=\"(/desk/edit/" + draft + "/[^\"?]+)")
                .matcher(browser.get("/desk/edit/" + draft).expect(200).text());
        while (link.find()) {
            parts.add(link.group(1));
        }
        return parts;
    }

    @Test
    void a_record_is_written_with_all_its_parts_and_published() {
        String draft = tie();
        String form = "/desk/edit/" + draft;
        assertThat(parts(draft)).contains(form + "/milestones", form + "/agreements", form + "/parties");
        send(
                form + "/milestones",
                Map.of("item.type", "signed", "item.date", "2007-11-19", "item.by", "Shanghai", "item.note", HOSTILE));
        send(
                form + "/agreements",
                Map.of(
                        "item.type",
                        "memorandum",
                        "item.title",
                        "A",
                        "item.signatories.0.name",
                        "Chen Jining",
                        "item.signatories.0.position",
                        "Mayor"));
        send(
                form + "/agreements/1",
                Map.of("item.signatories.1.name", "Beat Jans", "item.signatories.1.position", "President"));
        send(form + "/parties/1", Map.of("item.nameAsSigned", "Shanghai Shi"));

        JsonNode content = content(draft);
        assertThat(content.at("/milestones/0/by").asText()).isEqualTo(shanghai);
        assertThat(content.at("/agreements/0/signatories")).hasSize(2);
        assertThat(content.at("/parties/0/city").asText()).isEqualTo(shanghai);
        assertThat(content.at("/parties/1")).hasToString("{\"city\":\"" + basel + "\"}");
        assertThat(browser.get(form + "/milestones/1").expect(200).text())
                .contains("value=\"Shanghai\"")
                .doesNotContain("<script>alert", "<img");
        assertThat(browser.get(form + "/milestones").text()).doesNotContain("<script>alert", "<img");
        Reply done = browser.post(form, browser.opened(form, Map.of("act", "publish")));
        assertThat(done.text().replaceAll("(?s).*id=\"refused\">|</div>.*", "")).isEmpty();
        String published = done.expect(303).header("Location");
        JsonNode record = http.get("/v1" + published).expect(200).json();
        assertThat(record.at("/milestones/0/date").asText()).isEqualTo("2007-11-19");
        assertThat(record.at("/agreements/0/signatories/1/name").asText()).isEqualTo("Beat Jans");
        browser.get(form + "/milestones").expect(422);
    }

    @Test
    void what_publishing_refuses_is_told_as_people_count() {
        String draft = tie();
        String form = "/desk/edit/" + draft;
        send(form + "/agreements", Map.of("item.type", "memorandum", "item.title", "A"));
        send(form + "/agreements/1", Map.of("item.signatories.0.name", "Chen Jining"));

        for (String from : List.of(form, "/desk/draft/" + draft)) {
            Reply refused = browser.post(from, browser.opened(from, Map.of("act", "publish")));

            assertThat(refused.expect(400).text())
                    .containsPattern(
                            "<a href=\"" + form + "/agreements/1\">[^<]*Agreements 1 · Signatories 1 · Position</a>: ");
        }
        assertThat(browser.get(form + "/agreements/1").expect(200).text()).contains("value=\"Chen Jining\"");
    }

    @Test
    void what_publishing_refuses_of_no_part_leads_to_the_form_of_the_draft() {
        String draft = draft("partnerships", Map.of("kind", "sister-city", "nosuch", List.of(1)));
        String from = "/desk/draft/" + draft;

        String refused = browser.post(from, browser.opened(from, Map.of("act", "publish")))
                .expect(400)
                .text();

        assertThat(refused).contains("<a href=\"/desk/edit/" + draft + "\">");
        browser.get("/desk/edit/" + draft).expect(200);
    }

    /** Whatever is added, changed and taken away: the list is what a plain list would be after the same. */
    @Test
    void lists_become_what_was_done_to_them() {
        Random random = new Random(20261130);
        String draft = tie();
        String form = "/desk/edit/" + draft + "/milestones";
        List<String> places = new ArrayList<>();
        for (int step = 0; step < 20; step++) {
            String place = "Place " + step;
            int at = places.isEmpty() ? 0 : random.nextInt(places.size());
            switch (places.isEmpty() ? 0 : random.nextInt(4)) {
                case 0, 1 -> {
                    send(form, Map.of("item.type", "renewed", "item.place", place));
                    places.add(place);
                }
                case 2 -> {
                    send(form + '/' + (at + 1), Map.of("item.place", place));
                    places.set(at, place);
                }
                default -> {
                    send(form + '/' + (at + 1), Map.of("act", "remove"));
                    places.remove(at);
                }
            }
            assertThat(content(draft).path("milestones").findValuesAsText("place"))
                    .as("step %d", step)
                    .isEqualTo(places);
        }
        int last = places.size();
        for (String number : List.of("0", String.valueOf(last + 1), "01", "-1", "x", "1x", "2147483648")) {
            browser.get(form + '/' + number).expect(404);
        }
        browser.get("/desk/edit/" + draft + "/nothing").expect(404);
        browser.get("/desk/edit/" + draft + "/kind").expect(404);
        browser.get("/desk/edit/" + draft + "/nothing/1").expect(404);
    }

    @Test
    void each_part_of_each_collection_is_shown_in_each_language_and_left_as_it_is() {
        for (String collection : COLLECTIONS) {
            String draft = draft(collection, Map.of("kind", "visit"));
            JsonNode before = content(draft);
            for (String part : parts(draft)) {
                for (String lang : List.of("de", "ar")) {
                    assertThat(browser.get(part + "?lang=" + lang).expect(200).text())
                            .as("%s %s", part, lang)
                            .contains("<html lang=\"" + lang + '"', "name=\"item.");
                }
                send(part, Map.of());
                assertThat(content(draft).path("kind")).as(part).isEqualTo(before.path("kind"));
                content(draft).forEach(value -> assertThat(value.isValueNode() || value.isEmpty())
                        .isTrue());
            }
        }
        assertThat(parts(tie())).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void two_tabs_lose_nothing_of_each_other_and_strangers_write_nothing() {
        String draft = tie();
        String form = "/desk/edit/" + draft + "/milestones";
        Browser other = new Browser(http);
        other.enter(otherKey).expect(303);
        Map<String, String> first = browser.opened(form, Map.of("item.type", "signed", "item.place", "Bern"));
        Map<String, String> second = other.opened(form, Map.of("item.type", "signed", "item.place", "Basel"));
        other.post(form, second).expect(303);
        other.post(form, second).expect(303);

        assertThat(browser.post(form, first).expect(412).text()).contains("value=\"Bern\"");
        assertThat(content(draft).path("milestones").findValuesAsText("place")).containsExactly("Basel");

        Browser stranger = new Browser(http);
        stranger.get(form).expect(303);
        stranger.post(form, first).expect(401);
        stranger.enter(given.office(given.city("Dunedin", "NZ"))).expect(303);
        stranger.get(form).expect(404);
        stranger.post(form, first).expect(403);
        Map<String, String> own = new HashMap<>(first);
        own.put("token", stranger.filled("/desk/proposal", Map.of()).get("token"));
        stranger.post(form, own).expect(404);
        browser.post(form, first, "Sec-Fetch-Site", "cross-site").expect(403);
        assertThat(content(draft).path("milestones")).hasSize(1);
    }

    /** A draft is checked when it is published: until then any JSON may stand in it. */
    @Test
    void what_no_form_can_show_stays() {
        List<Object> odd = List.of(
                "text",
                17,
                List.of(1, "a"),
                List.of(List.of()),
                Map.of("0", "a"),
                List.of(Map.of("date", Map.of("x", List.of(HOSTILE)), "sources", HOSTILE, "unknown", 1)),
                List.of(Map.of("signatories", "x", "texts", List.of("y"), "terms", Map.of("a", 1), "by", HOSTILE)));
        for (Object value : odd) {
            String draft = draft("partnerships", Map.of("milestones", value, "agreements", value, "parties", value));
            JsonNode before = content(draft);
            for (String part : parts(draft)) {
                assertThat(browser.get(part).expect(200).text()).doesNotContain("<script>alert", "<img");
                boolean hasItem = browser.get(part + "/1").status() == 200;
                if (hasItem) {
                    send(part + "/1", Map.of());
                }
                send(part, Map.of());
            }
            assertThat(content(draft)).as("%s", value).isEqualTo(before);
        }
    }
}
