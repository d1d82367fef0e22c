package dev.sistercity.registry.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a city lists and counts with, and without, the units under it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class RollUpTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String jiangsu;
    private String wuxi;
    private String yixing;
    private String leverkusen;
    private String gimhae;

    @BeforeEach
    void cities() {
        jiangsu = given.city("Jiangsu", "CN", Map.of("kind", "province"));
        wuxi = given.city("Wuxi", "CN", Map.of("partOf", jiangsu));
        yixing = given.city("Yixing", "CN", Map.of("partOf", wuxi, "kind", "county-level-city"));
        leverkusen = given.city("Leverkusen", "DE");
        gimhae = given.city("Gimhae", "KR");
    }

    @Test
    void every_collection_of_a_city_can_include_the_units_under_it() {
        List<String> collections = new ArrayList<>(List.of("partnerships", "exchanges", "forums"));
        Map<String, String> own = Map.of(
                "partnerships", given.partnership(wuxi, leverkusen, "sister-city"),
                "exchanges", given.exchange(wuxi, leverkusen),
                "forums", given.forum("A forum of Wuxi", wuxi),
                "platforms", given.record("platforms", owned("A platform of Wuxi", wuxi)),
                "projects", given.record("projects", owned("A project of Wuxi", wuxi)),
                "campaigns", given.record("campaigns", Map.of("name", "Films of Wuxi", "owner", wuxi)),
                "networks", given.record("networks", members("Canals", wuxi, leverkusen)),
                "knowledge-transfers", given.record("knowledge-transfers", learnt(wuxi, leverkusen)));
        Map<String, String> ofUnit = Map.of(
                "partnerships", given.partnership(yixing, gimhae, "friendship-city"),
                "exchanges", given.exchange(gimhae, yixing),
                "forums", given.forum("A forum of Yixing", yixing),
                "platforms", given.record("platforms", owned("A platform of Yixing", yixing)),
                "projects", given.record("projects", owned("A project of Yixing", yixing)),
                "campaigns", given.record("campaigns", Map.of("name", "Films of Yixing", "owner", yixing)),
                "networks", given.record("networks", members("Pottery", yixing, gimhae)),
                "knowledge-transfers", given.record("knowledge-transfers", learnt(yixing, gimhae)));
        given.exchange(leverkusen, gimhae);

        own.forEach((collection, id) -> {
            String list = "/v1/" + collection;
            String unit = ofUnit.get(collection);
            assertThat(http.get(list + "?city=" + wuxi).ids()).as(collection).containsExactly(id);
            assertThat(http.get(list + "?within=" + wuxi).ids()).as(collection).containsExactlyInAnyOrder(id, unit);
            assertThat(http.get(list + "?within=" + jiangsu).ids())
                    .as(collection)
                    .containsExactlyInAnyOrder(id, unit);
            assertThat(http.get(list + "?within=" + yixing).ids())
                    .as(collection)
                    .containsExactly(unit);
            if (collections.contains(collection)) {
                assertBelow("/v1/cities/" + wuxi + "/" + collection, id, unit);
            }
        });
    }

    private void assertBelow(String view, String id, String ofUnit) {
        assertThat(http.get(view).ids()).containsExactly(id);
        assertThat(http.get(view + "?within=false").ids()).containsExactly(id);
        assertThat(http.get(view + "?within=true").ids()).containsExactlyInAnyOrder(id, ofUnit);
    }

    @Test
    void commitments_are_rolled_up_by_who_spoke_and_towards_whom() {
        String forum = given.forum("A forum", leverkusen);
        String said = commitment(forum, yixing, gimhae);
        String heard = commitment(forum, leverkusen, yixing);
        commitment(forum, leverkusen, gimhae);

        assertThat(http.get("/v1/commitments?city=" + wuxi).ids()).isEmpty();
        assertThat(http.get("/v1/commitments?within=" + wuxi).ids()).containsExactlyInAnyOrder(said, heard);
    }

    @Test
    void two_units_together_find_what_joins_anything_under_both() {
        String hesse = given.city("North Rhine-Westphalia", "DE", Map.of("kind", "state"));
        String cologne = given.city("Cologne", "DE", Map.of("partOf", hesse));
        String joined = given.exchange(yixing, cologne);
        given.exchange(yixing, gimhae);

        assertThat(http.get("/v1/exchanges?within=" + wuxi + "&within=" + hesse).ids())
                .containsExactly(joined);
    }

    @Test
    void a_page_of_a_roll_up_goes_on_where_it_ended() {
        String one = given.exchange(wuxi, leverkusen);
        String two = given.exchange(gimhae, yixing);
        String view = "/v1/cities/" + wuxi + "/exchanges?within=true&limit=1&sort=date";

        String cursor = http.get(view).expect(200).at("/page/nextCursor");
        assertThat(http.get(view).ids()).containsExactly(one);
        assertThat(http.get(view + "&cursor=" + cursor).ids()).containsExactly(two);
        http.get(view.replace("within=true", "within=false") + "&cursor=" + cursor)
                .expectProblem(400, "malformed");
    }

    @Test
    void a_view_takes_true_or_false_and_no_other_city() {
        String view = "/v1/cities/" + wuxi + "/partnerships";

        assertThat(http.get(view + "?within=" + yixing)
                        .expectProblem(400, "malformed")
                        .text())
                .contains("{\"parameter\":\"within\",\"detail\":\"must be true or false\"}");
        assertThat(http.get(view + "?city=" + yixing)
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("city");
        assertThat(http.get(view + "?within=true&city=" + yixing)
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("city");
        http.get("/v1/exchanges?within=nowhere").expectProblem(400, "malformed");
        http.get("/v1/partnerships?under=" + given.source()).expectProblem(400, "malformed");
    }

    @Test
    void counts_say_at_which_level_they_count() {
        given.partnership(wuxi, leverkusen, "sister-city");
        given.partnership(wuxi, gimhae, "friendly-exchange");
        given.partnership(yixing, gimhae, "friendship-city");
        given.partnership(List.of(yixing, leverkusen), Map.of("kind", "contact", "status", "ended"));
        // Between the city and its own unit: the city's own, and one partnership at every level.
        given.partnership(wuxi, yixing, "contact");

        JsonNode city = http.get("/v1/cities/" + wuxi + "?include=counts").json();

        assertThat(city.at("/partnershipCount").asInt()).isEqualTo(3);
        assertThat(levels(city)).containsExactly("own 1 3", "under 1 1", "within 2 4");
        assertThat(kinds(city.at("/counts/0"))).containsExactly("sister-city 1", "friendly-exchange 1", "contact 1");
        assertThat(kinds(city.at("/counts/1"))).containsExactly("friendship-city 1");
        assertThat(levels(http.get("/v1/cities/" + jiangsu + "?include=counts").json()))
                .containsExactly("own 1 0", "under 2 4", "within 3 4");
        lead(city);
    }

    @Test
    void counts_are_those_of_the_day_that_is_asked_about() {
        given.partnership(List.of(wuxi, leverkusen), Map.of("established", "1990"));
        given.partnership(List.of(yixing, gimhae), Map.of("established", "2010-05"));
        String asOf = "/v1/cities/" + wuxi + "?include=counts&asOf=";

        assertThat(levels(http.get(asOf + "2000").json())).containsExactly("own 1 1", "under 1 0", "within 2 1");
        JsonNode may = http.get(asOf + "2010-05-15").json();
        assertThat(levels(may)).containsExactly("own 1 1", "under 1 1", "within 2 2");
        lead(may);
        JsonNode certain = http.get(asOf + "2010-05-15&certainty=certain").json();
        assertThat(levels(certain)).containsExactly("own 1 1", "under 1 0", "within 2 1");
        lead(certain);
    }

    /** Every count leads to a list of exactly so many. */
    private void lead(JsonNode city) {
        for (JsonNode level : city.at("/counts")) {
            assertThat(total(level))
                    .as(level.toString())
                    .isEqualTo(level.at("/partnerships").asInt());
            level.at("/byKind").forEach(kind -> assertThat(total(kind))
                    .as(kind.toString())
                    .isEqualTo(kind.at("/partnerships").asInt()));
        }
    }

    private int total(JsonNode count) {
        return Integer.parseInt(http.get(count.at("/href").asText()).expect(200).at("/page/total"));
    }

    private static List<String> levels(JsonNode city) {
        List<String> levels = new ArrayList<>();
        city.at("/counts")
                .forEach(level -> levels.add(
                        level.at("/level").asText() + " " + level.at("/units").asInt() + " "
                                + level.at("/partnerships").asInt()));
        return levels;
    }

    private static List<String> kinds(JsonNode level) {
        List<String> kinds = new ArrayList<>();
        level.at("/byKind")
                .forEach(kind -> kinds.add(kind.at("/kind").asText() + " "
                        + kind.at("/partnerships").asInt()));
        return kinds;
    }

    private String commitment(String forum, String city, String towards) {
        return given.record(
                "commitments",
                Map.of(
                        "kind",
                        "promise",
                        "speaker",
                        Map.of("name", "Jane Doe", "position", "Mayor"),
                        "city",
                        city,
                        "forum",
                        forum,
                        "topics",
                        List.of("education"),
                        "towards",
                        List.of(Map.of("city", towards)),
                        "quote",
                        Map.of("value", "We shall", "lang", "en")));
    }

    private static Map<String, ?> owned(String name, String owner) {
        return Map.of("name", name, "owners", List.of(owner));
    }

    private static Map<String, ?> members(String name, String one, String other) {
        return Map.of("name", name, "members", List.of(one, other));
    }

    private static Map<String, ?> learnt(String from, String to) {
        return Map.of("fromCity", from, "toCity", to, "what", List.of(Map.of("value", "Gardens", "lang", "en")));
    }
}
