package dev.sistercity.registry.match.suggest;

import static dev.sistercity.registry.gazetteer.GeoNamesTable.place;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.gazetteer.LoadedGazetteer;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user may mean who types a name: any name, any script, with slips, the larger before the smaller. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SuggestionTest {

    private static final String PLACES = String.join(
            "",
            place(1, "Yicheng", "Yixing,宜兴,宜興", 31.36059, 119.82016, "CN.04", 95_530),
            place(2, "Shanghai", "上海,Šanghaj,Шанхай,상하이,Σανγκάη,שאנגחאי,เซี่ยงไฮ้", 31.22, 121.46, "CN.23", 22_315_474),
            place(3, "Shangqiu", "", 34.45, 115.65, "CN.09", 181_218),
            place(4, "Köln", "Cologne,Keulen,Кёльн", 50.93333, 6.95, "DE.07", 963_395),
            place(5, "Cologne", "", 45.58, 9.94, "IT.09", 7_000),
            place(6, "Prague", "Praha,Prag", 50.08, 14.42, "CZ.52", 1_165_581),
            place(7, "Tokyo", "東京,Токио", 35.69, 139.69, "JP.40", 8_336_599));

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    LoadedGazetteer gazetteer;

    @BeforeEach
    void load() {
        gazetteer.of(PLACES);
    }

    private List<JsonNode> suggested(String query) {
        JsonNode items = http.get("/v1/suggestions?" + query).expect(200).json().path("items");
        List<JsonNode> all = new java.util.ArrayList<>();
        items.forEach(all::add);
        return all;
    }

    private JsonNode first(String text, String more) {
        return suggested("q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + more)
                .get(0);
    }

    @Test
    void finds_any_name_in_any_script_and_with_slips() {
        for (Map.Entry<String, String> each : Map.of(
                        "Исин", "geonames:1",
                        "宜興", "geonames:1",
                        "Shangai", "geonames:2",
                        "上海", "geonames:2",
                        "Koeln", "geonames:4",
                        "Praha", "geonames:6",
                        "Prgue", "geonames:6",
                        "東京", "geonames:7",
                        "shangh", "geonames:2")
                .entrySet()) {
            assertThat(first(each.getKey(), "").path("reference").asText())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
        assertThat(suggested("q=Zzzzzzzz")).isEmpty();
    }

    @Test
    void ranks_exact_before_prefix_before_similar_and_larger_before_smaller_and_says_what_was_met() {
        List<JsonNode> shang = suggested("q=Shang");
        assertThat(shang.stream().map(hit -> hit.path("name").asText())).containsExactly("Shanghai", "Shangqiu");
        JsonNode cologne = first("Cologne", "");
        assertThat(cologne.path("name").asText()).isEqualTo("Köln");
        assertThat(cologne.path("matched").asText()).isEqualTo("Cologne");
        assertThat(cologne.path("match").asText()).isEqualTo("exact");
        assertThat(cologne.path("country").asText()).isEqualTo("Germany");
        assertThat(cologne.path("region").asText()).isEqualTo("North Rhine-Westphalia");
        assertThat(first("Cologne", "&countryCode=IT").path("reference").asText())
                .isEqualTo("geonames:5");
        JsonNode chinese = first("Shanghai", "&lang=zh");
        assertThat(chinese.path("name").asText()).isEqualTo("上海");
        assertThat(chinese.path("country").asText()).isEqualTo("中国");
    }

    @Test
    void shows_cities_of_the_registry_and_what_is_about_them() {
        String shanghai = given.city(
                "Shanghai", "CN", Map.of("identifiers", List.of(Map.of("scheme", "geonames", "value", "2"))));
        String partnership = given.partnership(shanghai, given.city("Dunedin", "NZ"), "sister-city");

        List<JsonNode> hits = suggested("q=Shanghai");

        assertThat(hits.get(0).path("type").asText()).isEqualTo("cities");
        assertThat(hits.get(0).path("reference").asText()).isEqualTo(shanghai);
        assertThat(hits.get(0).path("href").asText()).isEqualTo("/v1/cities/" + shanghai);
        assertThat(hits.get(0).path("population").asLong()).isEqualTo(22_315_474);
        assertThat(hits.stream().filter(hit -> hit.path("reference").asText().equals("geonames:2")))
                .isEmpty();
        assertThat(hits.stream().map(hit -> hit.path("reference").asText())).contains(partnership);
        assertThat(suggested("q=Shanghai&types=partnerships")).hasSize(1);
        assertThat(first("Schanghei", "&types=cities,places").path("reference").asText())
                .isEqualTo(shanghai);
        List<JsonNode> misspelt = suggested("q=Shangai");
        assertThat(misspelt.get(0).path("reference").asText()).isEqualTo(shanghai);
        assertThat(misspelt.stream()
                        .filter(hit -> hit.path("reference").asText().equals(partnership))
                        .map(hit -> hit.path("match").asText()))
                .containsExactly("similar");
        assertThat(first("Шанхай", "").path("matched").asText()).isEqualTo("Шанхай");
    }

    @Test
    void refuses_what_it_cannot_answer() {
        for (String query : List.of(
                "",
                "?q=",
                "?q=a&types=nothing",
                "?q=a&countryCode=xx",
                "?q=a&lang=_",
                "?x=1",
                "?q=" + "a".repeat(101))) {
            http.get("/v1/suggestions" + query).expectProblem(400, "malformed");
        }
    }

    @Test
    void finds_slips_in_lists_of_cities_and_in_matches_without_a_country() {
        String wuxi = given.city("Wuxi", "CN");
        String koeln = given.city("Köln", "DE");
        String leverkusen = given.city("Leverkusen", "DE");
        assertThat(http.get("/v1/cities?q=Leverkusn").expect(200).ids()).containsExactly(leverkusen);
        assertThat(http.get("/v1/cities?q=Koeln").ids()).containsExactly(koeln);
        assertThat(http.get("/v1/cities?q=" + URLEncoder.encode("Уси", StandardCharsets.UTF_8))
                        .ids())
                .containsExactly(wuxi);

        JsonNode match = http.post("/v1/match/cities", Map.of("queries", List.of(Map.of("name", "Shangai"))))
                .expect(200)
                .json();

        assertThat(match.at("/results/0/candidates/0/place/name").asText())
                .as("%s", match)
                .isEqualTo("Shanghai");
        assertThat(match.at("/results/0").hasNonNull("chosen")).isFalse();
    }
}
