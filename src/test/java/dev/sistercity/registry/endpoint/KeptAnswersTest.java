package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An answer that is given again, past its endpoint, is the one that the endpoint gave. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class KeptAnswersTest {

    /** What tells requests apart, and not their answers. */
    private static final Set<String> OF_THE_REQUEST = Set.of("X-Request-Id", "RateLimit", "Date");

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void the_second_answer_is_the_first_in_every_header_and_byte() {
        String dunedin = given.city("Dunedin", "NZ");
        String shanghai = given.record(
                "cities",
                Map.of(
                        "kind", "city",
                        "countryCode", "CN",
                        "names",
                                List.of(
                                        Map.of("value", "Shanghai", "lang", "en", "kind", "official"),
                                        Map.of("value", "Schanghai", "lang", "de", "kind", "official"))));
        String pair = given.partnership(dunedin, shanghai, "sister-city");
        String now = Instant.now().toString();
        for (String path : List.of(
                "/v1/cities",
                "/v1/cities?limit=1",
                "/v1/cities?groupBy=countryCode",
                "/v1/cities/" + shanghai,
                "/v1/cities/" + shanghai + "?fields=name",
                "/v1/cities/" + dunedin + "/partnerships",
                "/v1/partnerships?include=cities&facets=kind",
                "/v1/partnerships/" + pair + "?include=cities",
                "/v1/partnerships/" + pair + "?asOf=2020",
                "/v1/partnerships/" + pair + "?knownAt=" + now,
                "/v1/partnerships?knownAt=" + now)) {
            for (String languages : new String[] {null, "de,en;q=0.8", "zh"}) {
                isAnsweredAlike(path, languages, null);
                isAnsweredAlike(path, languages, "gzip");
            }
        }
    }

    @Test
    void the_second_answer_does_not_come_from_the_endpoint() {
        String dunedin = given.city("Dunedin", "NZ");
        String pair = given.partnership(dunedin, given.city("Shanghai", "CN"), "sister-city");
        for (String path : List.of(
                "/v1/cities",
                "/v1/cities?groupBy=countryCode",
                "/v1/cities/" + dunedin,
                "/v1/cities/" + dunedin + "/partnerships",
                "/v1/partnerships/" + pair + "?include=cities",
                "/v1/partnerships/" + pair + "?knownAt=" + Instant.now())) {
            String etag = http.get(path).expect(200).etag();
            double before = given("registry_answers_kept_total");
            http.get(path).expect(200);
            http.get(path, "If-None-Match", etag).expect(304);
            assertThat(given("registry_answers_kept_total") - before).as(path).isEqualTo(2);
        }
    }

    @Test
    void what_was_kept_for_a_caller_with_a_credential_is_not_given_to_all() {
        String path = "/v1/cities/" + given.city("Dunedin", "NZ");
        http.get(path, "X-API-Key", Http.KEY).expect(200);
        double before = given("registry_answers_kept_total");
        http.get(path).expect(200);
        assertThat(given("registry_answers_kept_total")).isEqualTo(before);
        http.get(path).expect(200);
        assertThat(given("registry_answers_kept_total") - before).isEqualTo(1);
    }

    @Test
    void a_request_with_a_body_comes_to_its_endpoint() {
        String path = "/v1/cities/" + given.city("Dunedin", "NZ");
        http.get(path).expect(200);
        http.get(path).expect(200);
        double before = given("registry_answers_kept_total");
        http.send("GET", path, "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json")
                .expect(200);
        assertThat(given("registry_answers_kept_total")).isEqualTo(before);
        http.get(path).expect(200);
    }

    private double given(String metric, String... labels) {
        return http.get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(metric) && Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void isAnsweredAlike(String path, String languages, String coding) {
        String[] headers = {"Accept-Language", languages, "Accept-Encoding", coding, "Origin", "https://a.example"};
        Reply first = http.get(path, headers).expect(200);
        Reply second = http.get(path, headers).expect(200);
        assertThat(second.body()).as(second.request()).isEqualTo(first.body());
        assertThat(ofTheAnswer(second)).as(second.request()).isEqualTo(ofTheAnswer(first));
        Reply same = http.get(path, "Accept-Language", languages, "If-None-Match", first.etag())
                .expect(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("Registry-Sequence")).isEqualTo(first.header("Registry-Sequence"));
    }

    private static Map<String, List<String>> ofTheAnswer(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(reply.headers());
        OF_THE_REQUEST.forEach(headers::remove);
        return headers;
    }

    @Test
    void holds_until_the_next_write_and_not_for_other_forms() {
        String city = given.city("Dunedin", "NZ");
        String path = "/v1/cities/" + city;
        for (int i = 0; i < 3; i++) {
            assertThat(http.get(path).at("/name")).isEqualTo("Dunedin");
            assertThat(http.get("/v1/cities").at("/items/0/name")).isEqualTo("Dunedin");
        }
        http.patch(path, Map.of("name", "Ōtepoti"), "*").expect(200);
        assertThat(http.get(path).at("/name")).isEqualTo("Ōtepoti");
        assertThat(http.get("/v1/cities").at("/items/0/name")).isEqualTo("Ōtepoti");

        http.get(path, "Accept", "image/png").expectProblem(406, "not-acceptable");
        assertThat(http.get("/v1/cities", "Accept", "text/csv").header("Content-Type"))
                .startsWith("text/csv");
        http.get(path + "?colour=red").expectProblem(400, "malformed");
        http.get(path + "?colour=red").expectProblem(400, "malformed");
        http.delete(path, "*").expect(204);
        http.get(path).expectProblem(410, "gone");
    }

    @Test
    void is_counted_under_the_address_of_its_endpoint() {
        String city = given.city("Dunedin", "NZ");
        double before = counted();
        for (int i = 0; i < 5; i++) {
            http.get("/v1/cities/" + city).expect(200);
        }
        Patience.until("all five to be counted", () -> counted() - before == 5);
        assertThat(http.get("/q/metrics").text()).doesNotContain(city);
    }

    private double counted() {
        return given(
                "http_server_requests_seconds_count", "uri=\"/v1/cities/{id}\"", "method=\"GET\"", "status=\"200\"");
    }
}
