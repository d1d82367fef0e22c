package dev.sistercity.registry.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Rfc5545Reader;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class AnniversaryTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String shanghai;
    private String dunedin;
    private String cologne;

    @BeforeEach
    void cities() {
        shanghai = given.city("Shanghai", "CN");
        dunedin = given.city("Dunedin", "NZ");
        cologne = given.city("Cologne", "DE");
    }

    @Test
    void is_as_exact_as_its_date_and_no_more() {
        for (Map.Entry<String, String> known : Map.of("1994-10-09", "2024-10-09", "1994-10", "2024-10", "1994", "2024")
                .entrySet()) {
            String partnership = partnership(dunedin, Map.of("established", known.getKey()));

            Reply found = http.get("/v1/anniversaries?from=2024&until=2024").expect(200);
            assertThat(found.at("/total")).isEqualTo("1");
            assertThat(found.at("/items/0/date")).isEqualTo(known.getValue());
            assertThat(found.at("/items/0/since")).isEqualTo(known.getKey());
            assertThat(found.at("/items/0/years")).isEqualTo("30");
            assertThat(found.at("/items/0/partnership")).isEqualTo(partnership);
            http.delete("/v1/partnerships/" + partnership, "*").expect(204);
        }
    }

    @Test
    void leaves_out_what_no_year_is_known_of() {
        for (String vague : List.of("199X", "19XX")) {
            String partnership = partnership(dunedin, Map.of("established", vague));
            assertThat(dates("from=2020&until=2028")).as(vague).isEmpty();
            assertThat(http.get("/v1/anniversaries?from=2020&until=2028").at("/undated"))
                    .isEqualTo("1");
            http.delete("/v1/partnerships/" + partnership, "*").expect(204);
        }
    }

    @Test
    void refuses_days_that_are_none() {
        for (String parameters : List.of(
                "from=199X", "until=199X", "from=2024~", "from=2024&until=2023", "from=2024&until=2035", "from=0900")) {
            http.get("/v1/anniversaries?" + parameters).expectProblem(400, "malformed");
            http.get("/v1/anniversaries.ics?" + parameters).expectProblem(400, "malformed");
        }
        http.get("/v1/anniversaries?round=5").expectProblem(400, "malformed");
        http.get("/v1/anniversaries?status=proposed").expectProblem(400, "malformed");
        http.get("/v1/anniversaries?city=geonames:1").expectProblem(400, "malformed");
    }

    @Test
    void marks_the_round_ones() {
        partnership(dunedin, Map.of("established", "1990"));

        assertThat(dates("from=1991&until=2000&round=true")).containsExactly("1995", "2000");
        assertThat(dates("from=2011&until=2020&round=true")).containsExactly("2015", "2020");
        assertThat(dates("from=1991&until=2000&round=false")).hasSize(8).doesNotContain("1995");
        assertThat(http.get("/v1/anniversaries?from=2040&until=2040").at("/items/0/round"))
                .isEqualTo("true");
    }

    @Test
    void leaves_out_what_is_suspended_or_ended_unless_asked() {
        partnership(dunedin, Map.of("established", "1994", "status", "suspended"));
        partnership(cologne, Map.of("established", "1987", "status", "ended", "ended", "2020"));

        assertThat(dates("from=2024&until=2024")).isEmpty();
        assertThat(dates("from=2024&until=2024&status=suspended")).hasSize(1);
        assertThat(dates("from=2024&until=2024&status=suspended&status=ended")).hasSize(2);
    }

    @Test
    void counts_agreements_too_and_the_founding_one_once() {
        List<Map<String, String>> milestones = List.of(
                Map.of("type", "signed", "date", "1994-10-09"),
                Map.of("type", "proposed", "date", "1990"),
                Map.of("type", "renewed", "date", "2004-10-11"));
        partnership(dunedin, Map.of("established", "1994-10", "milestones", milestones));

        Reply found = http.get("/v1/anniversaries?from=2024&until=2024");
        assertThat(found.at("/total")).isEqualTo("2");
        assertThat(found.at("/items/0/occasion")).isEqualTo("established");
        assertThat(found.at("/items/0/since")).isEqualTo("1994-10-09");
        assertThat(found.at("/items/1/occasion")).isEqualTo("renewed");
        assertThat(found.at("/items/1/years")).isEqualTo("20");
    }

    @Test
    void comes_on_28_february_where_there_is_no_29th() {
        partnership(dunedin, Map.of("established", "1996-02-29"));

        assertThat(dates("from=2023&until=2024")).containsExactly("2023-02-28", "2024-02-29");
    }

    @Test
    void is_found_by_city_and_with_the_units_under_it() {
        String yixing = given.city("Yixing", "CN", Map.of("partOf", shanghai));
        given.partnership(List.of(yixing, cologne), Map.of("established", "2000"));
        partnership(dunedin, Map.of("established", "1994"));

        assertThat(dates("from=2024&until=2024&city=" + shanghai)).hasSize(1);
        assertThat(dates("from=2024&until=2024&within=" + shanghai)).hasSize(2);
        String own = "/v1/cities/" + shanghai + "/anniversaries";
        assertThat(http.get(own + "?from=2024&until=2024").at("/total")).isEqualTo("1");
        assertThat(http.get(own + "?from=2024&until=2024&within=true").at("/total"))
                .isEqualTo("2");
        assertThat(http.get(own + ".ics?from=2024&until=2024&within=true").text())
                .containsOnlyOnce("Yixing – Cologne");
        http.get(own + "?within=" + shanghai).expectProblem(400, "malformed");
        assertThat(http.get("/v1/cities/" + cologne + "/anniversaries?from=2024&until=2024")
                        .at("/items/0/years"))
                .isEqualTo("24");
        http.get("/v1/cities/" + cologne + "/anniversaries?city=" + shanghai).expectProblem(400, "malformed");
        http.get("/v1/cities/" + given.source() + "/anniversaries").expectProblem(404, "not-found");
    }

    /** A calendar has to be whole, a list has pages: 5,000 are the most for the one and for a page of the other. */
    @Test
    void has_pages_however_many_there_are() {
        List<Map<String, String>> renewals = IntStream.range(1800, 2000)
                .mapToObj(year -> Map.of("type", "renewed", "date", Integer.toString(year)))
                .toList();
        for (List<String> sides :
                List.of(List.of(shanghai, dunedin), List.of(shanghai, cologne), List.of(dunedin, cologne))) {
            given.partnership(sides, Map.of("milestones", renewals));
        }
        String range = "from=2020&until=2029";
        int all = 3 * 200 * 10;

        List<String> dates = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = http.get("/v1/anniversaries?" + range + "&limit=1700" + cursor)
                    .expect(200)
                    .json();
            assertThat(page.at("/total").asInt()).isEqualTo(all);
            page.get("items").forEach(one -> {
                dates.add(one.get("date").asText());
                seen.add(one.get("partnership") + " " + one.get("since") + one.get("date"));
            });
            cursor = page.at("/page/nextCursor").isMissingNode()
                    ? null
                    : "&cursor=" + page.at("/page/nextCursor").asText();
        }
        assertThat(dates).hasSize(all).isSorted();
        assertThat(seen).hasSize(all);
        assertThat(http.get("/v1/anniversaries?" + range).json().get("items")).hasSize(5_000);
        http.get("/v1/anniversaries.ics?" + range).expectProblem(400, "malformed");
    }

    @Test
    void says_how_many_days_are_left() {
        partnership(dunedin, Map.of("established", "1994"));

        JsonNode next = http.get("/v1/anniversaries").json().at("/items/0");
        JsonNode later =
                http.get("/v1/anniversaries?from=9000&until=9000").json().at("/items/0");
        assertThat(next.at("/leadDays").asLong()).isBetween(-366L, 366L);
        assertThat(later.at("/leadDays").asLong()).isGreaterThan(2_000_000);
    }

    @Test
    void counts_years_in_the_language_asked_for() {
        partnership(dunedin, Map.of("established", "1994-10-09"));
        Map.of("en", "30 years", "de", "30 Jahre", "ru", "30 лет", "fr", "30 ans")
                .forEach((lang, years) -> {
                    Reply calendar = http.get("/v1/anniversaries.ics?from=2024&until=2024&lang=" + lang);
                    assertThat(calendar.expect(200).text().lines())
                            .anyMatch(line ->
                                    line.startsWith("SUMMARY:") && line.endsWith(": " + years.replace(' ', ' ')))
                            .contains("DTSTART;VALUE=DATE:20241009", "DTEND;VALUE=DATE:20241010");
                });
    }

    @Test
    void is_a_calendar_that_two_parsers_read() throws Exception {
        String partnership = partnership(dunedin, Map.of("established", "1994-10"));

        for (String path : List.of("/v1/anniversaries.ics", "/v1/cities/" + dunedin + "/anniversaries.ics")) {
            Reply calendar = http.get(path + "?from=2024&until=2024", "Accept", "text/calendar, */*;q=0.1")
                    .expect(200);
            assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
            assertThat(calendar.text().lines())
                    .contains(
                            "UID:anniversary-" + partnership + "-established-2024",
                            "SEQUENCE:0",
                            "DTSTART;VALUE=DATE:20241001",
                            "DTEND;VALUE=DATE:20241002",
                            "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
                            "SUMMARY:Shanghai – Dunedin: 30 years (2024-10)");
            assertThat(new CalendarBuilder()
                            .build(new StringReader(calendar.text()))
                            .validate()
                            .hasErrors())
                    .isFalse();
            assertThat(Rfc5545Reader.read(calendar.text()).getVEvents()).hasSize(1);
            http.get(path + "?from=2024&until=2024", "If-None-Match", calendar.etag())
                    .expect(304);
        }
    }

    @Test
    void follows_every_change_and_counts_it() {
        String partnership = partnership(dunedin, Map.of("established", "1994"));
        String path = "/v1/partnerships/" + partnership;
        assertThat(dates("from=2024&until=2024")).containsExactly("2024");

        http.patch(path, Map.of("established", "1995-03"), http.get(path).etag())
                .expect(200);

        assertThat(dates("from=2024&until=2024")).containsExactly("2024-03");
        assertThat(http.get("/v1/anniversaries.ics?from=2024&until=2024").text().lines())
                .contains("SEQUENCE:1");
    }

    private List<String> dates(String parameters) {
        List<String> dates = new ArrayList<>();
        http.get("/v1/anniversaries?" + parameters)
                .expect(200)
                .json()
                .at("/items")
                .forEach(item -> dates.add(item.at("/date").asText()));
        return dates;
    }

    private String partnership(String partner, Map<String, ?> more) {
        return given.partnership(List.of(shanghai, partner), more);
    }
}
