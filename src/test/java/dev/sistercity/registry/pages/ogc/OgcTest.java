package dev.sistercity.registry.pages.ogc;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class OgcTest {

    private static final String ITEMS = "/ogc/collections/%s/items";

    @Inject
    Http http;

    @Inject
    Given given;

    private String city(String name, String country, double latitude, double longitude) {
        return given.city(name, country, Map.of("latitude", latitude, "longitude", longitude));
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        http.get(ITEMS.formatted("cities") + query)
                .expect(200)
                .json()
                .at("/features")
                .forEach(feature -> names.add(feature.at("/properties/name").asText()));
        return names;
    }

    private int matched(String layer, String query) {
        return http.get(ITEMS.formatted(layer) + query)
                .expect(200)
                .json()
                .at("/numberMatched")
                .asInt();
    }

    @Test
    void each_link_of_the_documents_leads_somewhere() {
        city("Dunedin", "NZ", -45.87, 170.5);
        TreeSet<String> seen = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(http.base() + "/ogc"));
        while (!open.isEmpty()) {
            String address = open.remove(0);
            if (!seen.add(address)) {
                continue;
            }
            Reply reply =
                    http.get(address.substring(http.base().toString().length())).expect(200);
            if (String.valueOf(reply.header("Content-Type")).contains("json") && !address.endsWith("/api")) {
                reply.json().findValues("href").forEach(href -> open.add(href.asText()));
            }
        }
        assertThat(seen).hasSizeGreaterThan(10).anyMatch(address -> address.endsWith("/collections/forums/items"));
    }

    @Test
    void says_what_it_keeps() {
        List<String> classes = new ArrayList<>();
        http.get("/ogc/conformance").expect(200).json().at("/conformsTo").forEach(one -> classes.add(one.asText()));

        assertThat(classes)
                .containsExactlyInAnyOrder(
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html");
        JsonNode described = http.get("/ogc/api").expect(200).json();
        assertThat(http.get("/ogc/api").header("Content-Type"))
                .isEqualTo("application/vnd.oai.openapi+json;version=3.0");
        for (JsonNode collection : http.get("/ogc/collections").json().at("/collections")) {
            assertThat(described
                            .at("/paths")
                            .has(ITEMS.formatted(collection.at("/id").asText())))
                    .isTrue();
        }
    }

    @Test
    void properties_are_those_that_are_described() {
        String kyoto = city("Kyoto", "JP", 35.01, 135.77);
        given.partnership(kyoto, city("Boston", "US", 42.36, -71.06), "sister-city");
        given.forum("A forum", kyoto);
        JsonNode schemas = http.get("/ogc/api").json().at("/components/schemas");
        Map.of("cities", "CityFeature", "partnerships", "PartnershipFeature", "forums", "ForumFeature")
                .forEach((layer, schema) -> {
                    JsonNode feature = http.get(ITEMS.formatted(layer)).json().at("/features/0");
                    List<String> has = new ArrayList<>();
                    feature.at("/properties").fieldNames().forEachRemaining(has::add);
                    List<String> described = new ArrayList<>();
                    schemas.at("/" + schema + "/properties/properties/properties")
                            .fieldNames()
                            .forEachRemaining(described::add);
                    assertThat(has).as(layer).containsExactlyInAnyOrderElementsOf(described);
                });
    }

    @Test
    void a_feature_has_its_place_and_is_found_by_its_id() {
        String dunedin = city("Dunedin", "NZ", -45.87, 170.5);

        Reply reply = http.get(ITEMS.formatted("cities") + "/" + dunedin).expect(200);

        assertThat(reply.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(reply.at("/type")).isEqualTo("Feature");
        assertThat(reply.json().at("/geometry/coordinates/0").asDouble()).isEqualTo(170.5);
        assertThat(reply.at("/properties/countryCode")).isEqualTo("NZ");
        http.get(ITEMS.formatted("cities") + "/01a1fc43-bc60-7de0-a6de-deb5d51819f2")
                .expectProblem(404, "not-found");
        http.get("/ogc/collections/nosuch").expectProblem(404, "not-found");
        http.get("/ogc/collections/nosuch/items").expectProblem(404, "not-found");
        http.delete("/v1/cities/" + dunedin, "*").expect(204);
        http.get(ITEMS.formatted("cities") + "/" + dunedin).expectProblem(410, "gone");
    }

    @Test
    void boxes_find_what_lies_in_them_also_across_the_antimeridian() {
        city("Suva", "FJ", -18.14, 178.44);
        city("Apia", "WS", -13.83, -171.77);
        city("Dunedin", "NZ", -45.87, 170.5);
        city("Oslo", "NO", 59.91, 10.75);
        given.city("Nowhere", "NO");

        assertThat(names("?bbox=170,-50,-165,0")).containsExactly("Suva", "Apia", "Dunedin");
        assertThat(names("?bbox=-165,-50,170,0")).isEmpty();
        assertThat(names("?bbox=0,50,20,70")).containsExactly("Oslo");
        assertThat(names("?bbox=0,50,-100,20,70,9000")).containsExactly("Oslo");
        assertThat(matched("cities", "")).isEqualTo(5);
        assertThat(matched("cities", "?bbox=-180,-90,180,90")).isEqualTo(4);
    }

    @Test
    void lines_are_found_where_they_run_and_not_where_their_ends_would_lead_on_paper() {
        String tokyo = city("Tokyo", "JP", 35.68, 139.69);
        String seattle = city("Seattle", "US", 47.6, -122.33);
        given.partnership(tokyo, seattle, "sister-city");

        assertThat(matched("partnerships", "?bbox=139,35,140,36")).as("an end").isOne();
        assertThat(matched("partnerships", "?bbox=-180,45,-170,55"))
                .as("east of the antimeridian")
                .isOne();
        assertThat(matched("partnerships", "?bbox=175,45,-175,60"))
                .as("across it")
                .isOne();
        assertThat(matched("partnerships", "?bbox=-10,35,60,50"))
                .as("the long way round")
                .isZero();
        assertThat(matched("partnerships", "?bbox=175,30,-175,40"))
                .as("south of the bow")
                .isZero();
        JsonNode lines = http.get(ITEMS.formatted("partnerships")).json().at("/features/0/geometry/coordinates");
        assertThat(lines).hasSize(2);
    }

    @Test
    void times_find_what_existed_then() {
        String tokyo = city("Tokyo", "JP", 35.68, 139.69);
        String seattle = city("Seattle", "US", 47.6, -122.33);
        given.partnership(
                List.of(tokyo, seattle),
                Map.of("kind", "sister-city", "status", "ended", "established", "1990", "ended", "2001-05"));
        given.record("forums", Map.of("kind", "forum", "name", "A forum", "hostCity", tokyo, "date", "2021-12-08"));

        assertThat(matched("partnerships", "?datetime=1995-01-01T00:00:00Z")).isOne();
        assertThat(matched("partnerships", "?datetime=1980-01-01T00:00:00Z/1989-12-31T23:59:59Z"))
                .isZero();
        assertThat(matched("partnerships", "?datetime=1980-01-01T00:00:00Z/1991-01-01T00:00:00Z"))
                .isOne();
        assertThat(matched("partnerships", "?datetime=2002-01-01T00:00:00Z/..")).isZero();
        assertThat(matched("partnerships", "?datetime=../1995-01-01")).isOne();
        assertThat(matched("forums", "?datetime=2021-12-08")).isOne();
        assertThat(matched("forums", "?datetime=2021-12-08T23:30:00-05:00"))
                .as("a day later in UTC")
                .isZero();
        assertThat(matched("forums", "?datetime=2022-01-01T00:00:00Z/")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "datetime=yesterday",
                "datetime=-999999999-01-01T00:00:00%2B18:00",
                "datetime=9999-12-31T23:59:59-18:00",
                "datetime=2021",
                "datetime=..",
                "datetime=../..",
                "datetime=/",
                "datetime=2021-01-01/2022-01-01/2023-01-01",
                "datetime=2022-01-01/2021-01-01",
                "datetime=2021-02-30T00:00:00Z",
                "datetime=%2B123456-01-01T00:00:00Z",
                "bbox=1,2,3",
                "bbox=1,2,3,4,5",
                "bbox=a,b,c,d",
                "bbox=0,10,10,0",
                "bbox=0,-91,10,0",
                "limit=0",
                "limit=-1",
                "limit=many",
                "cursor=x",
                "crs=EPSG:3857"
            })
    void refuses_what_it_does_not_understand(String query) {
        Reply reply = http.get(ITEMS.formatted("partnerships") + "?" + query).expectProblem(400, "malformed");

        assertThat(reply.faults()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void next_leads_through_all_features_each_once() {
        for (int i = 0; i < 25; i++) {
            city("City " + i, "NO", 60 + i / 100.0, 10);
        }
        for (int limit : new int[] {1, 10, 12, 1_000, 100_000}) {
            List<String> ids = new ArrayList<>();
            String next = ITEMS.formatted("cities") + "?bbox=0,50,20,70&limit=" + limit;
            int pages = 0;
            while (next != null) {
                JsonNode page = http.get(next).expect(200).json();
                assertThat(page.at("/numberMatched").asInt()).isEqualTo(25);
                assertThat(page.at("/numberReturned").asInt())
                        .isEqualTo(page.at("/features").size());
                page.at("/features")
                        .forEach(feature -> ids.add(feature.at("/id").asText()));
                next = next(page);
                pages++;
            }
            assertThat(ids).as("limit %d", limit).hasSize(25).doesNotHaveDuplicates();
            assertThat(pages).as("pages of %d", limit).isLessThanOrEqualTo(3);
        }
    }

    private String next(JsonNode page) {
        for (JsonNode link : page.at("/links")) {
            if (link.at("/rel").asText().equals("next")) {
                return link.at("/href")
                        .asText()
                        .substring(http.base().toString().length());
            }
        }
        return null;
    }

    @ParameterizedTest
    @CsvSource({
        "'application/geo+json', application/geo+json",
        "'application/geo+json, application/json', application/geo+json",
        "'application/json', application/json",
        "'*/*', application/geo+json",
        "'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', text/html; charset=UTF-8"
    })
    void answers_in_what_programs_and_people_read(String accept, String type) {
        city("Dunedin", "NZ", -45.87, 170.5);

        assertThat(http.get(ITEMS.formatted("cities"), "Accept", accept)
                        .expect(200)
                        .header("Content-Type"))
                .isEqualTo(type);
    }

    @Test
    void pages_escape_what_records_hold() {
        city("<script>alert(1)</script>", "NZ", -45.87, 170.5);

        String page =
                http.get(ITEMS.formatted("cities") + "?format=html").expect(200).text();

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void no_caller_is_led_to_the_host_that_another_caller_named() {
        city("Dunedin", "NZ", -45.87, 170.5);
        String path = ITEMS.formatted("cities");
        String foreign = http.get(path, "Host", "elsewhere.example").expect(200).text();

        assertThat(foreign).contains("http://elsewhere.example/ogc");
        assertThat(http.get(path).expect(200).text()).doesNotContain("elsewhere.example");
        assertThat(http.get(path, "Host", "a\"b<c>").text()).doesNotContain("a\"b<c>");
    }
}
