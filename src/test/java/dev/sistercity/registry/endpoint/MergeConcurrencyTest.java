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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MergeConcurrencyTest {

    private static final int WRITERS = 32;

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void leaves_nothing_behind_that_refers_to_a_city_that_is_merged_while_others_write() {
        String first = given.city("Canton", "CN");
        String second = given.city("Kanton", "CN");
        String last = given.city("Guangzhou", "CN");
        String source = given.source();
        List<String> partners = new ArrayList<>();
        List<String> partnerships = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            partners.add(given.city("Partner " + i, "NZ"));
            partnerships.add(given.partnership(first, partners.get(i), "friendship-city"));
        }
        List<Reply> replies = AtOnce.run(WRITERS + 2, i -> switch (i < WRITERS ? i % 4 : i) {
            case 0 -> http.post("/v1/partnerships?allowDuplicate=both+kinds", partnership(first, partners.get(i)));
            case 1 ->
                http.patch(
                        "/v1/partnerships/" + partnerships.get(i),
                        Map.of("parties", List.of(Map.of("city", partners.get(i)), Map.of("city", first))),
                        "*");
            case 2 -> http.post("/v1/forums", forum("Forum " + i, first, second));
            case 3 ->
                http.post(
                        "/v1/claims",
                        Map.of("subject", Map.of("resource", "cities", "id", second), "pointer", "", "source", source));
            case WRITERS -> merge(first, second);
            default -> merge(second, last);
        });

        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.status()).as("%s", reply).isIn(200, 201));
        assertThat(http.get("/v1/cities/" + first).header("Location")).isEqualTo("/v1/cities/" + last);
        for (String list : List.of("partnerships", "forums", "claims")) {
            Reply all = http.get("/v1/" + list + "?limit=200").expect(200);
            assertThat(all.text()).doesNotContain(first).doesNotContain(second).contains(last);
        }
        assertThat(http.get("/v1/partnerships?limit=1&city=" + first).at("/page/total"))
                .isEqualTo(Integer.toString(WRITERS + WRITERS / 4));
        assertThat(http.get("/v1/forums?limit=1&city=" + last).at("/page/total"))
                .isEqualTo(Integer.toString(WRITERS / 4));
        allPartiesAreCities();
    }

    private static Map<String, Object> forum(String name, String host, String participant) {
        return Map.of(
                "kind",
                "forum",
                "name",
                name,
                "hostCity",
                host,
                "participants",
                List.of(Map.of("city", participant, "roles", List.of("speaker"))));
    }

    private void allPartiesAreCities() {
        List<JsonNode> cities = new ArrayList<>();
        http.get("/v1/partnerships?limit=200").json().get("items").forEach(one -> one.get("parties")
                .forEach(party -> cities.add(party.get("city"))));
        assertThat(cities)
                .allSatisfy(city -> assertThat(city.get("countryCode").asText()).isIn("CN", "NZ"));
    }

    @Test
    void lets_one_of_two_crossing_merges_win() {
        for (int round = 0; round < 4; round++) {
            String one = given.city("One", "CN");
            String other = given.city("Other", "CN");
            String part = given.city("Part", "CN", Map.of("partOf", one));

            List<Reply> replies = AtOnce.run(2, i -> i == 0 ? merge(one, other) : merge(other, one));

            assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
            assertThat(replies.stream().filter(reply -> reply.status() != 200))
                    .allSatisfy(
                            reply -> assertThat(reply.status()).as("%s", reply).isIn(412, 422));
            boolean first = replies.get(0).status() == 200;
            assertThat(http.get("/v1/cities/" + (first ? one : other)).header("Location"))
                    .isEqualTo("/v1/cities/" + (first ? other : one));
            assertThat(http.get("/v1/cities/" + part).at("/partOf/id")).isEqualTo(first ? other : one);
        }
    }

    @Test
    void merges_many_into_one_at_once() {
        String survivor = given.city("Guangzhou", "CN");
        String dunedin = given.city("Dunedin", "NZ");
        given.partnership(survivor, dunedin, "sister-city");
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            others.add(given.city("Canton " + i, "CN"));
            given.partnership(others.get(i), dunedin, "sister-city");
        }

        List<Reply> replies = AtOnce.run(others.size(), i -> merge(others.get(i), survivor));

        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.status()).as("%s", reply).isEqualTo(200));
        assertThat(http.get("/v1/partnerships").ids()).hasSize(1);
        assertThat(http.get("/v1/cities/" + survivor).json().get("names")).hasSize(13);
        assertThat(http.get("/v1/cities").ids()).containsExactlyInAnyOrder(survivor, dunedin);

        List<Reply> back = AtOnce.run(
                others.size(), i -> http.post("/v1/cities/" + others.get(i) + "/unmerge", "", "If-Match", "*"));

        assertThat(back).allSatisfy(reply -> {
            assertThat(reply.status()).as("%s", reply).isEqualTo(200);
            assertThat(reply.json().get("left")).isEmpty();
        });
        assertThat(http.get("/v1/partnerships").ids()).hasSize(13);
        assertThat(http.get("/v1/cities/" + survivor).json().get("names")).hasSize(1);
    }

    private Reply merge(String id, String into) {
        return http.post("/v1/cities/" + id + "/merge", Map.of("into", into), "If-Match", "*");
    }

    private static Map<String, Object> partnership(String one, String other) {
        return Map.of("kind", "sister-city", "parties", List.of(Map.of("city", one), Map.of("city", other)));
    }
}
