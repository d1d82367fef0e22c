package dev.sistercity.registry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ListTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @Test
    void answers_only_the_fields_asked_for_and_related_records_on_request() {
        String city = given.city("Dunedin", "NZ");
        String source = given.source();
        given.claim("cities", city, "/countryCode", "NZ", source);

        JsonNode sparse = http.get("/v1/cities?fields=name,countryCode").json().at("/items/0");
        assertThat(sparse.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "name", "countryCode");
        Reply with =
                http.get("/v1/cities/" + city + "?include=claims&fields=claims").expect(200);
        assertThat(with.at("/claims/0/source/id")).isEqualTo(source);
        assertThat(with.at("/claims/0/agreement")).isEqualTo("agrees");
        assertThat(http.get("/v1/cities?fields=nam")
                        .expectProblem(400, "malformed")
                        .text())
                .contains("Did you mean name?");
        assertThat(http.get("/v1/cities?include=claim")
                        .expectProblem(400, "malformed")
                        .text())
                .contains("Did you mean claims?");
        assertThat(http.get("/v1/cities?countrycode=NZ")
                        .expectProblem(400, "malformed")
                        .text())
                .contains("Did you mean countryCode?");
    }

    @Test
    void displays_names_in_the_language_asked_for() {
        String city = given.record("cities", """
                {"kind":"city","countryCode":"CN","names":[{"value":"上海","lang":"zh-Hans"},{"value":"Shanghai","lang":"en"},
                {"value":"Schanghai","lang":"de"}]}""");

        assertThat(names(city, "", null)).containsExactly("Shanghai", "en");
        assertThat(names(city, "?lang=de", null)).containsExactly("Schanghai", "de");
        assertThat(names(city, "?lang=de-CH", null)).containsExactly("Schanghai", "de");
        assertThat(names(city, "?lang=fr", null)).containsExactly("Shanghai", "en");
        assertThat(names(city, "", "fr, zh-Hans;q=0.8, de;q=0.5")).containsExactly("上海", "zh-Hans");
        assertThat(names(city, "?lang=en", "de")).containsExactly("Shanghai", "en");
        Reply list = http.get("/v1/cities", "Accept-Language", "de");
        assertThat(list.header("Content-Language")).isEqualTo("de");
        assertThat(list.at("/items/0/name")).isEqualTo("Schanghai");
        assertThat(http.get("/v1/cities?lang=english-no-really")
                        .expectProblem(400, "malformed")
                        .faults())
                .containsExactly("lang");
    }

    private List<String> names(String city, String query, String acceptLanguage) {
        Reply reply = http.get("/v1/cities/" + city + query, "Accept-Language", acceptLanguage)
                .expect(200);
        return List.of(reply.at("/name"), reply.header("Content-Language"));
    }

    @Test
    void finds_words_in_all_scripts_by_their_beginnings() {
        String city = given.record("cities", """
                {"kind":"city","countryCode":"CN","names":[{"value":"上海市","lang":"zh-Hans"},{"value":"Shanghai","lang":"en"},
                {"value":"Шанхай","lang":"ru"},{"value":"شانغهاي","lang":"ar"},{"value":"Thượng Hải","lang":"vi"}]}""");
        given.city("Dunedin", "NZ");

        for (String q : List.of("shang", "SHANGHAI", "上海", "шанх", "شانغ", "thuong hai", "Thượng")) {
            String escaped = java.net.URLEncoder.encode(q, StandardCharsets.UTF_8);
            assertThat(http.get("/v1/cities?q=" + escaped).expect(200).ids())
                    .as(q)
                    .containsExactly(city);
        }
        assertThat(http.get("/v1/cities?q=hanghai").ids()).isEmpty();
    }

    @Test
    void finds_cities_near_a_place_in_a_box_and_within_a_unit() {
        String otago = given.city("Otago", "NZ", Map.of("kind", "region"));
        String dunedin = given.city("Dunedin", "NZ", Map.of("latitude", -45.87, "longitude", 170.5, "partOf", otago));
        String suburb =
                given.city("Mosgiel", "NZ", Map.of("latitude", -45.875, "longitude", 170.35, "partOf", dunedin));
        String fiji = given.city("Taveuni", "FJ", Map.of("latitude", -16.8, "longitude", -179.97));

        assertThat(http.get("/v1/cities?near=-45.87,170.5&radiusKm=5").ids()).containsExactly(dunedin);
        assertThat(http.get("/v1/cities?near=-45.87,170.5&radiusKm=20").ids())
                .containsExactlyInAnyOrder(dunedin, suburb);
        assertThat(http.get("/v1/cities?bbox=170,-46,170.4,-45").ids()).containsExactly(suburb);
        assertThat(http.get("/v1/cities?bbox=170,-50,-175,-10").ids()).containsExactlyInAnyOrder(dunedin, suburb, fiji);
        assertThat(http.get("/v1/cities?within=" + otago).ids()).containsExactlyInAnyOrder(otago, dunedin, suburb);
        assertThat(http.get("/v1/cities?partOf=" + otago).ids()).containsExactly(dunedin);
        http.get("/v1/cities?radiusKm=5").expectProblem(400, "malformed");
        http.get("/v1/cities?bbox=1,2,3").expectProblem(400, "malformed");
        http.get("/v1/cities?near=91,0").expectProblem(400, "malformed");
    }

    @Test
    void shows_sources_as_of_a_day_by_what_is_possible_or_certain() {
        String year = given.record("sources", Map.of("kind", "news", "title", "Of a year", "published", "1994"));
        String day = given.record("sources", Map.of("kind", "news", "title", "Of a day", "published", "1994-03-01"));
        String undated = given.source("Undated");

        assertThat(http.get("/v1/sources?asOf=1993").ids()).containsExactly(undated);
        assertThat(http.get("/v1/sources?asOf=1994-06-01").ids()).containsExactlyInAnyOrder(year, day, undated);
        assertThat(http.get("/v1/sources?asOf=1994-06-01&certainty=certain").ids())
                .containsExactly(day);
        assertThat(http.get("/v1/sources?asOf=1995&certainty=certain").ids()).containsExactlyInAnyOrder(year, day);
    }

    @Test
    void answers_304_to_who_has_it_already() {
        String city = given.city("Dunedin", "NZ");
        for (String path :
                List.of("/v1/cities", "/v1/cities/" + city, "/v1/changes", "/v1/cities/" + city + "/revisions")) {
            Reply first = http.get(path).expect(200);
            assertThat(first.etag()).as(path).startsWith("\"").endsWith("\"");
            for (String known : List.of(first.etag(), "\"x\", " + first.etag(), "W/" + first.etag(), "*")) {
                Reply again = http.get(path, "If-None-Match", known).expect(304);
                assertThat(again.etag()).isEqualTo(first.etag());
                assertThat(again.body()).isEmpty();
            }
            http.get(path, "If-None-Match", "\"other\"").expect(200);
        }
        String before = http.get("/v1/cities").etag();
        String german = http.get("/v1/cities/" + city + "?fields=name").etag();
        assertThat(german).isNotEqualTo(http.get("/v1/cities/" + city).etag());
        given.city("Oslo", "NO");
        assertThat(http.get("/v1/cities").etag()).isNotEqualTo(before);
    }

    @Test
    void comes_as_csv_ndjson_and_geojson() throws java.io.IOException {
        String placed =
                given.city("Dunedin, \"Edinburgh of the South\"", "NZ", Map.of("latitude", -45.87, "longitude", 170.5));
        String unplaced = given.city("Atlantis", "GR");

        Reply csv = http.get("/v1/cities?format=csv").expect(200);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv; charset=UTF-8");
        assertThat(csv.text()).startsWith("id,name,").contains("\"Dunedin, \"\"Edinburgh of the South\"\"\"");
        assertThat(csv.text().split("\r\n")).hasSize(3);
        Reply ndjson = http.get("/v1/cities", "Accept", "application/x-ndjson").expect(200);
        String[] lines = ndjson.text().split("\n");
        assertThat(lines).hasSize(2);
        assertThat(new ObjectMapper().readTree(lines[1]).get("id").asText()).isEqualTo(unplaced);
        Reply geojson = http.get("/v1/cities", "Accept", "application/geo+json, application/json;q=0.5")
                .expect(200);
        assertThat(geojson.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(geojson.at("/type")).isEqualTo("FeatureCollection");
        assertThat(geojson.at("/features/0/id")).isEqualTo(placed);
        assertThat(geojson.at("/features/0/geometry/coordinates/0")).isEqualTo("170.5");
        assertThat(geojson.at("/features/0/geometry/coordinates/1")).isEqualTo("-45.87");
        assertThat(geojson.json().at("/features/1/geometry").isNull()).isTrue();
        http.get("/v1/sources", "Accept", "application/geo+json").expectProblem(406, "not-acceptable");
    }

    @Test
    void takes_an_identifier_wherever_it_takes_an_id() {
        String city = given.city(
                "Dunedin", "NZ", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "2191562"))));

        assertThat(http.get("/v1/cities/geonames:2191562").at("/id")).isEqualTo(city);
        String part = given.city("Mosgiel", "NZ", Map.of("partOf", "geonames:2191562"));
        assertThat(http.get("/v1/cities?within=geonames:2191562").ids()).containsExactly(city, part);
        http.get("/v1/cities/geonames:1").expectProblem(404, "not-found");
        http.get("/v1/cities?partOf=geonames:1").expectProblem(400, "malformed");
        assertThat(http.patch("/v1/cities/geonames:2191562", "{\"website\":\"https://d.example/\"}", "*")
                        .expect(200)
                        .at("/id"))
                .isEqualTo(city);
    }
}
