package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class HistoryTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Clock clock;

    @Test
    void tells_who_changed_what_when_and_why() {
        String path = written();

        List<JsonNode> revisions = items(http.get(path + "/revisions").expect(200));

        assertThat(revisions)
                .extracting(revision -> revision.path("reason").asText("-"))
                .containsExactly("from the list 友好城市", "census of 2018", "-", "twice");
        assertThat(revisions)
                .extracting(revision -> revision.get("actor").asText())
                .containsOnly("registrar");
        assertThat(revisions)
                .allSatisfy(revision -> assertThat(revision.get("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z"));
        assertThat(revisions.get(0).has("changed")).isFalse();
        assertThat(revisions.get(1).get("changed"))
                .extracting(JsonNode::asText)
                .containsExactly("/population", "/website");
        assertThat(revisions.get(2).get("changed"))
                .extracting(JsonNode::asText)
                .containsExactly("/names", "/population/value");
        assertThat(revisions.get(3).get("changed")).isEmpty();
        assertThat(http.get(path + "/revisions/2").at("/changed/1")).isEqualTo("/website");
        assertThat(items(http.get("/v1/changes")))
                .extracting(change -> change.path("reason").asText("-"))
                .containsExactly("from the list 友好城市", "census of 2018", "-", "twice");
    }

    /** A city that was changed twice and deleted. */
    private String written() {
        String path = http.post(
                        "/v1/cities?reason=from%20the%20list%20%E5%8F%8B%E5%A5%BD%E5%9F%8E%E5%B8%82",
                        Map.of("kind", "city", "name", "Dunedin", "countryCode", "NZ"))
                .expect(201)
                .header("Location");
        http.patch(
                        path + "?reason=census+of+2018",
                        Map.of("population", Map.of("value", 126_255), "website", "https://a.example/"),
                        http.get(path).etag())
                .expect(200);
        http.patch(
                        path,
                        Map.of(
                                "population",
                                Map.of("value", 126_256),
                                "names",
                                List.of(
                                        Map.of("value", "Dunedin", "lang", "en"),
                                        Map.of("value", "Ōtepoti", "lang", "mi"))),
                        http.get(path).etag())
                .expect(200);
        http.send("DELETE", path + "?reason=twice", null, "X-API-Key", Http.KEY, "If-Match", "*")
                .expect(204);
        return path;
    }

    @Test
    void refuses_reasons_that_are_none() {
        String path = "/v1/cities/" + given.city("Dunedin", "NZ");

        for (String reason : List.of("", "%20%20", "%FF", "a%00b", "x".repeat(501))) {
            Reply refused = http.patch(path + "?reason=" + reason, Map.of("website", "https://a.example/"), "*");
            assertThat(refused.expectProblem(400, "malformed").faults()).containsExactly("reason");
        }
        assertThat(http.get(path).at("/version")).isEqualTo("1");
    }

    @Test
    void reads_a_record_as_it_was_recorded_then() {
        Instant before = clock.instant();
        String path = "/v1/cities/" + given.city("Dunedin", "NZ");
        Instant first = clock.instant();
        http.patch(path, Map.of("website", "https://a.example/"), "*").expect(200);
        Instant second = clock.instant();
        http.delete(path, "*").expect(204);
        Instant third = clock.instant();

        Reply then = http.get(path + "?knownAt=" + first).expect(200);
        assertThat(then.at("/website")).isNull();
        assertThat(then.at("/version")).isEqualTo("1");
        assertThat(then.header("Registry-Sequence")).isEqualTo("3");
        String withOffset = second.atOffset(ZoneOffset.ofHours(8)).toString().replace("+", "%2B");
        assertThat(http.get(path + "?fields=website&knownAt=" + withOffset)
                        .expect(200)
                        .text())
                .contains("https://a.example/")
                .doesNotContain("Dunedin");
        assertThat(http.get(path + "?format=csv&knownAt=" + second).expect(200).text())
                .contains("https://a.example/");
        http.get(path + "?knownAt=" + before).expectProblem(404, "not-found");
        http.get(path + "?knownAt=" + third).expectProblem(410, "gone");
        for (String time : List.of("2026-11-21", "2026-11-21T10:00:00", "yesterday")) {
            assertThat(http.get(path + "?knownAt=" + time)
                            .expectProblem(400, "malformed")
                            .faults())
                    .containsExactly("knownAt");
        }
        http.get("/v1/cities/" + given.source() + "?knownAt=" + third).expectProblem(404, "not-found");
    }

    @Test
    void shows_other_records_in_the_past_as_they_were_then() {
        String city = given.city("Dunedin", "NZ");
        String other = given.city("Shanghai", "CN");
        String path = "/v1/partnerships/" + given.partnership(city, other, "sister-city");
        Instant then = clock.instant();
        http.patch("/v1/cities/" + city, Map.of("name", "Ōtepoti", "names", List.of()), "*")
                .expect(200);
        http.delete(path, "*").expect(204);

        assertThat(http.get(path + "?knownAt=" + then).at("/parties/0/city/name"))
                .isEqualTo("Dunedin");
    }

    @Test
    void reads_a_partnership_as_of_a_day_as_it_was_recorded_then() {
        String path = "/v1/partnerships/"
                + given.partnership(
                        List.of(given.city("Wuxi", "CN"), given.city("Gimhae", "KR")),
                        Map.of(
                                "established",
                                "1995",
                                "milestones",
                                List.of(
                                        Map.of("type", "signed", "date", "1995", "kind", "friendship-city"),
                                        Map.of("type", "upgraded", "date", "2005", "kind", "sister-city"))));
        Instant then = clock.instant();
        http.patch(path, Map.of("established", "1990"), "*").expect(200);

        assertThat(http.get(path + "?asOf=2000-01-01").expect(200).at("/kind")).isEqualTo("friendship-city");
        assertThat(http.get(path).at("/kind")).isEqualTo("sister-city");
        assertThat(http.get(path + "?asOf=1992").expect(200).at("/established")).isEqualTo("1990");
        http.get(path + "?asOf=1980").expectProblem(404, "not-found");
        http.get(path + "?asOf=1992&knownAt=" + then).expectProblem(404, "not-found");
        assertThat(http.get(path + "?asOf=2000-01-01&knownAt=" + then)
                        .expect(200)
                        .at("/established"))
                .isEqualTo("1995");
        http.get(path + "?asOf=1995-06-01&certainty=certain").expect(200);
        http.get(path + "?asOf=1990-06-01&certainty=certain").expectProblem(404, "not-found");
    }

    @Test
    void shows_what_a_deleted_record_last_was_to_those_who_may_write_it() {
        String otago = given.city("Otago", "NZ");
        String own = given.office(otago);
        String other = given.office(given.city("Shanghai", "CN"));
        String path = "/v1/cities/" + given.city("Dunedin", "NZ", Map.of("partOf", otago));
        http.delete(path, "*").expect(204);

        Reply registrar = http.get(path, "X-API-Key", Http.KEY).expectProblem(410, "gone");
        Reply anybody = http.get(path).expectProblem(410, "gone");
        Reply office = http.get(path, "X-API-Key", own).expectProblem(410, "gone");
        Reply foreign = http.get(path, "X-API-Key", other).expectProblem(410, "gone");
        Reply unknown = http.get(path, "X-API-Key", "nobody's key").expectProblem(410, "gone");

        assertThat(registrar.at("/lastKnown/name")).isEqualTo("Dunedin");
        assertThat(registrar.header("Cache-Control")).isEqualTo("no-store");
        assertThat(office.at("/lastKnown/partOf/name")).isEqualTo("Otago");
        assertThat(foreign.json().has("lastKnown")).isFalse();
        assertThat(anybody.json().has("lastKnown")).isFalse();
        assertThat(unknown.json().has("lastKnown")).isFalse();
    }

    @Test
    void brings_a_deleted_record_back_under_its_id() {
        String source = given.source();
        String city = given.city("Dunedin", "NZ", Map.of("population", Map.of("value", 10)));
        String path = "/v1/cities/" + city;
        Reply was = http.get(path);
        http.delete(path, was.etag()).expect(204);
        String tombstone = http.get(path).etag();

        http.post(path + "/restore", "", "Content-Type", null).expectProblem(428, "precondition-required");
        http.post(path + "/restore", "", "If-Match", was.etag()).expectProblem(412, "stale");
        http.post(path + "/restore", "{}", "If-Match", tombstone).expectProblem(400, "malformed");
        http.post(path + "/restore?dryRun=true", "", "If-Match", tombstone).expect(200);
        http.get(path).expectProblem(410, "gone");
        Reply restored = http.post(path + "/restore?reason=a+mistake", "", "If-Match", tombstone)
                .expect(200);

        assertThat(restored.text()).isEqualTo(http.get(path).text());
        assertThat(restored.etag()).isEqualTo(http.get(path).etag());
        assertThat(restored.at("/version")).isEqualTo("3");
        assertThat(restored.at("/createdAt")).isEqualTo(was.at("/createdAt"));
        assertThat(restored.at("/population/value")).isEqualTo("10");
        assertThat(http.get("/v1/cities").ids()).containsExactly(city);
        assertThat(items(http.get(path + "/revisions")))
                .extracting(revision -> revision.get("action").asText())
                .containsExactly("created", "deleted", "restored");
        assertThat(http.get("/v1/changes?after=3").at("/items/0/reason")).isEqualTo("a mistake");
        http.post(path + "/restore", "", "If-Match", "*").expectProblem(409, "not-restorable");
        given.claim("cities", city, "", null, source);
        http.patch(path, Map.of("website", "https://a.example/"), restored.etag())
                .expect(200);
        http.post("/v1/cities/" + source + "/restore", "", "If-Match", "*").expectProblem(404, "not-found");
    }

    @Test
    void brings_a_record_back_once_however_many_want_it() {
        String path = "/v1/cities/" + given.city("Dunedin", "NZ");
        http.delete(path, "*").expect(204);

        List<Reply> replies = AtOnce.run(16, i -> http.post(path + "/restore", "", "If-Match", "*"));

        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        replies.stream()
                .filter(reply -> reply.status() != 200)
                .forEach(reply -> reply.expectProblem(409, "not-restorable"));
    }

    @Test
    void brings_nothing_back_whose_place_is_taken_or_whose_ground_is_gone() {
        Map<String, Object> identified = Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "1")));
        String otago = given.city("Otago", "NZ");
        String dunedin = given.city("Dunedin", "NZ", identified);
        String part = given.city("Mosgiel", "NZ", Map.of("partOf", otago));
        String partnership = given.partnership(otago, dunedin, "sister-city");
        for (String path : List.of("/v1/partnerships/" + partnership, "/v1/cities/" + part, "/v1/cities/" + otago)) {
            http.delete(path, "*").expect(204);
        }
        http.delete("/v1/cities/" + dunedin, "*").expect(204);
        String other = given.city("Another Dunedin", "NZ", identified);

        Reply taken = http.post("/v1/cities/" + dunedin + "/restore", "", "If-Match", "*");
        Reply groundless = http.post("/v1/cities/" + part + "/restore", "", "If-Match", "*");
        Reply without = http.post("/v1/partnerships/" + partnership + "/restore", "", "If-Match", "*");

        assertThat(taken.expectProblem(409, "duplicate").at("/existing")).isEqualTo("/v1/cities/" + other);
        assertThat(groundless.expectProblem(409, "not-restorable").faults()).containsExactly("/partOf");
        assertThat(without.expectProblem(409, "not-restorable").faults()).containsExactly("/parties/0/city");
        http.post("/v1/cities/" + otago + "/restore", "", "If-Match", "*").expect(200);
        http.post("/v1/cities/" + part + "/restore", "", "If-Match", "*").expect(200);
    }

    private static List<JsonNode> items(Reply reply) {
        return StreamSupport.stream(reply.json().get("items").spliterator(), false)
                .toList();
    }
}
