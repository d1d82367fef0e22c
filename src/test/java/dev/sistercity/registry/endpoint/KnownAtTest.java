package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.endpoint.feed.RandomWrites;
import dev.sistercity.registry.support.AtOnce;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class KnownAtTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Clock clock;

    @Inject
    @All
    List<RecordCollection<?>> collections;

    /** What was answered at some time, by address. */
    private record Remembered(Instant at, Map<String, String> answers) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answers_what_it_answered_then(long seed) {
        RandomWrites writes = new RandomWrites(http, given, seed);
        List<Remembered> memory = new ArrayList<>();
        memory.add(remember());
        writes.begin();
        for (int i = 0; i < 120; i++) {
            writes.write();
            if (i % 20 == 7) {
                writes.confirm();
                memory.add(remember());
            }
        }
        // From the first on, and then from the last: what is made and kept for one time is in no other request's way.
        memory.forEach(then -> assertAnswers(then, seed));
        for (int i = memory.size() - 1; i >= 0; i--) {
            assertAnswers(memory.get(i), seed);
        }
    }

    private void assertAnswers(Remembered then, long seed) {
        then.answers().forEach((path, answer) -> assertThat(
                        plain(http.get(path + (path.contains("?") ? "&" : "?") + "knownAt=" + then.at())))
                .as("seed %d: %s at %s", seed, path, then.at())
                .isEqualTo(answer));
    }

    private Remembered remember() {
        Map<String, String> answers = new LinkedHashMap<>();
        paths().forEach(path -> answers.put(path, plain(http.get(path))));
        return new Remembered(clock.instant(), answers);
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (RecordCollection<?> type : collections) {
            paths.add("/v1/" + type.name() + "?limit=200");
            paths.add("/v1/" + type.name() + "?limit=3&sort=-"
                    + type.sortKeys().get(0).name());
            paths.add("/v1/" + type.name() + "?limit=50&q=re&lang=de");
        }
        paths.add("/v1/cities?sort=-partnershipCount&limit=200&include=counts,claims");
        paths.add("/v1/cities?hasPartnerIn=CN&limit=200");
        paths.add("/v1/partnerships?countryCode=NZ&verification=sourced&limit=200");
        paths.add("/v1/partnerships?asOf=1990&limit=200");
        paths.add("/v1/partnerships?format=csv&limit=200");
        paths.add("/v1/cities?format=geojson&limit=200");
        paths.add("/v1/anniversaries");
        paths.add("/v1/exports/partnerships.csv");
        for (JsonNode city : http.get("/v1/cities?limit=4").json().get("items")) {
            String id = city.get("id").textValue();
            paths.add("/v1/cities/" + id);
            paths.add("/v1/cities/" + id + "/partnerships?within=true");
            paths.add("/v1/cities/" + id + "/vitality");
            paths.add("/v1/reports/annual?year=2026&city=" + id);
        }
        for (JsonNode partnership : http.get("/v1/partnerships?limit=4").json().get("items")) {
            paths.add("/v1/partnerships/" + partnership.get("id").textValue() + "?include=claims,cities");
        }
        return paths;
    }

    /** Without where a page goes on: cursors belong to one address. */
    private static String plain(Reply reply) {
        reply.expect(200);
        if (!"application/json".equals(reply.header("Content-Type"))) {
            return reply.text().replaceAll("\"nextCursor\":\"[^\"]*\"", "");
        }
        JsonNode json = reply.json();
        if (json.path("page") instanceof ObjectNode page) {
            page.remove("nextCursor");
        }
        return json.toString();
    }

    @Test
    void pages_through_what_was_known_then_while_others_write() {
        List<String> cities = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            cities.add(given.city("City " + i, "NZ"));
        }
        Instant then = clock.instant();
        List<String> read = new ArrayList<>();
        String next = "/v1/cities?sort=name&limit=2&knownAt=" + then;
        while (next != null) {
            Reply page = http.get(next).expect(200);
            read.addAll(page.ids());
            assertThat(page.at("/page/total")).isEqualTo("7");
            http.patch("/v1/cities/" + cities.get(6), Map.of("name", "A city " + read.size()), "*");
            given.city("Another " + read.size(), "NZ");
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(read).containsExactlyElementsOf(cities);
    }

    @Test
    void tells_both_what_was_known_then_and_what_stood_on_a_day() {
        String one = given.city("Wuxi", "CN");
        String partnership = given.partnership(List.of(one, given.city("Gimhae", "KR")), Map.of("established", "1995"));
        Instant then = clock.instant();
        http.patch("/v1/partnerships/" + partnership, Map.of("established", "2005"), "*")
                .expect(200);

        String of2000 = "/v1/cities/" + one + "?asOf=2000";
        assertThat(http.get(of2000).at("/partnershipCount")).isEqualTo("0");
        assertThat(http.get(of2000 + "&knownAt=" + then).at("/partnershipCount"))
                .isEqualTo("1");
        assertThat(http.get("/v1/partnerships?asOf=2000&knownAt=" + then).ids()).containsExactly(partnership);
        assertThat(http.get("/v1/partnerships?asOf=2000").ids()).isEmpty();
    }

    @Test
    void answers_others_meanwhile_and_all_who_ask_for_one_time_at_once() {
        String city = given.city("Dunedin", "NZ");
        Instant then = clock.instant();
        for (int i = 0; i < 50; i++) {
            http.patch("/v1/cities/" + city, Map.of("name", "City " + i), "*").expect(200);
        }
        List<Reply> replies = AtOnce.run(
                40,
                i -> http.get(
                        i % 2 == 0
                                ? "/v1/cities?knownAt=" + then
                                : i % 4 == 1 ? "/v1/cities" : "/v1/cities?knownAt=" + then.plusMillis(i)));
        for (int i = 0; i < replies.size(); i++) {
            if (i % 2 == 0) {
                assertThat(replies.get(i).expect(200).at("/items/0/name")).isEqualTo("Dunedin");
            } else {
                replies.get(i).expect(200);
            }
        }
    }

    @Test
    void refuses_times_that_are_none_and_operations_without_a_past() {
        for (String time :
                List.of("2026-11-21", "yesterday", "", "2026-11-21T10:00:00Z&knownAt=2026-11-21T10:00:00Z")) {
            assertThat(http.get("/v1/cities?knownAt=" + time)
                            .expectProblem(400, "malformed")
                            .faults())
                    .contains("knownAt");
        }
        assertThat(http.get("/v1/changes?knownAt=2026-11-21T10:00:00Z")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("knownAt");
        assertThat(http.get("/v1/cities?knownAt=1990-01-01T00:00:00+01:00")
                        .expect(200)
                        .at("/page/total"))
                .isEqualTo("0");
        http.get("/v1/cities?knownAt=2990-01-01T00:00:00Z").expect(200);
    }
}
