package dev.sistercity.registry.report;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Cities with a year behind them, and their reports. */
abstract class AnnualReportFixture {

    @Inject
    Http http;

    @Inject
    Given given;

    String wuxi;

    String yixing;

    String leverkusen;

    String gimhae;

    String partnership;

    @BeforeEach
    void cities() {
        wuxi = given.city("Wuxi", "CN");
        yixing = given.city("Yixing", "CN", Map.of("partOf", wuxi));
        leverkusen = given.city("Leverkusen", "DE");
        gimhae = given.city("Gimhae", "KR");
        partnership = given.partnership(
                List.of(wuxi, leverkusen),
                Map.of(
                        "kind",
                        "sister-city",
                        "established",
                        "2006-04-27",
                        "milestones",
                        List.of(
                                Map.of("type", "signed", "date", "2006-04-27", "kind", "project-partnership"),
                                Map.of("type", "upgraded", "date", "2024-06-05", "kind", "sister-city"))));
    }

    static String path(String city, int year, String more) {
        return "/v1/reports/annual?city=" + city + "&year=" + year + more;
    }

    Reply report(String city, int year, String more) {
        return http.get(path(city, year, more)).expect(200);
    }

    String exchange(String host, String guest, String date) {
        return given.record(
                "exchanges", Map.of("kind", "visit", "hostCity", host, "guestCities", List.of(guest), "date", date));
    }
}
