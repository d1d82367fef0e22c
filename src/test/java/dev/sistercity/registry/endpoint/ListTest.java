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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ListTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "-name",
                "population",
                "-population",
                "countryCode_none,name",
                "-updatedAt",
                "population,-name",
                "-createdAt"
            })
    void pages_without_gaps_or_doubles_while_others_write(String sort) throws InterruptedException {
        if (sort.contains("_none")) {
            http.get("/v1/cities?sort=" + sort).expectProblem(400, "malformed");
            return;
        }
        Set<String> steady = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            // Every third without a population, many with the same: what sorts last, and what only the id tells apart.
            Map<String, ?> more = i % 3 == 0 ? Map.of() : Map.of("population", Map.of("value", i % 4));
            steady.add(given.city("City " + (char) ('a' + i % 7), "NZ", more));
        }
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; !done.get(); i++) {
                    String id = given.city(
                            "City " + (char) ('a' + i % 7), "NZ", Map.of("population", Map.of("value", i % 5)));
                    if (i % 2 == 0) {
                        http.delete("/v1/cities/" + id, "*").expect(204);
                    }
                }
            } catch (RuntimeException | AssertionError e) {
                failure.set(e);
            }
        });
        writer.start();
        try {
            for (int round = 0; round < 3; round++) {
                // -updatedAt and -createdAt begin with what is newest, so the steady ones come after it.
                List<String> seen = walk("/v1/cities?limit=7" + (sort.isEmpty() ? "" : "&sort=" + sort));
                assertThat(seen).doesNotHaveDuplicates().containsAll(steady);
            }
        } finally {
            done.set(true);
            writer.join();
        }
        assertThat(failure.get()).isNull();
    }

    @Test
    void sorts_by_every_key_in_both_directions_with_what_has_no_value_last() {
        String a = given.city("Ålborg", "DK", Map.of("population", Map.of("value", 5)));
        String b = given.city("berlin", "DE");
        String c = given.city("Caen", "FR", Map.of("population", Map.of("value", 50)));

        assertThat(http.get("/v1/cities").ids()).containsExactly(a, b, c);
        assertThat(http.get("/v1/cities?sort=name").ids()).containsExactly(a, b, c);
        assertThat(http.get("/v1/cities?sort=-name").ids()).containsExactly(c, b, a);
        assertThat(http.get("/v1/cities?sort=population").ids()).containsExactly(a, c, b);
        assertThat(http.get("/v1/cities?sort=-population").ids()).containsExactly(c, a, b);
        assertThat(http.get("/v1/cities?sort=-updatedAt").ids()).containsExactly(c, b, a);
    }

    @Test
    void leads_from_page_to_page_by_cursor_and_by_link() {
        for (int i = 0; i < 5; i++) {
            given.city("City " + i, "NZ");
        }
        Reply first = http.get("/v1/cities?limit=2&sort=name&countryCode=NZ").expect(200);
        String cursor = first.at("/page/nextCursor");

        assertThat(first.at("/page/total")).isEqualTo("5");
        assertThat(first.at("/page/limit")).isEqualTo("2");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        String link = first.header("Link");
        assertThat(link).endsWith("; rel=\"next\"");
        Reply second = http.get(link.substring(1, link.indexOf('>'))).expect(200);
        assertThat(second.text())
                .isEqualTo(http.get("/v1/cities?limit=2&sort=name&countryCode=NZ&cursor=" + cursor)
                        .text());
        Reply last = http.get("/v1/cities?limit=2&sort=name&countryCode=NZ&cursor=" + second.at("/page/nextCursor"));
        assertThat(last.ids()).hasSize(1);
        assertThat(last.at("/page/nextCursor")).isNull();
        assertThat(last.header("Link")).isNull();
        assertThat(http.get("/v1/cities?limit=200").ids()).hasSize(5);
    }

    @Test
    void refuses_a_cursor_that_is_damaged_or_belongs_to_another_query() {
        for (int i = 0; i < 3; i++) {
            given.city("City " + i, "NZ");
            given.source("Source " + i);
        }
        String cursor = http.get("/v1/cities?limit=1&sort=name").at("/page/nextCursor");

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String damaged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            http.get("/v1/cities?limit=1&sort=name&cursor=" + damaged).expectProblem(400, "malformed");
        }
        for (String query :
                List.of("", "sort=-name&", "sort=name,population&", "sort=name&countryCode=NZ&", "sort=name&q=city&")) {
            assertThat(http.get("/v1/cities?" + query + "cursor=" + cursor)
                            .expectProblem(400, "malformed")
                            .faults())
                    .containsExactly("cursor");
        }
        http.get("/v1/sources?cursor=" + cursor).expectProblem(400, "malformed");
        // How rows look does not change which come next.
        http.get("/v1/cities?sort=name&limit=5&fields=name&lang=de&format=csv&cursor=" + cursor)
                .expect(200);
    }

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

    private List<String> walk(String path) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Reply page =
                    http.get(cursor == null ? path : path + "&cursor=" + cursor).expect(200);
            List<String> ids = page.ids();
            cursor = page.at("/page/nextCursor");
            if (cursor != null) {
                assertThat(ids).as("a page that is not the last").hasSize(7);
            }
            seen.addAll(ids);
        } while (cursor != null);
        return seen;
    }
}
