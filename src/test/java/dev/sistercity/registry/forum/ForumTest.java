package dev.sistercity.registry.forum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ForumTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void refuses_a_second_forum_of_the_same_edition() {
        String series = given.record("forum-series", Map.of("name", "A series"));
        Map<String, Object> edition = Map.of("series", series, "edition", Map.of("number", 10));
        String first = forum("First", edition);

        Reply second = http.post("/v1/forums", draft("Second", edition)).expectProblem(409, "duplicate");

        assertThat(second.at("/existing")).isEqualTo("/v1/forums/" + first);
    }

    @Test
    void counts_the_forums_of_a_series_and_names_the_series_with_each() {
        String series = given.record("forum-series", Map.of("name", "A series"));
        String forum = forum("First", Map.of("series", series));
        forum("Second", Map.of("series", series));

        assertThat(http.get("/v1/forum-series/" + series).at("/editionCount")).isEqualTo("2");
        assertThat(http.get("/v1/forums/" + forum).at("/series/name")).isEqualTo("A series");
        http.delete("/v1/forums/" + forum, "*").expect(204);
        assertThat(http.get("/v1/forum-series/" + series).at("/editionCount")).isEqualTo("1");
        http.delete("/v1/forum-series/" + series, "*").expectProblem(409, "in-use");
    }

    @Test
    void shows_on_both_sides_that_forums_were_held_together() {
        String one = forum("One", Map.of());
        String other = forum("Other", Map.of("coLocatedWith", List.of(one)));

        assertThat(http.get("/v1/forums/" + one).at("/coLocatedWith/0/id")).isEqualTo(other);
        assertThat(http.get("/v1/forums/" + other).at("/coLocatedWith/0/name")).isEqualTo("One");
        change(one, Map.of("coLocatedWith", List.of(other)));
        assertThat(http.get("/v1/forums/" + one).json().at("/coLocatedWith")).hasSize(1);
    }

    @Test
    void refuses_a_forum_held_together_with_itself() {
        String forum = forum("A forum", Map.of());
        String path = "/v1/forums/" + forum;

        Reply refused = http.patch(
                path, Map.of("coLocatedWith", List.of(forum)), http.get(path).etag());

        assertThat(refused.expectProblem(422, "refused").faults()).containsExactly("/coLocatedWith/0");
    }

    @Test
    void lets_forums_held_together_change_places() {
        String one = forum("One", Map.of());
        String two = forum("Two", Map.of());
        String three = forum("Three", Map.of());
        String forum = forum("A forum", Map.of("coLocatedWith", List.of(one, two)));

        assertThat(change(forum, Map.of("coLocatedWith", List.of(two, one))).at("/coLocatedWith/0/id"))
                .isEqualTo(two);
        assertThat(change(forum, Map.of("coLocatedWith", List.of(one, three))).at("/coLocatedWith/1/id"))
                .isEqualTo(three);
    }

    @Test
    void keeps_every_city_that_it_names() {
        String host = given.city("Wuxi", "CN");
        String venue = given.city("Yixing", "CN");
        String guest = given.city("Dunedin", "NZ");
        Map<String, Object> cities =
                Map.of("hostCity", host, "venueCity", venue, "participants", List.of(participant(guest)));
        String forum = forum("A forum", cities);

        for (String city : List.of(host, venue, guest)) {
            http.delete("/v1/cities/" + city, "*").expectProblem(409, "in-use");
            assertThat(http.get("/v1/cities/" + city + "/forums").ids()).containsExactly(forum);
        }
        change(forum, Map.of("participants", List.of()));
        http.delete("/v1/cities/" + guest, "*").expect(204);
    }

    @Test
    void is_found_by_each_city_that_took_part_and_by_all_of_them() {
        String wuxi = given.city("Wuxi", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        String both = forum("Both", Map.of("hostCity", wuxi, "participants", List.of(participant(dunedin))));
        String alone = forum("Alone", Map.of("venueCity", wuxi));

        assertThat(http.get("/v1/forums?city=" + wuxi).ids()).containsExactlyInAnyOrder(both, alone);
        assertThat(http.get("/v1/forums?city=" + wuxi + "&city=" + dunedin).ids())
                .containsExactly(both);
        assertThat(http.get("/v1/forums?countryCode=NZ").ids()).isEmpty();
        assertThat(http.get("/v1/forums?countryCode=CN").ids()).containsExactlyInAnyOrder(both, alone);
    }

    @Test
    void follows_the_country_of_the_city_where_it_was_held() {
        String city = given.city("Wuxi", "CN");
        String forum = forum("A forum", Map.of("hostCity", city));
        String path = "/v1/cities/" + city;

        http.patch(path, Map.of("countryCode", "NZ"), http.get(path).etag()).expect(200);

        assertThat(http.get("/v1/forums?countryCode=NZ").ids()).containsExactly(forum);
        assertThat(http.get("/v1/forums?countryCode=CN").ids()).isEmpty();
    }

    @Test
    void lies_between_dates_possibly_or_for_certain() {
        String forum = forum("A forum", Map.of("date", "2021"));
        forum("Without a date", Map.of());
        String within = "/v1/forums?dateFrom=2021-12&dateTo=2021-12-31";

        assertThat(http.get(within).ids()).containsExactly(forum);
        assertThat(http.get(within + "&certainty=certain").ids()).isEmpty();
        assertThat(http.get("/v1/forums?dateFrom=2021&dateTo=2021&certainty=certain")
                        .ids())
                .containsExactly(forum);
    }

    @Test
    void is_an_entry_of_a_calendar_that_changes_count_up() {
        String venue = given.city("Yixing", "CN");
        Map<String, Object> draft = Map.of(
                "date",
                "2021-12-07/2021-12-08",
                "place",
                "Hall 3",
                "venueCity",
                venue,
                "hostCity",
                given.city("Wuxi", "CN"));
        String forum = forum("A forum", draft);
        change(forum, Map.of("theme", List.of(Map.of("value", "water", "lang", "en"))));

        for (String path : List.of("/v1/forums/" + forum, "/v1/forums", "/v1/cities/" + venue + "/forums")) {
            Reply calendar = http.get(path + "?format=ics").expect(200);
            assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
            assertThat(calendar.text().lines())
                    .contains(
                            "UID:forum-" + forum,
                            "SEQUENCE:1",
                            "DTSTART;VALUE=DATE:20211207",
                            "DTEND;VALUE=DATE:20211209",
                            "SUMMARY:A forum",
                            "LOCATION:Hall 3\\, Yixing");
        }
    }

    @Test
    void has_an_entry_only_where_a_calendar_has_the_day() {
        for (String date : List.of("2009/..", "../2009", "2009/", "9999-12-31", "1582-10-04", "0000", "20XX", "202X")) {
            String forum = forum("A forum", Map.of("date", date));

            assertThat(http.get("/v1/forums/" + forum + "?format=ics")
                            .expect(200)
                            .text())
                    .as(date)
                    .startsWith("BEGIN:VCALENDAR")
                    .doesNotContain("VEVENT");
        }
    }

    @Test
    void says_in_a_calendar_whether_it_takes_place() {
        Map<String, String> entries =
                Map.of("planned", "CONFIRMED", "held", "CONFIRMED", "postponed", "TENTATIVE", "cancelled", "CANCELLED");
        entries.forEach((status, entry) -> {
            String forum = forum("A forum", Map.of("date", "2021", "status", status));

            assertThat(http.get("/v1/forums/" + forum + "?format=ics").text().lines())
                    .as(status)
                    .contains("STATUS:" + entry, "DTSTART;VALUE=DATE:20210101", "DTEND;VALUE=DATE:20210102");
        });
    }

    @Test
    void refuses_a_forum_that_ends_before_it_begins_and_a_participant_in_no_role() {
        Map<String, Object> backwards = draft("A forum", Map.of("date", "2021-12-08/2021-12-07"));
        Map<String, Object> roleless =
                draft("A forum", Map.of("participants", List.of(Map.of("group", "ambassadors", "roles", List.of()))));

        assertThat(http.post("/v1/forums", backwards)
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/date");
        assertThat(http.post("/v1/forums", roleless)
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("/participants/0/roles");
        assertThat(http.get("/v1/forums").ids()).isEmpty();
    }

    @Test
    void is_found_by_the_group_that_took_part() {
        Map<String, Object> group = Map.of("group", "ambassadors and consuls", "roles", List.of("guest"));
        String forum = forum("A forum", Map.of("participants", List.of(group)));
        forum("Another", Map.of());

        assertThat(http.get("/v1/forums?q=consuls").ids()).containsExactly(forum);
    }

    private Reply change(String forum, Map<String, ?> patch) {
        String path = "/v1/forums/" + forum;
        return http.patch(path, patch, http.get(path).etag()).expect(200);
    }

    private String forum(String name, Map<String, ?> more) {
        return given.record("forums", draft(name, more));
    }

    private static Map<String, Object> draft(String name, Map<String, ?> more) {
        return Given.draft(Map.of("kind", "forum", "name", name), more);
    }

    private static Map<String, Object> participant(String city) {
        return Map.of("city", city, "roles", List.of("participant"));
    }
}
