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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts of records that offices add, change and take away on the site. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PartPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>\u202E\"'><img src=x onerror=alert(1)>";

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String basel;
    private String tie;
    private Browser browser;

    @BeforeEach
    void office() {
        shanghai = given.city("Shanghai", "CN");
        basel = given.city("Basel", "CH");
        tie = given.partnership(
                List.of(shanghai, basel),
                Map.of("milestones", List.of(Map.of("type", "signed", "date", "2007-11-19", "place", "Basel"))));
        browser = new Browser(http);
        browser.enter(given.office(shanghai)).expect(303);
    }

    private Reply sent(String path, Map<String, String> written) {
        Reply reply = browser.post(path, browser.opened(path, written));
        assertThat(reply.text().replaceAll("(?s).*id=\"refused\">|</div>.*", ""))
                .as(path)
                .isEmpty();
        return reply.expect(303);
    }

    private JsonNode record() {
        return http.get("/v1/partnerships/" + tie).expect(200).json();
    }

    private String parts() {
        return "/desk/parts/partnerships/" + tie;
    }

    private String milestone() {
        return parts() + "/milestones/" + record().at("/milestones/0/id").asText();
    }

    @Test
    void adds_an_agreement_with_a_text_and_who_signed_it() {
        assertThat(browser.get("/partnerships/" + tie).text()).contains(parts());
        assertThat(browser.get(parts()).expect(200).text()).contains(parts() + "/agreements", milestone());
        Map<String, String> written = new LinkedHashMap<>();
        written.put("item.type", "memorandum");
        written.put("item.title", HOSTILE);
        written.put("item.date", "2024-05-06");
        written.put("item.texts.0.lang", "de");
        written.put("item.texts.0.url", "https://basel.example/memorandum.pdf");
        written.put("item.signatories.0.name", "Chen Jining");
        written.put("item.signatories.0.position", "Party Secretary");

        Reply added = sent(parts() + "/agreements", written);

        assertThat(added.header("Location")).isEqualTo(parts());
        JsonNode agreement = record().at("/agreements/0");
        assertThat(agreement.path("title").asText()).isEqualTo(HOSTILE);
        assertThat(agreement.at("/texts/0/lang").asText()).isEqualTo("de");
        assertThat(agreement.at("/signatories/0/name").asText()).isEqualTo("Chen Jining");
        assertThat(browser.get(parts()).text()).doesNotContain("<script>alert", "<img");
    }

    @Test
    void rows_within_an_item_are_added_and_taken_away() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("item.type", "memorandum");
        written.put("item.title", "A");
        written.put("item.signatories.0.name", "Chen Jining");
        written.put("item.signatories.0.position", "Party Secretary");
        sent(parts() + "/agreements", written);
        String form = parts() + "/agreements/" + record().at("/agreements/0/id").asText();

        sent(form, Map.of("item.signatories.1.name", "Beat Jans", "item.signatories.1.position", "President"));
        assertThat(record().at("/agreements/0/signatories")).hasSize(2);
        sent(form, Map.of("item.signatories.0.name", "", "item.signatories.0.position", ""));
        assertThat(record().at("/agreements/0/signatories")).hasSize(1);
        assertThat(record().at("/agreements/0/signatories/0/name").asText()).isEqualTo("Beat Jans");
        assertThat(record().at("/agreements/0/title").asText()).isEqualTo("A");
    }

    @Test
    void changes_what_was_altered_alone_and_takes_an_item_away() {
        String id = record().at("/milestones/0/id").asText();
        browser.post(milestone(), browser.opened(milestone(), Map.of("item.date", "2007-11-20", "item.by", "Shanghai")))
                .expect(303);
        JsonNode changed = record().at("/milestones/0");
        assertThat(changed.path("id").asText()).isEqualTo(id);
        assertThat(changed.path("date").asText()).isEqualTo("2007-11-20");
        assertThat(changed.path("place").asText()).isEqualTo("Basel");
        assertThat(changed.at("/by/id").asText(changed.path("by").asText())).isEqualTo(shanghai);

        browser.post(milestone(), browser.opened(milestone(), Map.of("act", "remove")))
                .expect(303);
        assertThat(record().path("milestones")).isEmpty();
    }

    @Test
    void shows_what_is_refused_at_its_field_in_the_readers_language() {
        Map<String, String> sent = browser.opened(milestone() + "?lang=de", Map.of("item.date", "yesterday"));
        Reply refused = browser.post(milestone(), sent);

        assertThat(refused.expect(400).text())
                .contains(
                        "<a href=\"#field-item.date\">",
                        "value=\"yesterday\"",
                        "aria-invalid=\"true\"",
                        "muss ein Datum sein, etwa 1994, 1994-10 oder 1994-10-09")
                .doesNotContain("must be an EDTF date");
        String names = "/desk/parts/cities/" + shanghai + "/names";
        for (Map.Entry<String, String> said : Map.of(
                        "zh-Hans", "必须是 BCP 47 语言代码",
                        "ru", "должно быть кодом языка по BCP 47",
                        "ar", "يجب أن يكون رمز لغة وفق BCP 47")
                .entrySet()) {
            Map<String, String> form =
                    browser.opened(names + "?lang=" + said.getKey(), Map.of("item.value", "上海", "item.lang", "-no-"));
            assertThat(browser.post(names, form).expect(400).text())
                    .contains(said.getValue())
                    .doesNotContain("lang=\"en\" dir=\"ltr\"");
        }
    }

    @Test
    void a_form_sent_twice_adds_once_and_a_stale_or_forged_one_nothing() {
        Map<String, String> add = browser.opened(
                parts() + "/milestones", Map.of("item.type", "renewed", "item.date", "2017", "item.note", HOSTILE));
        browser.post(parts() + "/milestones", add).expect(303);
        browser.post(parts() + "/milestones", add).expect(303);
        assertThat(record().path("milestones")).hasSize(2);

        Map<String, String> stale = browser.opened(milestone(), Map.of("item.place", "Bern"));
        browser.post(milestone(), browser.opened(milestone(), Map.of("item.note", "Changed meanwhile")))
                .expect(303);
        Reply refused = browser.post(milestone(), stale);
        assertThat(refused.expect(412).text()).contains("value=\"Bern\"", "Changed meanwhile");
        assertThat(record().at("/milestones/0/place").asText()).isEqualTo("Basel");

        Map<String, String> forged = new LinkedHashMap<>(browser.opened(milestone(), Map.of("item.place", "Bern")));
        forged.put("token", "forged");
        browser.post(milestone(), forged).expect(403);
        browser.post(milestone(), stale, "Sec-Fetch-Site", "cross-site").expect(403);
        new Browser(http).post(milestone(), stale).expect(401);
        assertThat(record().at("/milestones/0/place").asText()).isEqualTo("Basel");
    }

    @Test
    void a_list_without_addresses_of_its_items_is_changed_as_a_whole() {
        String forum = given.forum("Forum", shanghai);
        String form = "/desk/parts/forums/" + forum + "/organizers";
        sent(form, Map.of("item.organizers.0.name", "Foreign Affairs Office", "item.organizers.0.role", "organizer"));
        sent(form, Map.of("item.organizers.1.name", "Institute", "item.organizers.1.role", "co-organizer"));
        assertThat(organizers(forum)).hasSize(2);
        Map<String, String> third =
                browser.opened(form, Map.of("item.organizers.2.name", "Club", "item.organizers.2.role", "organizer"));
        browser.post(form, third).expect(303);
        browser.post(form, third).expect(303);
        assertThat(organizers(forum)).hasSize(3);
        sent(form, Map.of("item.organizers.2.name", "", "item.organizers.2.role", ""));
        sent(form, Map.of("item.organizers.0.name", "", "item.organizers.0.role", ""));
        assertThat(organizers(forum)).hasSize(1);
        assertThat(organizers(forum).at("/0/name").asText()).isEqualTo("Institute");
    }

    @Test
    void the_longest_list_can_be_sent() {
        String forum = given.forum("Forum", shanghai);
        List<Map<String, String>> most = IntStream.range(0, 100)
                .mapToObj(i -> Map.of("name", "Institute " + i, "role", "organizer"))
                .toList();
        String version = http.get("/v1/forums/" + forum).header("ETag");
        http.patch("/v1/forums/" + forum, Map.of("organizers", most), version).expect(200);
        sent("/desk/parts/forums/" + forum + "/organizers", Map.of("item.organizers.99.name", "The last"));
        assertThat(organizers(forum)).hasSize(100);
        assertThat(organizers(forum).at("/99/name").asText()).isEqualTo("The last");
    }

    private JsonNode organizers(String forum) {
        return http.get("/v1/forums/" + forum).expect(200).json().path("organizers");
    }

    @Test
    void what_there_is_not_is_not_found_and_other_cities_stay_as_they_are() {
        browser.get(parts() + "/milestones/zzzzz").expect(404);
        browser.get(parts() + "/nothing").expect(404);
        browser.get("/desk/parts/conflicts/" + tie).expect(404);
        browser.get("/desk/parts/nothing/" + tie).expect(404);
        browser.get("/desk/parts/cities/nothing").expect(400);
        String names = "/desk/parts/cities/" + basel + "/names";
        Reply refused = browser.post(
                names, browser.opened(names, Map.of("item.value", "Bâle", "item.lang", "fr", "item.kind", "official")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(http.get("/v1/cities/" + basel).json().path("names")).hasSize(1);
    }
}
