package dev.sistercity.registry.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class PartnershipTest {

    @Inject
    Http http;

    @Inject
    Given given;

    @Test
    void refuses_a_second_partnership_of_the_same_pair() {
        String wuxi = given.city("Wuxi", "CN");
        String gimhae = given.city("Gimhae", "KR");
        String first = given.partnership(wuxi, gimhae, "sister-city");

        Reply second = http.post("/v1/partnerships", draft(gimhae, wuxi)).expectProblem(409, "duplicate");

        assertThat(second.at("/existing")).isEqualTo("/v1/partnerships/" + first);
    }

    @Test
    void keeps_one_partnership_however_many_register_it_at_once() {
        String wuxi = given.city("Wuxi", "CN");
        String gimhae = given.city("Gimhae", "KR");

        List<Integer> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> http.post("/v1/partnerships", i % 2 == 0 ? draft(wuxi, gimhae) : draft(gimhae, wuxi))
                        .status())
                .toList();

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(39);
    }

    @Test
    void lets_parties_change_places() {
        String wuxi = given.city("Wuxi", "CN");
        String gimhae = given.city("Gimhae", "KR");
        String path = "/v1/partnerships/" + given.partnership(wuxi, gimhae, "sister-city");

        Reply changed = http.patch(
                path,
                Map.of("parties", List.of(Map.of("city", gimhae), Map.of("city", wuxi))),
                http.get(path).etag());

        assertThat(changed.expect(200).at("/parties/0/city/id")).isEqualTo(gimhae);
    }

    @Test
    void shows_the_kind_that_it_had_then() {
        String wuxi = given.city("Wuxi", "CN");
        String gimhae = given.city("Gimhae", "KR");
        String id = given.partnership(
                List.of(wuxi, gimhae),
                Map.of(
                        "established",
                        "1995",
                        "milestones",
                        List.of(
                                Map.of("type", "signed", "date", "1995", "kind", "friendship-city"),
                                Map.of("type", "upgraded", "date", "2005", "kind", "sister-city"))));

        assertThat(http.get("/v1/partnerships?asOf=2000-01-01").at("/items/0/kind"))
                .isEqualTo("friendship-city");
        assertThat(http.get("/v1/partnerships?asOf=2000-01-01&kind=friendship-city")
                        .ids())
                .containsExactly(id);
        assertThat(http.get("/v1/partnerships?asOf=2000-01-01&kind=sister-city").ids())
                .isEmpty();
        assertThat(http.get("/v1/partnerships?asOf=1994").ids()).isEmpty();
    }

    @Test
    void is_found_by_the_names_and_countries_that_its_cities_have_now() {
        String wuxi = given.city("Wuxi", "CN");
        String id = given.partnership(wuxi, given.city("Gimhae", "KR"), "sister-city");
        String path = "/v1/cities/" + wuxi;

        http.patch(
                        path,
                        Map.of("name", "Liangxi", "names", List.of(), "countryCode", "JP"),
                        http.get(path).etag())
                .expect(200);

        assertThat(http.get("/v1/partnerships?q=liangxi&countryCode=KR&countryCode=JP")
                        .ids())
                .containsExactly(id);
        assertThat(http.get("/v1/partnerships?q=wuxi").ids()).isEmpty();
        assertThat(http.get("/v1/partnerships?countryCode=CN").ids()).isEmpty();
    }

    @Test
    void are_listed_below_their_cities() {
        String wuxi = given.city("Wuxi", "CN");
        String id = given.partnership(wuxi, given.city("Gimhae", "KR"), "sister-city");
        given.city("Dunedin", "NZ");

        assertThat(http.get("/v1/cities/" + wuxi + "/partnerships").ids()).containsExactly(id);
        http.get("/v1/cities/" + id + "/partnerships").expectProblem(404, "not-found");
    }

    private static Map<String, Object> draft(String one, String other) {
        return Map.of("kind", "sister-city", "parties", List.of(Map.of("city", one), Map.of("city", other)));
    }
}
