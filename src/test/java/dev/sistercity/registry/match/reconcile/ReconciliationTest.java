package dev.sistercity.registry.match.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import dev.sistercity.registry.support.Stored;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class ReconciliationTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Stored stored;

    private Reply form(String name, Object json) {
        String text = json instanceof String sent ? sent : new String(Http.bytes(json), StandardCharsets.UTF_8);
        return http.send(
                "POST",
                "/reconcile",
                Http.bytes(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded; charset=UTF-8");
    }

    @Test
    void tells_what_it_can_and_where() {
        Reply reply = http.get("/reconcile", "Origin", "https://openrefine.example");

        JsonNode manifest = reply.expect(200).json();
        assertThat(manifest.at("/versions/0").asText()).isEqualTo("0.2");
        String base = http.base().toString();
        assertThat(manifest.at("/view/url").asText()).isEqualTo(base + "/cities/{{id}}");
        assertThat(manifest.at("/suggest/entity/service_url").asText()).isEqualTo(base + "/reconcile");
        assertThat(reply.header("Access-Control-Allow-Origin")).isNotNull();
    }

    @Test
    void the_pages_it_names_are_there_and_may_be_framed() {
        String city = given.city("Dunedin", "NZ");
        JsonNode manifest = http.get("/reconcile").json();

        for (String template : List.of("/view/url", "/preview/url")) {
            String url = manifest.at(template).asText().replace("{{id}}", city);
            Reply page =
                    http.get(url.substring(http.base().toString().length())).expect(200);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            if (template.startsWith("/preview")) {
                assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors *");
            }
        }
    }

    @Test
    void finds_cities_under_the_keys_of_the_queries() {
        String dunedin = given.city("Dunedin", "NZ");
        given.city("Lohne", "DE");

        JsonNode results = form(
                        "queries",
                        Map.of(
                                "q0", Map.of("query", "Dunedin", "type", "city", "type_strict", "should", "limit", 5),
                                "q1", Map.of("query", "Atlantis"),
                                "q2", Map.of("query", "Dunedin", "type", List.of("person"))))
                .expect(200)
                .json();

        assertThat(results.at("/q0/result/0/id").asText()).isEqualTo(dunedin);
        assertThat(results.at("/q0/result/0/match").asBoolean()).isTrue();
        assertThat(results.at("/q0/result/0/type/0/id").asText()).isEqualTo("city");
        assertThat(results.at("/q0/result/0/score").isNumber()).isTrue();
        assertThat(results.at("/q0/result/0/description").asText()).isEqualTo("New Zealand");
        assertThat(results.at("/q1/result")).isEmpty();
        assertThat(results.at("/q2/result")).isEmpty();
    }

    @Test
    void other_columns_tell_namesakes_apart() {
        String english = given.city("Boston", "GB");
        String american = given.city("Boston", "US");

        JsonNode results = form(
                        "queries",
                        Map.of(
                                "open", Map.of("query", "Boston"),
                                "gb", with("Boston", Map.of("pid", "country", "v", "England, United Kingdom")),
                                "us", with("Boston", Map.of("pid", "countryCode", "v", List.of("US")))))
                .expect(200)
                .json();

        assertThat(results.at("/open/result")).hasSize(2);
        assertThat(results.at("/open/result/0/match").asBoolean()).isFalse();
        assertThat(results.at("/gb/result/0/id").asText()).isEqualTo(english);
        assertThat(results.at("/gb/result/0/match").asBoolean()).isTrue();
        assertThat(results.at("/us/result/0/id").asText()).isEqualTo(american);
    }

    private static Map<String, ?> with(String name, Map<String, ?> property) {
        return Map.of("query", name, "properties", List.of(property));
    }

    @Test
    void takes_ids_for_what_they_are() {
        String oslo =
                given.city("Oslo", "NO", Map.of("identifiers", List.of(Map.of("scheme", "wikidata", "value", "Q585"))));

        JsonNode results = form(
                        "queries",
                        Map.of(
                                "own", Map.of("query", oslo),
                                "other", Map.of("query", "wikidata:Q585"),
                                "column", with("", Map.of("pid", "wikidata", "v", "Q585"))))
                .expect(200)
                .json();

        results.forEach(result -> {
            assertThat(result.at("/result/0/id").asText()).isEqualTo(oslo);
            assertThat(result.at("/result/0/match").asBoolean()).isTrue();
        });
    }

    @Test
    void fetches_values_and_a_row_for_each_id() {
        String kyoto = given.city("Kyoto", "JP", Map.of("population", Map.of("value", 1_463_723)));
        String boston = given.city("Boston", "US");
        given.partnership(kyoto, boston, "sister-city");

        JsonNode extended = form(
                        "extend",
                        Map.of(
                                "ids", List.of(kyoto, "01a1fc43-bc60-7de0-a6de-deb5d51819f2", "nonsense"),
                                "properties",
                                        List.of(
                                                Map.of("id", "countryCode", "settings", Map.of()),
                                                Map.of("id", "population"),
                                                Map.of("id", "partners"),
                                                Map.of("id", "wikidata"))))
                .expect(200)
                .json();

        JsonNode row = extended.at("/rows/" + kyoto);
        assertThat(row.at("/countryCode/0/str").asText()).isEqualTo("JP");
        assertThat(row.at("/population/0/float").decimalValue()).isEqualByComparingTo("1463723");
        assertThat(row.at("/partners/0/id").asText()).isEqualTo(boston);
        assertThat(row.at("/partners/0/name").asText()).isEqualTo("Boston");
        assertThat(row.at("/wikidata")).isEmpty();
        assertThat(extended.at("/rows")).hasSize(3);
        assertThat(extended.at("/rows/nonsense/partners")).isEmpty();
        assertThat(extended.at("/meta/2/type/id").asText()).isEqualTo("city");
    }

    @Test
    void suggests_cities_properties_and_types() {
        String shanghai = given.city("Shanghai", "CN");

        JsonNode cities = http.get("/reconcile/suggest/entity?prefix=shang&spell=always&exact=false&prefixed=true")
                .expect(200)
                .json();
        assertThat(cities.at("/result/0/id").asText()).isEqualTo(shanghai);
        assertThat(cities.at("/result/0/description").asText()).isEqualTo("China");
        JsonNode properties =
                http.get("/reconcile/suggest/property?prefix=popul").expect(200).json();
        assertThat(properties.at("/result/0/id").asText()).isEqualTo("population");
        assertThat(http.get("/reconcile/suggest/type?prefix=ci")
                        .expect(200)
                        .json()
                        .at("/result/0/id")
                        .asText())
                .isEqualTo("city");
        assertThat(http.get("/reconcile/properties?type=city&limit=3")
                        .expect(200)
                        .json()
                        .at("/properties"))
                .hasSize(3);
        assertThat(http.get("/reconcile/properties?type=").expect(200).json().at("/properties"))
                .hasSizeGreaterThan(3);
        assertThat(http.get("/reconcile/properties?type=person")
                        .expect(200)
                        .json()
                        .at("/properties"))
                .isEmpty();
    }

    @Test
    void what_is_proposed_can_be_fetched_and_asked_with() {
        String city = given.city("Dunedin", "NZ");
        for (JsonNode property : http.get("/reconcile/properties").json().at("/properties")) {
            String id = property.at("/id").asText();
            form("extend", Map.of("ids", List.of(city), "properties", List.of(Map.of("id", id))))
                    .expect(200);
            form("queries", Map.of("q", with("Dunedin", Map.of("pid", id, "v", "12"))))
                    .expect(200);
        }
    }

    @Test
    void refuses_ten_thousand_queries() {
        Map<String, Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            many.put("q" + i, Map.of("query", "Shanghai"));
        }
        assertThat(form("queries", many).expectProblem(400, "malformed").text()).contains("1000 at the most");
    }

    @Test
    void refuses_what_is_no_batch_and_says_where() {
        long changes = stored.count("change");
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("{", "not JSON");
        wrong.put("[]", "\"detail\":\"must be a JSON object\"");
        wrong.put("{\"q\":1}", "at /q: must be an object");
        wrong.put("{\"q\":{}}", "at /q/query: must be given");
        wrong.put("{\"q\":{\"query\":7}}", "at /q/query");
        wrong.put("{\"q\":{\"query\":\"x\",\"limit\":0}}", "at /q/limit");
        wrong.put("{\"q\":{\"querry\":\"x\"}}", "Did you mean query");
        wrong.put(
                "{\"q\":{\"query\":\"x\",\"properties\":[{\"pid\":\"populaton\",\"v\":1}]}}",
                "Did you mean population");
        wrong.put("{\"q\":{\"query\":\"x\",\"properties\":[{\"pid\":\"region\",\"v\":null}]}}", "/q/properties/0/v");
        wrong.put(
                "{\"q\":{\"query\":\"x\",\"type_strict\":\"never\"}}", "at /q/type_strict: must be any, all or should");
        wrong.put("{\"q\":{\"query\":\"a\\u0000b\"}}", "at /q/query");
        wrong.forEach((sent, says) -> {
            Reply reply = form("queries", sent).expectProblem(400, "malformed");
            assertThat(reply.faults()).as(sent).containsOnly("queries");
            assertThat(reply.text()).as(sent).contains(says);
        });
        assertThat(form("extend", Map.of("ids", List.of(), "properties", List.of(Map.of("id", "populaton"))))
                        .expectProblem(400, "malformed")
                        .text())
                .contains("Did you mean population");
        form("query", "x").expectProblem(400, "malformed");
        http.send("POST", "/reconcile", new byte[0], "Content-Type", "application/x-www-form-urlencoded")
                .expectProblem(400, "malformed");
        http.send(
                        "POST",
                        "/reconcile",
                        Http.bytes("queries=%7B%7D&extend=%7B%7D"),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .expectProblem(400, "malformed");
        assertThat(stored.count("change")).isEqualTo(changes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{\"id\":\"city\"}", "[\"city\",null]", "[[\"city\"]]"})
    void refuses_a_type_that_is_no_id(String type) {
        assertThat(form("queries", "{\"q\":{\"query\":\"x\",\"type\":" + type + "}}")
                        .expectProblem(400, "malformed")
                        .text())
                .contains("at /q/type: must be a string");
    }

    @Test
    void finds_nothing_for_what_is_no_name() {
        JsonNode results = form(
                        "queries", Map.of("blank", Map.of("query", " "), "long", Map.of("query", "x".repeat(5_000))))
                .expect(200)
                .json();

        assertThat(results.at("/blank/result")).isEmpty();
        assertThat(results.at("/long/result")).isEmpty();
    }

    @Test
    void answers_questions_in_the_address_too() {
        String city = given.city("Dunedin", "NZ");
        String queries = URLEncoder.encode("{\"q\":{\"query\":\"Dunedin\"}}", StandardCharsets.UTF_8);

        Reply reply = http.get("/reconcile?queries=" + queries).expect(200);

        assertThat(reply.at("/q/result/0/id")).isEqualTo(city);
    }
}
