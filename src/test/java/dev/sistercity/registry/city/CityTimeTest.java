package dev.sistercity.registry.city;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CityTimeTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void a_county_that_was_dissolved_tells_its_successors_at_its_partnerships() {
        String troms = given.city("Troms", "NO");
        String finnmark = given.city("Finnmark", "NO");
        String both = given.city("Troms og Finnmark", "NO", Map.of("successors", List.of(troms, finnmark)));
        String arkhangelsk = given.city("Arkhangelsk", "RU");
        String partnership = given.partnership(List.of(both, arkhangelsk), Map.of("established", "2020-06-01"));
        assertThat(http.get("/v1/anniversaries").json().get("items")).hasSize(1);

        http.patch("/v1/cities/" + both, Map.of("dissolved", "2023-12-31"), "*").expect(200);

        Reply city = http.get("/v1/cities/" + both).expect(200);
        assertThat(city.at("/status")).isEqualTo("dissolved");
        assertThat(names(city.json().get("successors"))).containsExactly("Troms", "Finnmark");
        assertThat(names(http.get("/v1/cities/" + troms).json().get("predecessors")))
                .containsExactly("Troms og Finnmark");
        JsonNode party = http.get("/v1/partnerships/" + partnership).json().at("/parties/0/city");
        assertThat(party.get("dissolved").textValue()).isEqualTo("2023-12-31");
        assertThat(names(party.get("successors"))).containsExactly("Troms", "Finnmark");
        JsonNode then = http.get("/v1/partnerships/" + partnership + "?asOf=2022")
                .json()
                .at("/parties/0/city");
        assertThat(then.has("dissolved") || then.has("successors")).isFalse();
        assertThat(http.get("/v1/cities/" + both + "?asOf=2022").at("/status")).isEqualTo("active");
        http.get("/v1/cities/" + both + "?asOf=2024").expectProblem(404, "not-found");
        assertThat(http.get("/v1/cities?asOf=2022").ids()).contains(both);
        assertThat(http.get("/v1/cities?asOf=2024-06").ids()).doesNotContain(both);
        assertThat(http.get("/v1/cities?status=dissolved").ids()).containsExactly(both);
        assertThat(http.get("/v1/anniversaries").json().get("items")).isEmpty();
        assertThat(http.get("/v1/anniversaries?asOf=2022").json().get("items")).hasSize(1);

        http.patch("/v1/cities/" + troms, Map.of("name", "Tromssa", "names", List.of()), "*")
                .expect(200);
        assertThat(http.get("/v1/changes?limit=200").json().at("/items").findValuesAsText("id"))
                .contains(partnership);
        assertThat(lastTouched()).contains(both, partnership);
        http.delete("/v1/cities/" + finnmark, "*").expectProblem(409, "in-use");
    }

    private List<String> lastTouched() {
        JsonNode items = http.get("/v1/changes?limit=200").json().get("items");
        return items.get(items.size() - 1).get("touched").findValuesAsText("id");
    }

    @Test
    void a_town_that_was_merged_leads_to_what_it_became() {
        String kuroshio = given.city("Kuroshio", "JP", Map.of("kind", "town"));
        String ogata = given.city(
                "Ōgata",
                "JP",
                Map.of("kind", "town", "status", "merged", "dissolved", "2006-03-20", "successors", List.of(kuroshio)));
        http.patch("/v1/cities/" + kuroshio, Map.of("predecessors", List.of(given.city("Saga", "JP"), ogata)), "*")
                .expect(200);

        assertThat(names(http.get("/v1/cities/" + kuroshio).json().get("predecessors")))
                .containsExactlyInAnyOrder("Saga", "Ōgata");
        assertThat(http.get("/v1/cities/" + ogata).at("/status")).isEqualTo("merged");
        assertThat(http.get("/v1/cities/" + ogata + "?asOf=2005").at("/status")).isEqualTo("active");
        assertThat(http.get("/v1/cities/" + ogata + "?asOf=2005").json().has("successors"))
                .isFalse();
    }

    @Test
    void a_county_that_became_a_city_has_the_name_and_kind_of_the_day() {
        String taizhou = given.city("Taizhou", "CN", Map.of("kind", "prefecture"));
        String yuhuan = yuhuan(taizhou);
        String partnership =
                given.partnership(List.of(yuhuan, given.city("Seward", "US")), Map.of("established", "2010"));

        for (Map.Entry<String, List<String>> then : Map.of(
                        "2017-05-12", List.of("玉环县", "county"),
                        "2017-05-13", List.of("玉环市", "county-level-city"),
                        "2011", List.of("玉环县", "county"),
                        "2020-01", List.of("玉环市", "county-level-city"))
                .entrySet()) {
            String asOf = "asOf=" + then.getKey() + "&lang=zh";
            Reply city = http.get("/v1/cities/" + yuhuan + "?" + asOf).expect(200);
            assertThat(List.of(city.at("/name"), city.at("/kind")))
                    .as(then.getKey())
                    .isEqualTo(then.getValue());
            assertThat(http.get("/v1/partnerships/" + partnership + "?" + asOf).at("/parties/0/city/name"))
                    .isEqualTo(then.getValue().get(0));
            assertThat(http.get("/v1/cities?kind=" + then.getValue().get(1) + "&" + asOf)
                            .ids())
                    .containsExactly(yuhuan);
        }
        assertThat(http.get("/v1/cities/" + yuhuan + "?lang=zh").at("/name")).isEqualTo("玉环市");
        assertThat(http.get("/v1/cities/" + yuhuan).at("/name")).isEqualTo("Yuhuan");
        assertThat(http.get("/v1/cities?q=玉环县".replace("玉环县", "%E7%8E%89%E7%8E%AF%E5%8E%BF"))
                        .ids())
                .containsExactly(yuhuan);
        assertThat(http.get("/v1/cities/" + yuhuan).at("/units/0/city/name")).isEqualTo("Taizhou");
        assertThat(http.get("/v1/cities/" + yuhuan + "?asOf=1990").at("/partOf/id"))
                .isEqualTo(taizhou);
    }

    private String yuhuan(String taizhou) {
        return given.record(
                "cities",
                Map.of(
                        "kind",
                        "county-level-city",
                        "countryCode",
                        "CN",
                        "partOf",
                        taizhou,
                        "names",
                        List.of(
                                Map.of("value", "Yuhuan", "lang", "en"),
                                Map.of("value", "玉环县", "lang", "zh-Hans", "until", "2017-05-13"),
                                Map.of("value", "玉环市", "lang", "zh-Hans", "from", "2017-05-13")),
                        "kinds",
                        List.of(
                                Map.of("kind", "county", "until", "2017-05-13"),
                                Map.of("kind", "county-level-city", "from", "2017-05-13")),
                        "units",
                        List.of(Map.of("city", taizhou, "from", "1994"))));
    }

    @Test
    void a_city_that_was_renamed_and_renamed_back_has_the_name_of_the_day() {
        String astana = given.record(
                "cities",
                Map.of(
                        "kind",
                        "city",
                        "countryCode",
                        "KZ",
                        "names",
                        List.of(
                                Map.of("value", "Astana", "lang", "en", "from", "2022-09-17"),
                                Map.of(
                                        "value",
                                        "Nur-Sultan",
                                        "lang",
                                        "en",
                                        "from",
                                        "2019-03-23",
                                        "until",
                                        "2022-09-17"),
                                Map.of(
                                        "value",
                                        "Astana (1998)",
                                        "lang",
                                        "en",
                                        "from",
                                        "1998",
                                        "until",
                                        "2019-03-23"))));

        assertThat(http.get("/v1/cities/" + astana).at("/name")).isEqualTo("Astana");
        assertThat(http.get("/v1/cities/" + astana + "?asOf=2020").at("/name")).isEqualTo("Nur-Sultan");
        assertThat(http.get("/v1/cities/" + astana + "?asOf=2010").at("/name")).isEqualTo("Astana (1998)");
        assertThat(http.get("/v1/cities/" + astana + "?asOf=2010").json().get("names"))
                .hasSize(1);
        assertThat(http.get("/v1/cities?q=nur-sultan").ids()).containsExactly(astana);
    }

    @Test
    void refuses_what_does_not_fit_together() {
        String city = given.city("Oslo", "NO");
        String tomorrow = LocalDate.now().plusDays(1).toString();
        Map<Map<String, ?>, String> refused = new LinkedHashMap<>();
        refused.put(Map.of("dissolved", tomorrow), "/dissolved");
        refused.put(Map.of("kinds", List.of(Map.of("kind", "county"))), "/kinds/0");
        refused.put(
                Map.of("kinds", List.of(Map.of("kind", "county", "from", "2000", "until", "1990"))), "/kinds/0/until");
        refused.put(Map.of("kinds", List.of(Map.of("kind", "county", "until", tomorrow))), "/kinds/0/until");
        refused.put(Map.of("units", List.of(Map.of("city", city))), "/units/0");
        refused.put(Map.of("units", List.of(Map.of("city", "geonames:404", "until", "1990"))), "/units/0/city");
        refused.put(Map.of("successors", List.of("01890000-0000-7000-8000-000000000000")), "/successors/0");
        refused.put(
                Map.of("names", List.of(Map.of("value", "Oslo", "lang", "no", "from", "1925", "until", "1624"))),
                "/names/0/until");
        refused.forEach((patch, pointer) -> assertThat(http.patch("/v1/cities/" + city, patch, "*")
                        .expectProblem(422, "refused")
                        .faults())
                .as(patch.toString())
                .containsExactly(pointer));
        assertThat(http.get("/v1/cities/" + city).at("/version")).isEqualTo("1");
    }

    @Test
    void no_city_comes_after_itself_however_it_is_said() {
        Random random = new Random(5);
        for (int length = 1; length <= 4; length++) {
            List<String> chain = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                chain.add(given.city("City " + length + i, "NO"));
            }
            for (int i = 0; i + 1 < length; i++) {
                boolean forwards = random.nextBoolean();
                http.patch(
                                "/v1/cities/" + chain.get(forwards ? i : i + 1),
                                Map.of(
                                        forwards ? "successors" : "predecessors",
                                        List.of(chain.get(forwards ? i + 1 : i))),
                                "*")
                        .expect(200);
            }
            String last = chain.get(length - 1);
            // What a city has said so far is taken along, so that the circle alone is refused.
            http.patch("/v1/cities/" + last, Map.of("successors", List.of(chain.get(0))), "*")
                    .expectProblem(422, "refused");
            Reply first = http.get("/v1/cities/" + chain.get(0));
            http.patch("/v1/cities/" + first.at("/id"), Map.of("predecessors", List.of(last)), "*")
                    .expectProblem(422, "refused");
        }
    }

    @Test
    void two_writers_at_once_make_no_circle() {
        for (int round = 0; round < 5; round++) {
            String one = given.city("One " + round, "NO");
            String other = given.city("Other " + round, "NO");
            List<Integer> answers = AtOnce.run(2, i -> http.patch(
                            "/v1/cities/" + (i == 0 ? one : other),
                            Map.of("successors", List.of(i == 0 ? other : one)),
                            "*")
                    .status());
            assertThat(answers).containsExactlyInAnyOrder(200, 422);
        }
    }

    @Test
    void a_merged_record_takes_its_place_among_successors_along() {
        String old = given.city("Old", "NO");
        String twin = given.city("Twin", "NO");
        String next = given.city("Next", "NO");
        http.patch("/v1/cities/" + old, Map.of("successors", List.of(twin), "dissolved", "2000"), "*")
                .expect(200);
        http.patch("/v1/cities/" + next, Map.of("predecessors", List.of(twin)), "*")
                .expect(200);

        http.post("/v1/cities/" + twin + "/merge", Map.of("into", next), "If-Match", "*")
                .expect(200);

        assertThat(ids(http.get("/v1/cities/" + old).json().get("successors"))).containsExactly(next);
        assertThat(ids(http.get("/v1/cities/" + next).json().get("predecessors")))
                .containsExactly(old);
    }

    private static List<String> names(JsonNode refs) {
        return refs.findValuesAsText("name");
    }

    private static List<String> ids(JsonNode refs) {
        return Stream.of(refs.findValuesAsText("id")).flatMap(List::stream).toList();
    }
}
