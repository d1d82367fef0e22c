package dev.sistercity.registry.pages.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.pages.Leaves;
import dev.sistercity.registry.support.ClaimableDrafts;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each value that the API says of a record stands on the record's page, whatever has become of it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CompletePagesTest {

    private static final String UNKNOWN = "01890000-0000-7000-8000-000000000000";

    @Inject
    Http http;

    @Inject
    Given given;

    private String one;
    private String other;

    @BeforeEach
    void cities() {
        one = given.city(
                "Wuxi",
                "CN",
                Map.of(
                        "latitude",
                        31.57,
                        "longitude",
                        120.29,
                        "population",
                        Map.of("value", 7462000, "qualifier", "about")));
        other = given.city("Dunedin", "NZ", Map.of("latitude", -45.87, "longitude", 170.5));
    }

    private void complete(String path, String query) {
        JsonNode record =
                http.get("/v1" + path + "?lang=en" + query).expect(200).json();
        String page =
                http.get(path + "?lang=en", "Accept", "text/html").expect(200).text();
        // What claims on a record's own page are about is the record.
        assertThat(Leaves.missing(record, page).stream()
                        .filter(leaf -> !leaf.pointer().matches("/claims/\\d{1,4}/subject/.*")))
                .as(path)
                .isEmpty();
    }

    private void claimed(String collection, String id, JsonNode draft) {
        String source = given.record(
                "sources",
                Map.of(
                        "kind",
                        "official-page",
                        "title",
                        "Sister cities & friends",
                        "url",
                        "https://example.org/a?b=1&c=2",
                        "publisher",
                        "The council",
                        "lang",
                        "en",
                        "published",
                        "2007-21"));
        int claims = 0;
        for (Map.Entry<String, JsonNode> each : draft.properties()) {
            for (Object value : List.of(each.getValue(), "1979", "another", 17)) {
                Map<String, Object> claim = new LinkedHashMap<>();
                claim.put("subject", Map.of("resource", collection, "id", id));
                claim.put("pointer", '/' + each.getKey());
                claim.put("value", value);
                claim.put("source", source);
                claim.put("quote", Map.of("value", "In so many words " + claims, "lang", "de"));
                claim.put("asOf", "2009/..");
                Reply made = http.post("/v1/claims", claim);
                assertThat(made.status()).isIn(201, 400, 422);
                if (made.status() == 201) {
                    claims++;
                    complete("/claims/" + made.at("/id"), "");
                }
            }
        }
        given.claim(collection, id, "", null, source);
        complete("/sources/" + source, "");
    }

    @Test
    void every_value_of_a_record_with_claims_stands_on_its_page() {
        for (Map.Entry<String, ObjectNode> each :
                ClaimableDrafts.of(given, one, other).entrySet()) {
            String id = given.record(each.getKey(), each.getValue().toString());
            claimed(each.getKey(), id, each.getValue());
            complete('/' + each.getKey() + '/' + id, "&include=claims");
            JsonNode revisions = http.get("/v1/" + each.getKey() + '/' + id + "/revisions?lang=en")
                    .json();
            String history = http.get('/' + each.getKey() + '/' + id + "/history?lang=en", "Accept", "text/html")
                    .text();
            assertThat(Leaves.missing(revisions.path("items"), history))
                    .as(each.getKey())
                    .isEmpty();
        }
        JsonNode found = http.get("/v1/conflicts?limit=200").json().path("items");
        assertThat(found).isNotEmpty();
        String list = http.get("/conflicts?limit=200&lang=en", "Accept", "text/html")
                .expect(200)
                .text();
        found.forEach(conflict -> {
            complete("/conflicts/" + conflict.path("id").asText(), "");
            assertThat(Leaves.missing(conflict.path("recordValue"), list)).isEmpty();
            conflict.path("claims").forEach(claim -> assertThat(Leaves.missing(claim.path("value"), list))
                    .isEmpty());
        });
    }

    @Test
    void every_word_of_both_sides_stands_on_the_page() {
        String tie = given.partnership(
                List.of(one, other),
                Map.of(
                        "kind",
                        "sister-city",
                        "established",
                        "1994~",
                        "ended",
                        "2019-06",
                        "endReason",
                        "Nothing came of it & more",
                        "endedBy",
                        List.of(one),
                        "fields",
                        List.of("economy-trade", "crime-prevention")));
        say(tie, one, "confirmed");
        say(tie, other, "disputed");
        complete("/partnerships/" + tie, "&include=claims");
    }

    private void say(String tie, String city, String stance) {
        byte[] word = Http.bytes(Map.of(
                "stance", stance, "established", "1993-11", "kind", "friendship-city", "note", "Said by " + city));
        http.send(
                        "PUT",
                        "/v1/partnerships/" + tie + "/confirmations/" + city,
                        word,
                        "Content-Type",
                        Http.JSON,
                        "X-API-Key",
                        given.office(city),
                        "If-Match",
                        http.get("/v1/partnerships/" + tie).etag())
                .expect(200);
    }

    @Test
    void what_is_planned_and_what_is_over_is_told() {
        String future = given.record(
                "exchanges",
                Map.of(
                        "kind",
                        "visit",
                        "date",
                        "2999-12-31",
                        "status",
                        "planned",
                        "hostCity",
                        one,
                        "guestCities",
                        List.of(other)));
        complete("/exchanges/" + future, "");
        String ahead = given.partnership(List.of(one, other), Map.of("kind", "contact", "status", "proposed"));
        complete("/partnerships/" + ahead, "");
        assertThat(http.get("/cities/" + one + "?asOf=2999", "Accept", "text/html")
                        .status())
                .isIn(200, 400);
        for (String collection : List.of("cities", "partnerships", "exchanges", "sources", "claims", "offices")) {
            http.get('/' + collection + '/' + UNKNOWN, "Accept", "text/html").expect(404);
        }
    }

    @Test
    void an_exchange_is_called_by_its_kind_and_cities_and_led_in_by_its_summary() {
        String met = given.record(
                "exchanges",
                Map.of(
                        "kind",
                        "visit",
                        "date",
                        "2024-09-09",
                        "status",
                        "held",
                        "hostCity",
                        one,
                        "guestCities",
                        List.of(other),
                        "summary",
                        List.of(
                                Map.of("value", "They met.", "lang", "en"),
                                Map.of("value", "Sie trafen sich.", "lang", "de"))));

        String german = http.get("/exchanges/" + met + "?lang=de", "Accept", "text/html")
                .expect(200)
                .text();
        assertThat(german)
                .containsPattern("<h1>(?:(?!</h1>).){0,80}Besuch: Wuxi – Dunedin")
                .containsPattern("class=\"lead\">(?:(?!</p>).){0,80}Sie trafen sich");
        assertThat(http.get("/exchanges/" + met + "?lang=ru", "Accept", "text/html")
                        .text())
                .containsPattern("class=\"lead\">(?:(?!</p>).){0,80}They met");
    }

    @Test
    void of_a_deleted_record_the_history_tells_all() {
        String gone = given.city("Nowhere & \"more\"", "NZ", Map.of("population", Map.of("value", 17)));
        JsonNode before = http.get("/v1/cities/" + gone + "/revisions?lang=en").json();
        http.delete("/v1/cities/" + gone, "*").expect(204);

        String page =
                http.get("/cities/" + gone, "Accept", "text/html").expect(410).text();
        assertThat(page).contains("410");
        String history =
                http.get("/cities/" + gone + "/history", "Accept", "text/html").text();
        assertThat(Leaves.missing(before.path("items"), history)).isEmpty();
    }

    @Test
    void what_readers_and_offices_ask_for_stands_on_its_page() {
        Reply request = http.post(
                        "/v1/change-requests",
                        Map.of(
                                "subject",
                                Map.of("resource", "cities", "id", one),
                                "patch",
                                Map.of("website", "https://www.wuxi.gov.cn/"),
                                "reason",
                                "Moved & mended",
                                "sources",
                                List.of("https://www.wuxi.gov.cn/")))
                .expect(201);
        complete("/change-requests/" + request.at("/id"), "");
        String wanted = given.record(
                "partner-requests",
                Map.of(
                        "city",
                        one,
                        "topics",
                        List.of("education"),
                        "wantedCountryCodes",
                        List.of("CL"),
                        "languages",
                        List.of("en", "zh-Hans"),
                        "populationFrom",
                        50_000,
                        "text",
                        List.of(Map.of("value", "A city at a lake", "lang", "en")),
                        "until",
                        LocalDate.now().plusYears(1).toString()));
        complete("/partner-requests/" + wanted, "");
    }
}
