package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.openapi.PathParameters;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class AsOfTest {

    /** Reads that are about changes, keys, jobs and other things without a past. */
    private static final Pattern WITHOUT = Pattern.compile(
            "/v1|/v1/(?:me|api-keys|changes|webhooks|gazetteer|imports|reviews|jobs|editions|desk|drafts|invitations|office-applications|suggestions)(?:/.*)?"
                    + "|.*/revisions(?:/\\{version})?|.*/plays|/v1/exports");

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void shows_only_what_had_happened_by_then() {
        String wuxi = given.city("Wuxi", "CN");
        String partnership = given.partnership(
                List.of(wuxi, given.city("Gimhae", "KR")),
                Map.of(
                        "established",
                        "1995",
                        "kindAsStated",
                        Map.of("value", "sister cities", "lang", "en"),
                        "milestones",
                        List.of(
                                Map.of("type", "signed", "date", "1995", "kind", "friendship-city"),
                                Map.of("type", "upgraded", "date", "2005-04", "kind", "sister-city"),
                                Map.of("type", "renewed", "date", "2015"))));
        String path = "/v1/partnerships/" + partnership;

        assertThat(milestones(http.get(path + "?asOf=2000"))).containsExactly("1995");
        assertThat(http.get(path + "?asOf=2000").at("/kindAsStated")).isNull();
        assertThat(milestones(http.get(path + "?asOf=2005"))).containsExactly("1995", "2005-04");
        assertThat(milestones(http.get(path + "?asOf=2005-01&certainty=certain")))
                .containsExactly("1995");
        assertThat(http.get(path + "?asOf=2006").json().has("kindAsStated")).isTrue();
        assertThat(milestones(http.get(path))).containsExactly("1995", "2005-04", "2015");
        assertThat(http.get("/v1/partnerships?asOf=2000").at("/items/0/milestones/1"))
                .isNull();
    }

    private static List<String> milestones(Reply reply) {
        return StreamSupport.stream(reply.expect(200).json().get("milestones").spliterator(), false)
                .map(milestone -> milestone.get("date").textValue())
                .toList();
    }

    @Test
    void calendars_look_from_that_day_on() {
        String wuxi = given.city("Wuxi", "CN");
        String gimhae = given.city("Gimhae", "KR");
        given.partnership(
                List.of(wuxi, gimhae),
                Map.of(
                        "established",
                        "1995-06-01",
                        "status",
                        "ended",
                        "ended",
                        "2015-01-01",
                        "milestones",
                        List.of(Map.of("type", "renewed", "date", "2012-02-02"))));

        assertThat(http.get("/v1/anniversaries").json().get("items")).isEmpty();
        Reply then = http.get("/v1/cities/" + wuxi + "/anniversaries?asOf=2011-03-01");
        assertThat(then.expect(200).json().get("items")).hasSize(1);
        assertThat(then.at("/items/0/date")).isEqualTo("2011-06-01");
        assertThat(then.at("/items/0/status")).isEqualTo("active");
        assertThat(http.get("/v1/anniversaries?asOf=2013-01-01").json().get("items"))
                .hasSize(2);
        assertThat(http.get("/v1/calendar.ics?asOf=2011-03-01").expect(200).text())
                .contains("DTSTART;VALUE=DATE:20110601")
                .doesNotContain("20130202");
        for (String day : List.of("..", "0001", "x", "../2009")) {
            http.get("/v1/anniversaries?asOf=" + day).expectProblem(400, "malformed");
        }
    }

    @Test
    void an_annual_report_ends_with_that_day() {
        String wuxi = given.city("Wuxi", "CN");
        String gimhae = given.city("Gimhae", "KR");
        for (String date : List.of("2024-03-01", "2024-11-01")) {
            given.record(
                    "exchanges",
                    Map.of("kind", "meeting", "hostCity", wuxi, "guestCities", List.of(gimhae), "date", date));
        }
        String report = "/v1/reports/annual?year=2024&city=" + wuxi;

        assertThat(http.get(report).at("/exchangesIn/count")).isEqualTo("2");
        assertThat(http.get(report + "&asOf=2024-06-30").expect(200).at("/exchangesIn/count"))
                .isEqualTo("1");
        assertThat(http.get(report + "&asOf=2024-06-30").at("/asOf")).isEqualTo("2024-06-30");
        for (String day : List.of("2023-12-31", "2025", "2024-01-01/2024-02-01", "2024?", "..")) {
            assertThat(http.get(report + "&asOf=" + day)
                            .expectProblem(400, "malformed")
                            .faults())
                    .containsExactly("asOf");
        }
    }

    @Test
    void every_read_takes_a_day_and_a_time() throws IOException {
        JsonNode contract =
                new ObjectMapper().readTree(Path.of("openapi", "openapi.json").toFile());
        List<String> lacking = new ArrayList<>();
        contract.get("paths").properties().forEach(path -> {
            JsonNode read = path.getValue().path("get");
            if (path.getKey().startsWith("/v1")
                    && !read.isMissingNode()
                    && !WITHOUT.matcher(path.getKey()).matches()) {
                Set<String> names = names(path.getValue(), read, contract);
                if (!names.contains("knownAt")) {
                    lacking.add(path.getKey() + " knownAt");
                }
                if (!names.contains("asOf")) {
                    lacking.add(path.getKey() + " asOf");
                }
            }
        });
        assertThat(lacking).isEmpty();
    }

    private static Set<String> names(JsonNode path, JsonNode operation, JsonNode contract) {
        Set<String> names = new java.util.HashSet<>();
        PathParameters.of(path, operation).forEach(parameter -> {
            JsonNode known = parameter.has("$ref")
                    ? contract.at(parameter.get("$ref").textValue().substring(1))
                    : parameter;
            names.add(known.get("name").textValue());
        });
        return names;
    }
}
