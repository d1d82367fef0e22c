package dev.sistercity.registry.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.ShiftedClock;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class AnnualReportTest extends AnnualReportFixture {

    @Inject
    ShiftedClock clock;

    @Test
    void tells_exchanges_in_and_out_of_one_calendar_year() {
        exchange(wuxi, leverkusen, "2023-12-31");
        String in = exchange(wuxi, leverkusen, "2024-01-01");
        String maybe = exchange(wuxi, gimhae, "202X");
        String out = exchange(gimhae, wuxi, "2024");
        exchange(wuxi, gimhae, "2025-01-01");
        String cancelled = given.record(
                "exchanges",
                Map.of(
                        "kind",
                        "visit",
                        "hostCity",
                        wuxi,
                        "guestCities",
                        List.of(gimhae),
                        "date",
                        "2024-03",
                        "status",
                        "cancelled"));

        Reply report = report(wuxi, 2024, "");

        assertThat(ids(report, "exchangesIn")).containsExactlyInAnyOrder(in, maybe);
        assertThat(report.at("/exchangesIn/count")).isEqualTo("2");
        assertThat(report.at("/exchangesIn/certain")).isEqualTo("1");
        assertThat(ids(report, "exchangesOut")).containsExactly(out);
        assertThat(report.at("/exchangesOut/records/0/certain")).isEqualTo("true");
        assertThat(report.at("/exchangesOut/records/0/cities/0/name")).isEqualTo("Gimhae");
        assertThat(ids(report, "exchangesNotHeld")).containsExactly(cancelled);
        assertThat(report.at("/asOf")).isEqualTo("2024-12-31");
        assertThat(report(wuxi, 2019, "").at("/exchangesIn/count")).isEqualTo("0");
        for (JsonNode record : report.json().findValues("href")) {
            http.get(record.asText()).expect(200);
        }
    }

    @Test
    void tells_what_partnerships_were_at_the_end_and_what_happened_to_them() {
        String ended = given.partnership(
                List.of(wuxi, gimhae),
                Map.of("kind", "friendship-city", "status", "ended", "established", "1995", "ended", "2024-03"));
        exchange(wuxi, leverkusen, "2021-05-04");

        Reply report = report(wuxi, 2024, "");

        assertThat(texts(report, "/partnerships", "/partnership/name", "/kind", "/status", "/yearsWithoutContact"))
                .containsExactly("Wuxi – Gimhae friendship-city ended 29", "Wuxi – Leverkusen sister-city active 3");
        assertThat(texts(report, "/events/records", "/what", "/date", "/id"))
                .containsExactly("upgraded 2024-06-05 " + partnership, "ended 2024-03 " + ended);
        assertThat(report.at("/partnershipCounts/0/partnerships")).isEqualTo("1");
        assertThat(texts(report(wuxi, 2023, ""), "/partnerships", "/kind", "/status", "/yearsWithoutContact"))
                .containsExactly("friendship-city active 28", "project-partnership active 2");
        assertThat(texts(report(wuxi, 2000, ""), "/partnerships", "/partnership/name"))
                .containsExactly("Wuxi – Gimhae");
        assertThat(texts(report(wuxi, 2025, ""), "/partnerships", "/partnership/name"))
                .containsExactly("Wuxi – Leverkusen");
    }

    @Test
    void counts_units_under_the_city_where_they_are_asked_for() {
        String own = exchange(wuxi, leverkusen, "2024-02");
        String ofUnit = exchange(yixing, leverkusen, "2024-03");
        String inside = exchange(wuxi, yixing, "2024-04");
        given.partnership(List.of(yixing, gimhae), Map.of("established", "2010"));

        Reply alone = report(wuxi, 2024, "");
        assertThat(ids(alone, "exchangesIn")).containsExactly(inside, own);
        assertThat(alone.at("/level")).isEqualTo("own");
        assertThat(alone.json().at("/partnerships")).hasSize(1);
        Reply together = report(wuxi, 2024, "&within=true");
        assertThat(ids(together, "exchangesIn")).containsExactly(ofUnit, own);
        assertThat(ids(together, "exchangesOther")).containsExactly(inside);
        assertThat(texts(together, "/units", "/name")).containsExactly("Wuxi", "Yixing");
        assertThat(together.json().at("/partnerships")).hasSize(2);
        assertThat(texts(together, "/partnershipCounts", "/level", "/partnerships"))
                .containsExactly("own 1", "under 1", "within 2");
    }

    @Test
    void tells_forums_topics_commitments_projects_and_knowledge() {
        String hosted = forum(wuxi, "2024-10-11", List.of("green-and-low-carbon"), List.of());
        String attended = forum(
                gimhae,
                "2024",
                List.of("green-and-low-carbon", "youth"),
                List.of(Map.of("city", wuxi, "roles", List.of("speaker"))));
        String made = commitment(hosted, wuxi, leverkusen, "done");
        String received = commitment(attended, gimhae, wuxi, "stated");
        String begun =
                given.record("projects", Map.of("name", "Canals", "owners", List.of(wuxi), "started", "../2024-12-08"));
        Map<String, ?> ended = Map.of("started", "2020", "ended", "2024-05", "status", "ended");
        String over = given.record("platforms", Given.draft(Map.of("name", "Over", "owners", List.of(wuxi)), ended));
        String learnt = transfer(gimhae, wuxi);
        String shared = transfer(wuxi, leverkusen);

        Reply report = report(wuxi, 2024, "");

        assertThat(ids(report, "forumsHosted")).containsExactly(hosted);
        assertThat(ids(report, "forumsAttended")).containsExactly(attended);
        assertThat(texts(report, "/topics", "/topic", "/count")).containsExactly("green-and-low-carbon 2", "youth 1");
        assertThat(ids(report, "commitmentsMade")).containsExactly(made);
        assertThat(ids(report, "commitmentsReceived")).containsExactly(received);
        assertThat(ids(report, "commitmentsOpen")).containsExactly(received);
        assertThat(ids(report, "cooperationsStarted")).containsExactly(begun);
        assertThat(report.at("/cooperationsStarted/certain")).isEqualTo("0");
        assertThat(ids(report, "cooperationsEnded")).containsExactly(over);
        assertThat(ids(report, "cooperationsRunning")).containsExactly(begun);
        assertThat(ids(report(wuxi, 2022, ""), "cooperationsRunning")).containsExactlyInAnyOrder(begun, over);
        assertThat(ids(report, "knowledgeLearnt")).containsExactly(learnt);
        assertThat(ids(report, "knowledgeShared")).containsExactly(shared);
        assertThat(report.at("/lastContact/record/id")).isEqualTo(attended);
    }

    private String forum(String host, String date, List<String> topics, List<?> participants) {
        return given.record(
                "forums",
                Map.of(
                        "kind",
                        "forum",
                        "name",
                        "A forum",
                        "hostCity",
                        host,
                        "date",
                        date,
                        "topics",
                        topics,
                        "participants",
                        participants));
    }

    @Test
    void looks_at_the_current_year_as_of_today() {
        int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
        String over = given.partnership(List.of(wuxi, gimhae), Map.of("status", "ended", "established", "1995"));

        Reply report = report(wuxi, year, "");

        assertThat(report.at("/asOf"))
                .isEqualTo(clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString());
        // It has ended, at an unknown time.
        assertThat(texts(report, "/partnerships", "/partnership/id"))
                .containsExactly(partnership)
                .doesNotContain(over);
    }

    @Test
    void refuses_what_is_no_year_or_no_city() {
        int next = clock.instant().atZone(ZoneOffset.UTC).getYear() + 1;
        for (String year : List.of("199X", "abc", "0", "999", "99999", "2024-05", "-1", "20 24", "%00", "" + next)) {
            Reply refused = http.get("/v1/reports/annual?city=" + wuxi + "&year=" + year.replace(" ", "%20"))
                    .expectProblem(400, "malformed");
            assertThat(refused.faults()).as(year).containsExactly("year");
        }
        assertThat(faults("city=" + wuxi)).containsExactly("year");
        assertThat(faults("year=2024")).containsExactly("city");
        assertThat(faults("")).containsExactly("city");
        assertThat(faults("city=nowhere&year=2024")).containsExactly("city");
        assertThat(faults("city=" + partnership + "&year=2024")).containsExactly("city");
        assertThat(faults("city=" + wuxi + "&year=2024&within=maybe")).containsExactly("within");
        assertThat(faults("city=" + wuxi + "&year=2024&format=pdf")).containsExactly("format");
        assertThat(http.get("/v1/reports/annual?city=" + wuxi + "&yaer=2024")
                        .expectProblem(400, "malformed")
                        .text())
                .contains("Did you mean year?");
        http.get(path(wuxi, 2024, ""), "Accept", "application/pdf").expectProblem(406, "not-acceptable");
    }

    private List<String> faults(String query) {
        return http.get("/v1/reports/annual?" + query)
                .expectProblem(400, "malformed")
                .faults();
    }

    private String transfer(String from, String to) {
        return given.record(
                "knowledge-transfers",
                Map.of(
                        "fromCity",
                        from,
                        "toCity",
                        to,
                        "date",
                        "2024",
                        "what",
                        List.of(Map.of("value", "Gardens", "lang", "en"))));
    }

    private String commitment(String forum, String city, String towards, String status) {
        return given.record(
                "commitments",
                Given.draft(
                        Map.of(
                                "kind",
                                "wish",
                                "speaker",
                                Map.of("name", "Jane Doe", "position", "Mayor"),
                                "city",
                                city),
                        Map.of(
                                "forum",
                                forum,
                                "topics",
                                List.of("education"),
                                "status",
                                status,
                                "towards",
                                List.of(Map.of("city", towards)),
                                "quote",
                                Map.of("value", "We hope", "lang", "en"))));
    }

    private static List<String> ids(Reply reply, String figure) {
        return texts(reply, "/" + figure + "/records", "/id");
    }

    private static List<String> texts(Reply reply, String array, String... pointers) {
        List<String> texts = new ArrayList<>();
        reply.json()
                .at(array)
                .forEach(element -> texts.add(String.join(
                        " ",
                        List.of(pointers).stream()
                                .map(pointer -> element.at(pointer).asText())
                                .toList())));
        return texts;
    }
}
