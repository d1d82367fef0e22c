package dev.sistercity.registry.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.PlaceStore;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MatchTest {

    private static final String CITIES = "/v1/match/cities";
    private static final String PARTNERSHIPS = "/v1/match/partnerships";

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    PlaceStore places;

    @Inject
    Stored stored;

    /** What another test has loaded is gone, but known for a moment. */
    @BeforeEach
    void without_a_gazetteer() {
        Patience.until("it to be forgotten", () -> places.current().isEmpty());
    }

    @Test
    void makes_no_city_of_a_unit_that_may_be_in_any_country() {
        given.city("Yixing", "CN");

        Reply reply =
                send(CITIES, Map.of("queries", List.of(Map.of("name", "Yixing (County), Wuxi", "region", "Jiangsu"))));

        reply.expect(200);
        assertThat(reply.at("/results/0/chosen")).isNull();
    }

    @Test
    void answers_in_the_order_asked_to_everybody() {
        String dunedin = given.city("Dunedin", "NZ");
        given.city("Lohne", "DE");
        long changes = stored.count("change");

        Reply reply = send(
                CITIES,
                Map.of(
                        "queries",
                        List.of(
                                Map.of("name", "Atlantis"),
                                Map.of("name", "DUNEDIN", "country", "Neuseeland", "lang", "de"),
                                Map.of("name", "Löhne", "countryCode", "DE"))));

        reply.expect(200);
        assertThat(reply.at("/results/0/query/name")).isEqualTo("Atlantis");
        assertThat(reply.json().at("/results/0/chosen").isNull()).isTrue();
        assertThat(reply.json().at("/results/0/candidates").size()).isZero();
        assertThat(reply.at("/results/1/chosen/city/id")).isEqualTo(dunedin);
        assertThat(reply.at("/results/1/chosen/city/countryCode")).isEqualTo("NZ");
        assertThat(reply.json().at("/results/1/chosen/reasons").size()).isPositive();
        assertThat(reply.at("/results/1/why")).isEqualTo("the only one of this name");
        assertThat(reply.json().at("/results/2/chosen").isNull()).isTrue();
        assertThat(reply.at("/results/2/candidates/0/city/name")).isEqualTo("Lohne");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(stored.count("change")).isEqualTo(changes);
    }

    @Test
    void finds_what_is_part_of_a_unit() {
        String jiangsu = given.record("cities", Map.of("kind", "province", "name", "Jiangsu", "countryCode", "CN"));
        String hunan = given.record("cities", Map.of("kind", "province", "name", "Hunan", "countryCode", "CN"));
        String wuxi = given.city("Wuxi", "CN", Map.of("partOf", jiangsu));
        given.city("Wuxi", "CN", Map.of("partOf", hunan));

        Reply reply = send(
                CITIES, Map.of("queries", List.of(Map.of("name", "Wuxi", "within", jiangsu), Map.of("name", "Wuxi"))));

        assertThat(reply.expect(200).at("/results/0/chosen/city/id")).isEqualTo(wuxi);
        assertThat(reply.json().at("/results/0/candidates").size()).isEqualTo(1);
        assertThat(reply.json().at("/results/1/chosen").isNull()).isTrue();
        assertThat(reply.json().at("/results/1/candidates").size()).isEqualTo(2);
    }

    @Test
    void refuses_what_is_no_question() {
        assertThat(faults(CITIES, Map.of("queries", List.of()))).containsExactly("/queries");
        assertThat(faults(CITIES, Map.of("queries", Collections.nCopies(1001, Map.of("name", "x")))))
                .containsExactly("/queries");
        assertThat(faults(CITIES, Map.of("queries", List.of(Map.of("name", " ")))))
                .containsExactly("/queries/0/name");
        assertThat(faults(CITIES, Map.of("queries", List.of(Map.of("name", "x", "countryCode", "Germany")))))
                .hasSize(1)
                .allMatch(fault -> fault.startsWith("/queries/0/countryCode"));
        assertThat(faults(CITIES, Map.of("queries", List.of(Map.of("name", "x", "latitude", 1)))))
                .containsExactly("/queries/0");
        assertThat(faults(CITIES, Map.of("queries", List.of(Map.of("name", "x", "latitude", 91, "longitude", 0)))))
                .containsExactly("/queries/0/latitude");
        assertThat(faults(
                        CITIES,
                        Map.of("queries", List.of(Map.of("name", "x", "countryCode", "DE", "country", "Germany")))))
                .containsExactly("/queries/0");
        assertThat(faults(CITIES, Map.of("queries", List.of(Map.of("name", "x", "within", UUID.randomUUID())))))
                .containsExactly("/queries/0/within");
        assertThat(faults(CITIES, Map.of("queries", List.of(Map.of("name", "x", "within", "nowhere")))))
                .hasSize(1);
        assertThat(faults(CITIES, Map.of("queries", List.of(Map.of("name", "x", "city", "y")))))
                .hasSize(1)
                .allMatch(fault -> fault.startsWith("/queries/0/city"));
        assertThat(faults(CITIES, Map.of())).containsExactly("/queries");
        send(CITIES + "?limit=1", Map.of("queries", List.of(Map.of("name", "x"))))
                .expectProblem(400, "malformed");
        assertThat(faults(PARTNERSHIPS, Map.of("queries", List.of(Map.of("cities", List.of("geonames:1"))))))
                .containsExactly("/queries/0/cities");
        assertThat(faults(
                        PARTNERSHIPS,
                        Map.of("queries", List.of(Map.of("cities", List.of("geonames:1", "geonames:2"))))))
                .containsExactly("/queries/0/cities/0");
    }

    @Test
    void finds_a_partnership_whatever_the_order_of_its_cities() {
        String dunedin = given.city("Dunedin", "NZ");
        String shanghai = given.city("Shanghai", "CN");
        String otaru = given.city("Otaru", "JP");
        String ended = given.partnership(
                List.of(dunedin, shanghai), Map.of("established", "1980", "ended", "1985", "status", "ended"));
        String standing = given.partnership(List.of(dunedin, shanghai), Map.of("established", "1994-10-09"));

        Reply reply = send(
                PARTNERSHIPS,
                Map.of(
                        "queries",
                        List.of(
                                partnership(shanghai, dunedin, "kind", "sister-city", "established", "1994"),
                                partnership(shanghai, dunedin, "established", "1979", "ended", "1983"),
                                partnership(shanghai, dunedin, "kind", "contact", "established", "1994"),
                                partnership(shanghai, dunedin, "kind", "sister-city", "established", "1970"),
                                partnership(shanghai, otaru, "kind", "sister-city", "established", "1994"))));

        assertThat(reply.expect(200).at("/results/0/chosen/id")).isEqualTo(standing);
        assertThat(reply.at("/results/0/chosen/title")).isIn("Dunedin – Shanghai", "Shanghai – Dunedin");
        assertThat(reply.json().at("/results/0/candidates").size()).isEqualTo(2);
        assertThat(reply.at("/results/1/chosen/id")).isEqualTo(ended);
        assertThat(reply.json().at("/results/2/chosen").isNull()).isTrue();
        assertThat(reply.at("/results/2/why")).isEqualTo("none is of that kind at that time");
        assertThat(reply.at("/results/2/candidates/0/id")).isEqualTo(standing);
        assertThat(reply.json().at("/results/3/chosen").isNull()).isTrue();
        assertThat(reply.at("/results/3/why")).isEqualTo("several fit");
        assertThat(reply.at("/results/4/why")).isEqualTo("no partnership of these cities is known");
    }

    private static Map<String, Object> partnership(String one, String other, String... more) {
        Map<String, Object> query = new java.util.LinkedHashMap<>(Map.of("cities", List.of(one, other)));
        for (int i = 0; i < more.length; i += 2) {
            query.put(more[i], more[i + 1]);
        }
        return query;
    }

    private Reply send(String path, Object body) {
        return http.send("POST", path, Http.bytes(body), "Content-Type", "application/json");
    }

    private List<String> faults(String path, Object body) {
        Reply reply = send(path, body);
        reply.expectProblem(400, "malformed");
        return reply.faults();
    }
}
