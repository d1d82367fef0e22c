package dev.sistercity.registry.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ExchangeTest extends ExchangeFixture {

    @Inject
    DataSource database;

    @Test
    void needs_no_partnership_and_says_who_received_whom() {
        Reply exchange = http.get("/v1/exchanges/" + given.exchange(shanghai, cologne));

        assertThat(exchange.at("/hostCity/name")).isEqualTo("Shanghai");
        assertThat(exchange.at("/guestCities/0/name")).isEqualTo("Cologne");
        assertThat(exchange.at("/status")).isEqualTo("held");
        assertThat(exchange.json().has("partnership")).isFalse();
    }

    @Test
    void refuses_an_exchange_of_a_city_with_itself() {
        Map<String, Object> draft =
                Given.draft(between(shanghai, cologne), Map.of("guestCities", List.of(cologne, shanghai)));

        assertThat(refused(draft)).containsExactly("/guestCities/1");
        assertThat(http.get("/v1/exchanges").ids()).isEmpty();
    }

    @Test
    void is_guarded_by_the_database_too() throws SQLException {
        given.exchange(shanghai, cologne);

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String wrong : List.of("array[host_city_id]", "array[]::uuid[]")) {
                assertThatThrownBy(() -> statement.execute("update exchange set guest_city_ids = " + wrong))
                        .as(wrong)
                        .hasMessageMatching("(?s).*exchange_(host_city|guest_cities)_check.*");
            }
        }
    }

    @Test
    void refuses_an_exchange_without_a_host_or_a_guest() {
        Reply hostless = http.post("/v1/exchanges", Map.of("kind", "visit", "guestCities", List.of(cologne)));
        assertThat(hostless.expectProblem(422, "refused").faults()).containsExactly("/hostCity");
        assertThat(invalid(Map.of("kind", "visit", "hostCity", shanghai))).containsExactly("/guestCities");
        assertThat(invalid(Given.draft(between(shanghai, cologne), Map.of("guestCities", List.of()))))
                .containsExactly("/guestCities");
    }

    @Test
    void refuses_a_participant_in_no_role() {
        for (Map<String, ?> roleless : List.of(Map.of("city", cologne), Map.of("city", cologne, "roles", List.of()))) {
            assertThat(invalid(Given.draft(between(shanghai, cologne), Map.of("participants", List.of(roleless)))))
                    .containsExactly("/participants/0/roles");
        }
    }

    @Test
    void refuses_an_exchange_that_ends_before_it_begins() {
        assertThat(invalid(Given.draft(between(shanghai, cologne), Map.of("date", "2024-09-09/2024-09-08"))))
                .containsExactly("/date");
    }

    @Test
    void keeps_the_position_that_a_participant_held_then() {
        Map<String, Object> reker = Map.of(
                "city",
                cologne,
                "person",
                Map.of("name", "Henriette Reker", "position", "Lord Mayor of Cologne"),
                "roles",
                List.of("head-of-delegation"));
        String exchange = exchange(Map.of("participants", List.of(reker)));

        Reply read = http.get("/v1/exchanges/" + exchange);
        assertThat(read.at("/participants/0/person/position")).isEqualTo("Lord Mayor of Cologne");
        assertThat(read.at("/participants/0/city/name")).isEqualTo("Cologne");
        assertThat(http.get("/v1/exchanges?q=reker").ids()).containsExactly(exchange);
    }

    @Test
    void belongs_to_a_partnership_only_where_that_joins_its_cities() {
        String partnership = given.partnership(shanghai, dunedin, "sister-city");
        String theirs = exchange(Map.of("guestCities", List.of(dunedin), "partnership", partnership));

        assertThat(http.get("/v1/exchanges/" + theirs).at("/partnership/name")).isEqualTo("Shanghai – Dunedin");
        assertThat(http.get("/v1/exchanges?partnership=" + partnership).ids()).containsExactly(theirs);
        Map<String, Object> others = Given.draft(between(shanghai, cologne), Map.of("partnership", partnership));
        assertThat(http.post("/v1/exchanges", others)
                        .expectProblem(422, "refused")
                        .text())
                .contains("Cologne is no party of it");
        assertThat(refused(Given.draft(others, Map.of("guestCities", List.of(dunedin, cologne)))))
                .containsExactly("/partnership");
        assertThat(refused(Given.draft(others, Map.of("partnership", shanghai))))
                .containsExactly("/partnership");
        http.delete("/v1/partnerships/" + partnership, "*").expectProblem(409, "in-use");
    }

    @Test
    void marks_what_was_inferred_where_there_is_something_to_mark() {
        String exchange = exchange(Map.of("inferred", List.of("/hostCity", "/guestCities/0")));

        assertThat(http.get("/v1/exchanges/" + exchange).json().at("/inferred").toString())
                .isEqualTo("[\"/hostCity\",\"/guestCities/0\"]");
        for (String nothing : List.of("/date", "/guestCities/1", "/topics", "/nonsense")) {
            assertThat(refused(Given.draft(between(shanghai, cologne), Map.of("inferred", List.of(nothing)))))
                    .as(nothing)
                    .containsExactly("/inferred/0");
        }
        assertThat(invalid(Given.draft(between(shanghai, cologne), Map.of("inferred", List.of("hostCity")))))
                .containsExactly("/inferred/0");
    }

    @Test
    void is_found_by_host_by_guest_by_country_and_by_date() {
        String there = exchange(Map.of("date", "2024-09-09"));
        String back = given.record(
                "exchanges", Given.draft(between(cologne, shanghai), Map.of("date", "2023", "kind", "training")));

        assertThat(http.get("/v1/exchanges?hostCity=" + cologne).ids()).containsExactly(back);
        assertThat(http.get("/v1/exchanges?guestCity=" + cologne).ids()).containsExactly(there);
        assertThat(http.get("/v1/exchanges?city=" + cologne + "&city=" + shanghai)
                        .ids())
                .containsExactly(there, back);
        assertThat(http.get("/v1/exchanges?countryCode=DE&sort=date").ids()).containsExactly(back, there);
        assertThat(http.get("/v1/exchanges?countryCode=NZ").ids()).isEmpty();
        assertThat(http.get("/v1/exchanges?dateFrom=2024").ids()).containsExactly(there);
        assertThat(http.get("/v1/exchanges?asOf=2024-01-01").ids()).containsExactly(back);
        assertThat(http.get("/v1/exchanges?kind=training").ids()).containsExactly(back);
        assertThat(http.get("/v1/cities/" + cologne + "/exchanges?dateTo=2023").ids())
                .containsExactly(back);
        assertThat(http.get("/v1/exchanges?q=colo").ids()).containsExactly(there, back);
        http.get("/v1/exchanges?guestCity=" + given.source()).expectProblem(400, "malformed");
    }

    @Test
    void keeps_every_city_that_it_names() {
        Map<String, Object> guest = Map.of("city", dunedin, "roles", List.of("interpreter"));
        String exchange = exchange(Map.of("participants", List.of(guest)));

        for (String city : List.of(shanghai, cologne, dunedin)) {
            http.delete("/v1/cities/" + city, "*").expectProblem(409, "in-use");
            assertThat(http.get("/v1/cities/" + city + "/exchanges").ids()).containsExactly(exchange);
        }
    }

    @Test
    void comes_as_a_table_and_as_an_entry_of_a_calendar() {
        String exchange = exchange(Map.of("date", "2024-09-09/2024-09-10", "place", "Town hall"));

        assertThat(http.get("/v1/exchanges?format=csv").text())
                .contains("id,kind,date,status,hostCity,")
                .contains(
                        exchange + ",meeting,2024-09-09/2024-09-10,held,Shanghai," + shanghai + ",Cologne," + cologne);
        assertThat(http.get("/v1/exchanges?format=ndjson").text().lines()).hasSize(1);
        for (String path : List.of("/v1/exchanges/" + exchange, "/v1/cities/" + cologne + "/exchanges")) {
            assertThat(http.get(path + "?format=ics").expect(200).text().lines())
                    .contains(
                            "UID:exchange-" + exchange,
                            "SEQUENCE:0",
                            "DTSTART;VALUE=DATE:20240909",
                            "DTEND;VALUE=DATE:20240911",
                            "SUMMARY:Shanghai – Cologne (meeting)",
                            "LOCATION:Town hall\\, Shanghai");
        }
    }

    @Test
    void is_what_claims_and_change_requests_can_be_about() {
        String exchange = exchange(Map.of("date", "2024-09"));
        given.claim("exchanges", exchange, "/date", "2024-09-09", given.source("A page"));

        Reply read = http.get("/v1/exchanges/" + exchange + "?include=claims");
        assertThat(read.at("/claims/0/agreement")).isEqualTo("compatible");
        assertThat(read.at("/claims/0/subject/title")).isEqualTo("Shanghai – Cologne");
        assertThat(read.at("/sources/0/title")).isEqualTo("A page");
        String request = given.record(
                "change-requests",
                Map.of(
                        "subject",
                        Map.of("resource", "exchanges", "id", exchange),
                        "patch",
                        Map.of("date", "2024-09-09"),
                        "reason",
                        "The page says so"));
        assertThat(http.get("/v1/change-requests?city=" + cologne).ids()).containsExactly(request);
    }

    @Test
    void is_written_by_the_offices_of_its_host_and_of_its_guests() {
        String host = given.office(shanghai);
        String guest = given.office(cologne);
        String other = given.office(dunedin);
        Map<String, Object> draft = between(shanghai, cologne);

        http.post("/v1/exchanges", draft, "X-API-Key", other).expectProblem(403, "forbidden");
        String made =
                http.post("/v1/exchanges", draft, "X-API-Key", host).expect(201).at("/id");
        http.patch("/v1/exchanges/" + made, Map.of("place", "Here"), "*", "X-API-Key", guest)
                .expect(200);
        Map<String, Object> takeOver = Map.of("guestCities", List.of(cologne, dunedin));
        http.patch("/v1/exchanges/" + made, takeOver, "*", "X-API-Key", other).expectProblem(403, "forbidden");
        http.patch(
                        "/v1/exchanges/" + made,
                        Map.of("hostCity", dunedin, "guestCities", List.of(cologne)),
                        "*",
                        "X-API-Key",
                        host)
                .expectProblem(403, "forbidden");
    }

    @Test
    void has_a_history_like_every_record() {
        String exchange = exchange(Map.of("place", "Here"));
        String path = "/v1/exchanges/" + exchange;
        http.patch(path, Map.of("place", "There"), http.get(path).etag()).expect(200);
        http.delete(path, http.get(path).etag()).expect(204);

        assertThat(http.get(path + "/revisions").json().at("/items")).hasSize(3);
        assertThat(http.get(path + "/revisions/1").json().toString()).contains("Here");
        http.get(path).expectProblem(410, "gone");
    }

    private List<String> invalid(Map<String, ?> draft) {
        return http.post("/v1/exchanges", draft).expectProblem(400, "malformed").faults();
    }
}
