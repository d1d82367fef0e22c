package dev.sistercity.registry.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.catalog.Calendar;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.city.CityCollection;
import dev.sistercity.registry.endpoint.read.ComputedResponses;
import dev.sistercity.registry.endpoint.read.ComputedResponses.ComputedRequest;
import dev.sistercity.registry.partnership.PartnershipCollection;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars as two other libraries read them than the one that writes them. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CalendarTest {

    private static final String ALL = "/v1/calendar.ics";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Catalog catalog;

    @Inject
    CityCollection cities;

    @Inject
    PartnershipCollection partnerships;

    @Inject
    ComputedResponses workedOut;

    private String shanghai;
    private String cologne;
    private String dunedin;

    @BeforeEach
    void register() {
        shanghai = given.city("Shanghai", "CN");
        cologne = given.city("Cologne", "DE");
        dunedin = given.city("Dunedin", "NZ");
    }

    @Test
    void holds_forums_exchanges_and_anniversaries_of_a_city_and_of_no_other() throws Exception {
        String forum = forum("Forum", shanghai, Map.of("date", "2021-12-07/2021-12-08", "place", "Hall 3"));
        String exchange = exchange(shanghai, cologne, "2024-09-09");
        String partnership = given.partnership(List.of(shanghai, cologne), Map.of("established", "1987-01-06"));
        exchange(dunedin, cologne, "2024-09-10");
        int year = LocalDate.now(ZoneOffset.UTC).getYear();

        Map<String, Component> entries = read(calendar(shanghai));

        assertThat(entries)
                .containsOnlyKeys(
                        "forum-" + forum,
                        "exchange-" + exchange,
                        "anniversary-" + partnership + "-established-" + year,
                        "anniversary-" + partnership + "-established-" + (year + 1),
                        "anniversary-" + partnership + "-established-" + (year + 2));
        Component held = entries.get("forum-" + forum);
        assertThat(CalendarEntries.value(held, "DTSTART")).isEqualTo("20211207");
        assertThat(CalendarEntries.value(held, "DTEND")).isEqualTo("20211209");
        assertThat(CalendarEntries.value(held, "LOCATION")).isEqualTo("Hall 3, Shanghai");
        assertThat(CalendarEntries.value(held, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(CalendarEntries.value(entries.get("exchange-" + exchange), "SUMMARY"))
                .isEqualTo("Shanghai – Cologne (meeting)");
        assertThat(CalendarEntries.value(entries.get("anniversary-" + partnership + "-established-" + year), "SUMMARY"))
                .isEqualTo("Shanghai – Cologne: " + (year - 1987) + " years");
        assertThat(read(calendar(cologne))).hasSize(5).doesNotContainKey("forum-" + forum);
        assertThat(read(ALL)).hasSize(6);
    }

    @Test
    void holds_what_the_units_under_a_city_do_where_that_is_wanted() throws Exception {
        String yixing = given.city("Yixing", "CN", Map.of("partOf", shanghai));
        String exchange = exchange(yixing, cologne, "2024-09-09");
        String partnership = given.partnership(List.of(yixing, cologne), Map.of("established", "1987-01-06"));
        int year = LocalDate.now(ZoneOffset.UTC).getYear();

        assertThat(read(calendar(shanghai))).isEmpty();
        assertThat(read(calendar(shanghai) + "?within=false")).isEmpty();
        assertThat(read(calendar(shanghai) + "?within=true&from=2024&until=" + year))
                .containsKeys("exchange-" + exchange, "anniversary-" + partnership + "-established-" + year);
        http.get(calendar(shanghai) + "?within=" + yixing).expectProblem(400, "malformed");
    }

    @Test
    void is_named_in_the_language_asked_for() {
        List<Map<String, String>> names =
                List.of(Map.of("value", "Köln", "lang", "de"), Map.of("value", "Cologne", "lang", "en"));
        String city = given.record(
                "cities", Map.of("kind", "city", "names", names, "countryCode", "DE", "identifiers", List.of()));

        assertThat(http.get(calendar(city) + "?lang=de").text()).contains("X-WR-CALNAME:Sister cities: Köln");
        assertThat(http.get(calendar(city)).text()).contains("X-WR-CALNAME:Sister cities: Cologne");
    }

    @Test
    void says_of_a_cancelled_forum_that_it_is_and_counts_the_change() throws Exception {
        String forum = forum("Forum", shanghai, Map.of("date", "2030-05", "status", "planned"));
        Component planned = read(ALL).get("forum-" + forum);
        assertThat(CalendarEntries.value(planned, "SEQUENCE")).isEqualTo("0");
        assertThat(CalendarEntries.value(planned, "DTEND")).isEqualTo("20300502");

        for (Map.Entry<String, String> status :
                List.of(Map.entry("postponed", "TENTATIVE"), Map.entry("cancelled", "CANCELLED"))) {
            String path = "/v1/forums/" + forum;
            http.patch(path, Map.of("status", status.getKey()), http.get(path).etag())
                    .expect(200);
            assertThat(CalendarEntries.value(read(ALL).get("forum-" + forum), "STATUS"))
                    .isEqualTo(status.getValue());
        }
        assertThat(CalendarEntries.value(read(ALL).get("forum-" + forum), "SEQUENCE"))
                .isEqualTo("2");
    }

    @Test
    void takes_the_venue_for_the_place_and_not_the_host() throws Exception {
        String forum = forum("Forum", shanghai, Map.of("date", "2024", "venueCity", cologne));

        Component entry = read(ALL).get("forum-" + forum);
        assertThat(CalendarEntries.value(entry, "LOCATION")).isEqualTo("Cologne");
        assertThat(CalendarEntries.value(entry, "DTSTART")).isEqualTo("20240101");
        assertThat(CalendarEntries.value(entry, "DTEND")).isEqualTo("20240102");
    }

    @Test
    void leaves_out_what_the_format_cannot_write_or_nobody_knows() throws Exception {
        for (String date : List.of("9999-12-31", "1582", "199X", "../2009", "2009/..")) {
            forum("Forum of " + date, shanghai, Map.of("date", date));
        }
        given.forum("Forum without a date", shanghai);
        given.partnership(List.of(shanghai, cologne), Map.of("established", "199X"));
        given.partnership(List.of(shanghai, dunedin), Map.of("established", "1994", "status", "suspended"));

        assertThat(read(ALL)).isEmpty();
        assertThat(read(calendar(shanghai))).isEmpty();
    }

    @Test
    void can_be_bounded() throws Exception {
        String early = exchange(shanghai, cologne, "2020-03-01");
        String late = exchange(shanghai, cologne, "2021-03");
        String partnership = given.partnership(List.of(shanghai, cologne), Map.of("established", "2000"));

        assertThat(read(ALL + "?from=2021-03-31"))
                .containsOnlyKeys(
                        "exchange-" + late,
                        "anniversary-" + partnership + "-established-2021",
                        "anniversary-" + partnership + "-established-2022");
        assertThat(read(ALL + "?from=2020&until=2020&round=true"))
                .containsOnlyKeys("exchange-" + early, "anniversary-" + partnership + "-established-2020");
        assertThat(read(ALL + "?from=2020&until=2020&round=false")).containsOnlyKeys("exchange-" + early);
        for (String wrong : List.of("from=199X", "until=1999", "from=2020&until=2030", "round=5", "status=ended")) {
            http.get(ALL + "?" + wrong).expectProblem(400, "malformed");
            http.get(calendar(shanghai) + "?" + wrong).expectProblem(400, "malformed");
        }
    }

    @Test
    void ends_with_the_last_year_that_can_be_written() throws Exception {
        String partnership = given.partnership(List.of(shanghai, cologne), Map.of("established", "2000"));

        Map<String, Component> entries = read(ALL + "?from=9998-12-31");

        assertThat(entries).containsOnlyKeys("anniversary-" + partnership + "-established-9998");
        http.get(ALL + "?from=9999").expectProblem(400, "malformed");
        http.get(ALL + "?from=9998&until=9999").expectProblem(400, "malformed");
    }

    @Test
    void keeps_the_latest_of_very_many_and_says_so() {
        exchange(shanghai, cologne, "2020");
        String second = exchange(shanghai, cologne, "2021");
        String third = exchange(shanghai, cologne, "2022");
        String partnership = given.partnership(List.of(shanghai, cologne), Map.of("established", "2000"));
        Anniversaries anniversaries = new Anniversaries(cities, partnerships, 2);
        ComputedRequest asked = question(Map.of(), CalendarParameters.ALL);

        Calendar.Sheet sheet = new CalendarWriter(catalog, cities, anniversaries, workedOut, 2).everything(asked);

        int year = asked.today().getYear();
        assertThat(sheet.events().stream().map(Calendar.CalendarEvent::uid))
                .containsExactly(
                        "exchange-" + second,
                        "exchange-" + third,
                        "anniversary-" + partnership + "-established-" + year,
                        "anniversary-" + partnership + "-established-" + (year + 1));
        assertThat(sheet.description()).contains("without the 1 earliest of 3 forums and exchanges");
        ComputedRequest years =
                question(Map.of("from", List.of("2001"), "until", List.of("2003")), AnniversaryParameters.OF_ALL);
        assertThatThrownBy(() -> anniversaries.events(years, null))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("more than 2 anniversaries");
    }

    private ComputedRequest question(Map<String, List<String>> sent, Map<String, ListParameter> declared) {
        return new ComputedRequest(
                null, Parameters.of(sent, declared), ReadContext.of(catalog.snapshot()), LocalDate.now(ZoneOffset.UTC));
    }

    @Test
    void is_answered_anew_only_after_a_change() {
        String path = calendar(shanghai);
        Reply before = http.get(path, "Accept", "text/calendar").expect(200);
        assertThat(before.header("Content-Type")).isEqualTo("text/calendar; charset=UTF-8");
        http.get(path, "Accept", "text/calendar", "If-None-Match", before.etag())
                .expect(304);
        assertThat(http.get(path).etag()).isEqualTo(before.etag());

        exchange(dunedin, cologne, "2024");
        http.get(path, "If-None-Match", before.etag()).expect(304);
        exchange(shanghai, cologne, "2024");
        assertThat(http.get(path, "If-None-Match", before.etag()).expect(200).etag())
                .isNotEqualTo(before.etag());
        http.get(path, "Accept", "application/json").expect(200);
    }

    @Test
    void is_of_a_city_that_there_is() {
        String twin = given.city("Köln", "DE");
        http.post("/v1/cities/" + twin + "/merge", Map.of("into", cologne), "If-Match", "*")
                .expect(200);
        assertThat(http.get(calendar(twin) + "?round=true")
                        .expectProblem(308, "merged")
                        .header("Location"))
                .isEqualTo(calendar(cologne) + "?round=true");
        http.delete("/v1/cities/" + dunedin, "*").expect(204);
        http.get(calendar(dunedin)).expectProblem(410, "gone");
        http.get(calendar(given.source())).expectProblem(404, "not-found");
        http.get(calendar("nothing")).expectProblem(400, "malformed");
    }

    private String exchange(String host, String guest, String date) {
        return given.record(
                "exchanges", Map.of("kind", "meeting", "hostCity", host, "guestCities", List.of(guest), "date", date));
    }

    private String forum(String name, String host, Map<String, ?> more) {
        return given.record("forums", Given.draft(Map.of("kind", "forum", "name", name, "hostCity", host), more));
    }

    private static String calendar(String city) {
        return "/v1/cities/" + city + "/calendar.ics";
    }

    private Map<String, Component> read(String path) throws Exception {
        return CalendarEntries.of(http.get(path).expect(200).text());
    }
}
