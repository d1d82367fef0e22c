package dev.sistercity.registry.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wuxi has Leverkusen, Gimhae and Akashi for partners; Ljubljana is a partner of Leverkusen and of Akashi, Kaunas of Ljubljana. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class NetworkTest {

    @Inject
    Http http;

    @Inject
    Given given;

    private String wuxi;
    private String leverkusen;
    private String gimhae;
    private String akashi;
    private String ljubljana;
    private String kaunas;
    private String direct;

    @BeforeEach
    void network() {
        wuxi = city("Wuxi", "CN", 31.57, 120.3, 7_460_000);
        leverkusen = city("Leverkusen", "DE", 51.03, 6.98, 163_000);
        gimhae = city("Gimhae", "KR", 35.23, 128.88, 530_000);
        akashi = city("Akashi", "JP", 34.65, 135.0, 300_000);
        ljubljana = city("Ljubljana", "SI", 46.05, 14.5, 295_000);
        kaunas = city("Kaunas", "LT", 54.9, 23.9, 300_000);
        direct = given.partnership(
                List.of(wuxi, leverkusen), Map.of("established", "2006-04-27", "fields", List.of("culture")));
        given.partnership(List.of(wuxi, leverkusen), Map.of("kind", "contact", "established", "2001"));
        given.partnership(List.of(wuxi, gimhae), Map.of("established", "2005"));
        given.partnership(List.of(wuxi, akashi), Map.of("established", "1981"));
        given.partnership(List.of(leverkusen, ljubljana), Map.of("established", "1979", "fields", List.of("culture")));
        given.partnership(List.of(akashi, ljubljana), Map.of("established", "1990"));
        given.partnership(List.of(ljubljana, kaunas), Map.of("established", "2010"));
    }

    private String city(String name, String country, double latitude, double longitude, int population) {
        return given.city(
                name,
                country,
                Map.of("latitude", latitude, "longitude", longitude, "population", Map.of("value", population)));
    }

    @Test
    void lists_partners_and_partners_of_partners_with_how_often_and_through_whom() {
        Reply one = http.get("/v1/cities/" + wuxi + "/partners").expect(200);
        assertThat(names(one)).containsExactly("Leverkusen", "Gimhae", "Akashi");
        assertThat(one.at("/items/0/count")).isEqualTo("2");
        assertThat(one.at("/items/0/partnerships/0")).isEqualTo(direct);
        assertThat(one.at("/page/total")).isEqualTo("3");

        Reply two = http.get("/v1/cities/" + wuxi + "/partners?depth=2").expect(200);
        assertThat(names(two)).containsExactly("Leverkusen", "Gimhae", "Akashi", "Ljubljana");
        assertThat(two.at("/items/3/distance")).isEqualTo("2");
        assertThat(two.at("/items/3/count")).isEqualTo("2");
        assertThat(two.json().at("/items/3/through").findValuesAsText("name")).containsExactly("Leverkusen", "Akashi");
        assertThat(names(http.get("/v1/cities/" + gimhae + "/partners?depth=2")))
                .containsExactly("Wuxi", "Leverkusen", "Akashi");

        Reply page =
                http.get("/v1/cities/" + wuxi + "/partners?depth=2&limit=3").expect(200);
        Reply next = http.get("/v1/cities/" + wuxi + "/partners?depth=2&limit=3&cursor=" + page.at("/page/nextCursor"));
        assertThat(names(next)).containsExactly("Ljubljana");
        assertThat(next.at("/page/nextCursor")).isNull();
        http.get("/v1/cities/" + wuxi + "/partners?depth=1&cursor=" + page.at("/page/nextCursor"))
                .expectProblem(400, "malformed");
    }

    @Test
    void counts_only_the_partnerships_that_are_asked_for() {
        assertThat(names(http.get("/v1/cities/" + wuxi + "/partners?asOf=1990")))
                .containsExactly("Akashi");
        assertThat(names(http.get("/v1/cities/" + wuxi + "/partners?kind=contact")))
                .containsExactly("Leverkusen");
        assertThat(http.get("/v1/cities/" + wuxi + "/partners?kind=!contact").at("/items/0/count"))
                .isEqualTo("1");
        assertThat(names(http.get("/v1/cities/" + wuxi + "/partners?status=ended")))
                .isEmpty();
        Reply then = http.get("/v1/network/metrics?asOf=1985&city=" + ljubljana).expect(200);
        assertThat(then.at("/network/pairs")).isEqualTo("2");
        assertThat(then.at("/items/0/partners")).isEqualTo("1");
    }

    @Test
    void draws_partners_as_graphml_and_geojson() {
        Reply xml = http.get("/v1/cities/" + wuxi + "/partners?depth=2&format=graphml")
                .expect(200);
        assertThat(xml.header("Content-Type")).isEqualTo("application/graphml+xml");
        assertThat(xml.text().split("<node ")).hasSize(6);
        assertThat(xml.text().split("<edge ")).hasSize(6);
        Reply map = http.get("/v1/cities/" + wuxi + "/partners", "Accept", "application/geo+json")
                .expect(200);
        assertThat(map.json().get("features")).hasSize(7);
        assertThat(map.at("/features/0/geometry/type")).isEqualTo("Point");
        assertThat(map.at("/features/4/geometry/type")).isEqualTo("MultiLineString");
        assertThat(http.get("/v1/cities/" + wuxi + "/partners?format=csv").text())
                .startsWith("id,name,countryCode,distance,count,partnerships,through,throughNames\r\n" + leverkusen
                        + ",Leverkusen,DE,1,2,");
    }

    @Test
    void finds_the_shortest_ways_between_two_cities() {
        Reply ways = http.get("/v1/network/path?from=" + wuxi + "&to=" + kaunas).expect(200);
        assertThat(ways.at("/length")).isEqualTo("3");
        assertThat(ways.at("/pathCount")).isEqualTo("2");
        assertThat(ways.json().at("/paths/0/cities").findValuesAsText("name"))
                .containsExactly("Wuxi", "Leverkusen", "Ljubljana", "Kaunas");
        assertThat(ways.json().at("/paths/1/cities").findValuesAsText("name"))
                .containsExactly("Wuxi", "Akashi", "Ljubljana", "Kaunas");
        assertThat(ways.json().at("/paths/0/partnerships/0")).hasSize(2);

        String alone = given.city("Alone", "NZ");
        Reply none = http.get("/v1/network/path?from=" + wuxi + "&to=" + alone).expect(200);
        assertThat(none.at("/connected")).isEqualTo("false");
        assertThat(none.json().has("length")).isFalse();
        assertThat(http.get("/v1/network/path?from=" + wuxi + "&to=" + wuxi).at("/length"))
                .isEqualTo("0");
        assertThat(http.get("/v1/network/path?from=" + wuxi)
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("to");
        assertThat(http.get("/v1/network/path?from=" + wuxi + "&to=wikidata:Q1")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("to");
        assertThat(http.get("/v1/network/path?format=csv&from=" + gimhae + "&to=" + wuxi)
                        .text())
                .contains("1,0," + gimhae + ",Gimhae,KR,\r\n");
    }

    @Test
    void lists_partners_in_common() {
        Reply both = http.get("/v1/network/common?city=" + leverkusen + "&city=" + akashi)
                .expect(200);
        assertThat(names(both)).containsExactly("Wuxi", "Ljubljana");
        assertThat(both.json().at("/items/0/partnerships/0")).hasSize(2);
        assertThat(names(http.get("/v1/network/common?city=" + leverkusen + "&city=" + kaunas)))
                .containsExactly("Ljubljana");
        assertThat(names(http.get("/v1/network/common?city=" + kaunas))).containsExactly("Ljubljana");
        assertThat(http.get("/v1/network/common")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("city");
    }

    @Test
    void tells_where_a_city_stands() {
        Reply metrics = http.get("/v1/network/metrics?city=" + ljubljana).expect(200);

        assertThat(metrics.at("/network/cities")).isEqualTo("6");
        assertThat(metrics.at("/network/pairs")).isEqualTo("6");
        assertThat(metrics.at("/network/partnerships")).isEqualTo("7");
        assertThat(metrics.at("/items/0/partners")).isEqualTo("3");
        assertThat(metrics.at("/items/0/componentSize")).isEqualTo("6");
        assertThat(metrics.at("/items/0/componentRank")).isEqualTo("1");
        assertThat(metrics.at("/items/0/clustering")).isEqualTo("0.0");
        // Kaunas to the four others leads through it, and half of the two ways between Leverkusen and Akashi, of ten
        // pairs.
        assertThat(metrics.json().at("/items/0/betweenness").asDouble()).isCloseTo(0.45, within(1e-12));
        assertThat(metrics.at("/items/0/rankByPartners/world")).isEqualTo("1");
        assertThat(metrics.at("/items/0/rankByBetweenness/country")).isEqualTo("1");
        assertThat(names(http.get("/v1/network/metrics?limit=2"))).containsExactly("Wuxi", "Ljubljana");
        assertThat(names(http.get("/v1/network/metrics?countryCode=JP"))).containsExactly("Akashi");
        assertThat(http.get("/v1/network/metrics?format=csv").text().lines()).hasSize(7);
        String alone = given.city("Alone", "NZ");
        Reply without = http.get("/v1/network/metrics?city=" + alone).expect(200);
        assertThat(without.at("/items/0/partners")).isEqualTo("0");
        assertThat(without.json().at("/items/0").has("rankByPartners")).isFalse();
    }

    @Test
    void counts_between_countries_and_regions() {
        given.partnership(List.of(wuxi, leverkusen, akashi), Map.of("kind", "project-partnership"));

        Reply matrix = http.get("/v1/network/matrix").expect(200);
        assertThat(matrix.at("/partnerships")).isEqualTo("8");
        assertThat(cells(matrix))
                .containsExactly("CN DE 3", "CN JP 2", "CN KR 1", "DE JP 1", "DE SI 1", "JP SI 1", "LT SI 1");
        assertThat(matrix.json().at("/items/0/kinds"))
                .hasToString("{\"contact\":1,\"project-partnership\":1,\"sister-city\":1}");
        assertThat(matrix.json().at("/items/0/statuses")).hasToString("{\"active\":3}");
        assertThat(http.get("/v1/network/matrix?lang=de").at("/items/0/b/name")).isEqualTo("Deutschland");
        assertThat(cells(http.get("/v1/network/matrix?countryCode=SI&limit=2"))).containsExactly("DE SI 1", "JP SI 1");
        assertThat(http.get("/v1/network/matrix?format=geojson").json().get("features"))
                .hasSize(13);
        assertThat(http.get("/v1/network/matrix?format=graphml").text()).contains("attr.name=\"partnerships\"");
        assertThat(http.get("/v1/network/matrix?format=csv").text())
                .contains("CN,China,DE,Germany,3,contact 1; project-partnership 1; sister-city 1,active 3\r\n");
        Reply regions = http.get("/v1/network/matrix?by=region").expect(200);
        assertThat(regions.at("/by")).isEqualTo("region");
    }

    @Test
    void answers_all_partnerships_of_a_country_with_the_coordinates_of_both_ends() {
        Reply ties = http.get("/v1/network/ties?countryCode=CN").expect(200);
        assertThat(ties.json().get("ties")).hasSize(4);
        assertThat(ties.json().get("cities")).hasSize(4);
        assertThat(ties.at("/cities/0/latitude")).isNotNull();
        assertThat(http.get("/v1/network/ties?countryCode=CN&countryCode=DE")
                        .json()
                        .get("ties"))
                .hasSize(2);
        assertThat(http.get("/v1/network/ties?countryCode=CN&countryCode=CN")
                        .json()
                        .get("ties"))
                .isEmpty();
        assertThat(http.get("/v1/network/ties?countryCode=CN&format=geojson")
                        .json()
                        .get("features"))
                .hasSize(8);
        http.get("/v1/network/ties").expectProblem(400, "malformed");
    }

    @Test
    void recommends_partners_with_reasons_in_numbers_and_words() {
        Reply best = http.get("/v1/cities/" + wuxi + "/recommendations").expect(200);

        assertThat(names(best)).containsExactly("Ljubljana", "Kaunas");
        JsonNode first = best.json().at("/items/0/reasons/0");
        assertThat(first.get("what").asText()).isEqualTo("common-partners");
        assertThat(first.get("value").asInt()).isEqualTo(2);
        assertThat(first.get("share").asDouble()).isEqualTo(0.4);
        assertThat(first.get("text").asText()).isEqualTo("2 partners in common: Leverkusen, Akashi");
        double sum = 0;
        for (JsonNode reason : best.json().at("/items/0/reasons")) {
            sum += reason.get("share").asDouble();
        }
        assertThat(best.json().at("/items/0/score").asDouble()).isCloseTo(sum, within(0.001));
        assertThat(best.json().at("/items/0/reasons").findValuesAsText("what"))
                .contains("fields", "size", "distance", "age-gap");
        assertThat(http.get("/v1/cities/" + wuxi + "/recommendations?limit=1&format=csv")
                        .text()
                        .lines())
                .hasSize(2);
        http.get("/v1/cities/" + wuxi + "/recommendations?limit=0").expectProblem(400, "malformed");
    }

    @Test
    void keeps_what_it_worked_out_until_something_is_written() {
        String path = "/v1/network/matrix?countryCode=LT";
        String etag = http.get(path).etag();
        assertThat(http.get(path, "If-None-Match", etag).status()).isEqualTo(304);

        given.partnership(kaunas, gimhae, "sister-city");

        assertThat(cells(http.get(path, "If-None-Match", etag).expect(200))).containsExactly("KR LT 1", "LT SI 1");
    }

    private static List<String> names(Reply reply) {
        List<String> names = new ArrayList<>();
        reply.expect(200)
                .json()
                .get("items")
                .forEach(item -> names.add(item.at("/city/name").asText()));
        return names;
    }

    private static List<String> cells(Reply reply) {
        return StreamSupport.stream(reply.json().get("items").spliterator(), false)
                .map(cell -> cell.at("/a/code").asText() + " "
                        + cell.at("/b/code").asText() + " " + cell.get("count").asText())
                .toList();
    }
}
